// Canaries: values that exist in one place of one world and cannot be guessed. Who shows one has
// been there. Each has a class ("secrets") and may have an owner, the key of a person.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/range/needles.h"

namespace parapet::range {

struct Canary {
    std::string kind;   // its class, as exercise.json names it
    std::string owner;  // key of a person; empty when nobody's
};

class Canaries {
public:
    // A new one: twelve characters, 60 bits.
    std::string draw(std::string kind, std::string owner, Random&);
    // An existing value whose parts give it away, each of at least Needles::kShortest bytes.
    void remember(std::string kind, std::string owner, std::vector<std::string> parts);

    // Indices into all() of those that a text shows, given in all its plain_forms().
    std::set<std::size_t> find(std::vector<std::string> const& forms) const;
    std::vector<Canary> const& all() const { return all_; }
    std::size_t count(std::string_view kind) const;

private:
    std::vector<Canary> all_;
    Needles needles_;
};

}  // namespace parapet::range

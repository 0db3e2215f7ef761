// What an app had the world hash, one entry a call: whoever holds a stolen table pays the same for
// every guess (core/range/cracker.h), and a hash that takes time shows in how long an answer takes.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/stored_hash.h"

namespace parapet::range {

struct Hashing {
    crypto::HashCost cost;
    std::string input;      // what was hashed: its first kKept bytes
    std::size_t size = 0;   // of the whole input
    std::string salt;       // or the key of an HMAC
    std::string output;     // bytes; empty when only "no" came of it
    std::size_t place = 0;  // index of the exchange it was done for
};

class Hashings {
public:
    static constexpr std::size_t kKept = 512;      // bytes of an input
    static constexpr std::size_t kMost = 4000;     // calls
    static constexpr std::size_t kDrawn = 65'536;  // bytes of chance

    void add(crypto::HashCost const& cost, ByteView input, ByteView salt, ByteView output,
             std::size_t place) {
        if (all_.size() == kMost) return;
        all_.push_back({.cost = cost,
                        .input = std::string(as_text(input.first(std::min(input.size(), kKept)))),
                        .size = input.size(),
                        .salt = std::string(as_text(salt)),
                        .output = std::string(as_text(output)),
                        .place = place});
    }
    // Bytes of the cryptographic generator, however the app came by them. place: as of a Hashing.
    void drew(ByteView bytes, std::size_t place) {
        drawn_for_[place] += bytes.size();
        if (drawn_.size() >= kDrawn) return;
        draws_.push_back({drawn_.size(), bytes.size(), place});
        drawn_ += as_text(bytes);
    }

    std::deque<Hashing> const& all() const { return all_; }
    std::string const& drawn() const { return drawn_; }
    // What was drawn in one go, in the order of time.
    std::size_t draws() const { return draws_.size(); }
    std::string_view draw(std::size_t index) const {
        return std::string_view(drawn_).substr(draws_[index].at, draws_[index].size);
    }
    std::size_t place_of_draw(std::size_t index) const { return draws_[index].place; }
    // Bytes, for the exchange of this index.
    std::size_t drawn_for(std::size_t place) const {
        auto const found = drawn_for_.find(place);
        return found == drawn_for_.end() ? 0 : found->second;
    }

private:
    std::deque<Hashing> all_;
    std::string drawn_;
    struct Drawn {
        std::size_t at;  // in drawn_
        std::size_t size;
        std::size_t place;
    };
    std::vector<Drawn> draws_;
    std::map<std::size_t, std::size_t> drawn_for_;
};

}  // namespace parapet::range

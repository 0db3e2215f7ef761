// What an app had the world hash, one entry a call: whoever holds a stolen table pays the same for
// every guess (core/range/cracker.h), and a hash that takes time shows in how long an answer takes.
#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <string>

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
        if (drawn_.size() < kDrawn) drawn_ += as_text(bytes);
        drawn_for_[place] += bytes.size();
    }

    std::deque<Hashing> const& all() const { return all_; }
    std::string const& drawn() const { return drawn_; }
    // Bytes, for the exchange of this index.
    std::size_t drawn_for(std::size_t place) const {
        auto const found = drawn_for_.find(place);
        return found == drawn_for_.end() ? 0 : found->second;
    }

private:
    std::deque<Hashing> all_;
    std::string drawn_;
    std::map<std::size_t, std::size_t> drawn_for_;
};

}  // namespace parapet::range

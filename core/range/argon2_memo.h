// Argon2 whose answers are remembered. Hashing is a pure function, and a run meets the same few
// passwords and salts in every case; remembering them makes a run fast without changing anything:
// the virtual clock is charged each time (work_meter.h).
#pragma once

#include <deque>
#include <map>

#include "core/crypto/argon2.h"

namespace parapet::range {

class Argon2Memo {
public:
    static constexpr std::size_t kCapacity = 4096;  // entries; the oldest goes first

    // As crypto::argon2, with an empty secret and no associated data.
    Result<Bytes, crypto::Argon2Error> hash(ByteView password, ByteView salt,
                                            crypto::Argon2Options const&);

    // Whether the password has this tag. A tag that was computed here is one password's alone (two
    // would be a collision), so no other is hashed to see that it is wrong.
    Result<bool, crypto::Argon2Error> verify(ByteView password, ByteView salt,
                                             crypto::Argon2Options const&, ByteView tag);

    std::size_t size() const { return tags_.size(); }
    std::size_t computed() const { return computed_; }  // how often Argon2 really ran

    // The one that all worlds of an engine share.
    static Argon2Memo& shared();

private:
    struct Entry {
        Bytes inputs;  // SHA-256 of the password and all that goes with it
        Bytes output;  // the same of the tag in the password's place
    };

    std::map<Bytes, Bytes> tags_;    // by inputs
    std::map<Bytes, Bytes> inputs_;  // by output
    std::deque<Entry> order_;
    std::size_t computed_ = 0;
};

}  // namespace parapet::range

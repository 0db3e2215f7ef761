// What of a value came of the cryptographic generator, followed through the calls that an app made
// of it and of the hash functions (hashing.h): the rest can be worked out by whoever knows how the
// app works. OWASP ASVS 5.0, 11.5.1; OWASP Session Management Cheat Sheet, "Session ID Entropy".
// That Math.random can be foreseen is known of every browser and of Node; nobody works its state
// out here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/range/hashing.h"
#include "core/range/trace.h"

namespace parapet::range {

// How the beginning of some bytes is spelled; of few bytes nothing, for these may meet by accident.
// Text, such as a PHC string, is spelled as it is, or its last part alone.
std::vector<std::string> spellings(std::string_view bytes);

struct UsedSalt {
    std::string text;
    std::size_t place = 0;  // index of the exchange that hashed with it
};
// Of some salts, by index, those that do not come of the cryptographic generator. Of those that do
// something drawn is in them, as it is or hashed; or their letters were picked by what was drawn in
// the same exchange or, for all of them, in one before it. What was drawn for something else, such
// as the number of a request or a token, picked no letters. Whether a salt is told elsewhere is all
// the same: it need be no secret.
std::vector<std::size_t> foreseeable_salts(std::vector<UsedSalt> const&, Trace const&,
                                           Hashings const&);

// How many salts lay ready where hashes were made with some that were drawn in an exchange before;
// 0 where there are none.
std::size_t salts_drawn_ahead(Hashings const&);

// Whether a nonce in the answer of an exchange comes of the cryptographic generator, or a key is in
// it. What was drawn for another value of that answer, such as the number of a request, picked no
// letters of the nonce.
bool is_unpredictable_nonce(std::string_view nonce, Trace const&, std::size_t place,
                            Hashings const&);

// Whether a value that the app gave somebody could have been foreseen: neither chance nor a key is
// in it, and all that was drawn so far went elsewhere, so that its letters were not picked by it.
// When in doubt it could not.
bool is_foreseeable(std::string_view value, Trace const&, Hashings const&);

// Whether there are so few values of this length and these letters, 2^40 at most, that whoever
// tries them out for weeks finds one that somebody has.
bool is_one_of_few(std::string_view value);

}  // namespace parapet::range

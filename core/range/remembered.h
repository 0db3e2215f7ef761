// What was computed before, by a digest of its inputs: as Argon2Memo, for a run meets the same few
// passwords and salts in every case.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/base/bytes.h"
#include "core/crypto/digest.h"

namespace parapet::range {

inline constexpr std::size_t kHashesKept = 1024;

// compute gives a Result; failures are not kept.
template <class Value, class Compute>
auto remembered(std::map<Bytes, Value>& known, std::string const& inputs, Compute compute) {
    Bytes key = crypto::digest(crypto::Hash::Sha256, as_bytes(inputs));
    if (auto const found = known.find(key); found != known.end())
        return decltype(compute())(found->second);
    auto value = compute();
    if (known.size() >= kHashesKept) known.clear();
    if (value) known.emplace(std::move(key), value.value());
    return value;
}

}  // namespace parapet::range

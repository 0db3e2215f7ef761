// The host operations that hash passwords: argon2.hash, argon2.verify, bcrypt, scrypt, pbkdf2.
// Costs are charged to the world's clock (work_meter.h); answers that were computed before are
// remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/range/json.h"
#include "core/range/world.h"

namespace parapet::range {

// A TypeError with node's code, as the reply.
std::string bad_argument(std::string_view what);
// A member that holds bytes in Base64; nothing when it is something else.
std::optional<Bytes> bytes_in(Json const& operation, std::string_view name);

std::string argon2_hash(World&, Json const& operation);
std::string argon2_verify(World&, Json const& operation);
std::string bcrypt_hash(World&, Json const& operation);
std::string derive_key(World&, Json const& operation);

}  // namespace parapet::range

#include "core/range/host_operations.h"

#include <algorithm>
#include <array>

#include "core/base/base64.h"
#include "core/crypto/digest.h"
#include "core/range/host_reply.h"
#include "core/range/json_text.h"
#include "core/range/password_operations.h"
#include "core/range/settings.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr double kMostRandomBytes = 65'536;
constexpr double kLongestTimer = 2'147'483'647;  // milliseconds, as setTimeout
constexpr double kMostInFlight = 1'000;          // requests at once

std::string run_sql(World& world, Json const& op) {
    auto parameters = parameters_of(op);
    if (!parameters) return fail_reply("TypeError", "", parameters.error());
    return sql_reply(world.query({.role = text_of(op, "role", world.fixture().spec->role),
                                  .sql = text_of(op, "sql"),
                                  .parameters = parameters.take(),
                                  .cause = cause_of(op)}));
}

std::string connect(World& world, Json const& op) {
    std::string const role = text_of(op, "role");
    if (world.connect(role)) return ok_reply(true);
    return fail_reply("Error", "28000", "role \"" + role + "\" does not exist");
}

std::string timer(World&, Json const&) { return ok_reply(true); }

std::string random(World& world, Json const& op) {
    Bytes bytes(
        static_cast<std::size_t>(std::clamp(number_of(op, "bytes"), 0.0, kMostRandomBytes)));
    // A seed is no secret: what is made of it can be foreseen.
    world.draw(bytes, cause_of(op),
               text_of(op, "for") == "seed" ? World::Draw::Seed : World::Draw::Secret);
    return ok_reply(encode_base64(bytes));
}

std::string digest(World& world, Json const& op) {
    auto const data = bytes_in(op, "data");
    auto const hash = crypto::hash_named(text_of(op, "algorithm"));
    if (!hash)
        return fail_reply("Error", "ERR_CRYPTO_INVALID_DIGEST",
                          "Invalid digest: " + text_of(op, "algorithm"));
    if (!data) return bad_argument("data must be a string or a buffer");
    bool const keyed = text_of(op, "op") != "digest";
    auto const key = bytes_in(op, "key");
    if (keyed && !key) return bad_argument("key must be a string or a buffer");
    Bytes const sum = keyed ? crypto::hmac(*hash, *key, *data) : crypto::digest(*hash, *data);
    world.hashed(crypto::FastDigest{*hash}, *data, keyed ? ByteView(*key) : ByteView(), sum,
                 cause_of(op));
    return ok_reply(encode_base64(sum));
}

std::string now(World& world, Json const&) {
    return ok_reply(static_cast<double>(world.now().time_since_epoch().count()) / 1000);
}

std::string log(World& world, Json const& op) {
    world.log(text_of(op, "level", "info"), text_of(op, "text"), cause_of(op));
    return ok_reply(true);
}

std::string answered(World& world, Json const& op) {
    double const index = number_of(op, "index", -1);
    if (!(index >= 0 && index < kMostInFlight))
        return bad_argument("index must be that of a request");
    world.trace().answer(static_cast<std::size_t>(index), world.now());
    return ok_reply(true);
}

struct Operation {
    std::string_view name;
    std::string (*carry_out)(World&, Json const&);
};
constexpr std::array<Operation, 14> kOperations{{{"sql", run_sql},
                                                 {"connect", connect},
                                                 {"argon2.hash", argon2_hash},
                                                 {"argon2.verify", argon2_verify},
                                                 {"bcrypt", bcrypt_hash},
                                                 {"scrypt", derive_key},
                                                 {"pbkdf2", derive_key},
                                                 {"timer", timer},
                                                 {"random", random},
                                                 {"digest", digest},
                                                 {"hmac", digest},
                                                 {"now", now},
                                                 {"log", log},
                                                 {"answered", answered}}};

}  // namespace

std::string HostOperations::carry_out(Json const& op) {
    std::string const name = text_of(op, "op");
    if (name == "limits.increment") return limits_.increment(world_, op);
    if (name == "limits.take") return limits_.take(world_, op);
    if (name == "limits.reset") return limits_.reset(world_, op);
    for (Operation const& operation : kOperations)
        if (operation.name == name) return operation.carry_out(world_, op);
    return setting_operation(world_, op);
}

std::string HostOperations::call(std::string_view json) {
    auto const op = parse_json(json);
    if (!op) return bad_argument("a host operation must be JSON: " + op.error());
    return carry_out(op.value());
}

int HostOperations::start(std::string_view json) {
    auto op = parse_json(json);
    Json operation = op ? op.take() : object({{"op", "unreadable"}});
    std::string const name = text_of(operation, "op");
    std::string queue;
    std::optional<Time> due;
    // One request's statements under one role are one connection's.
    if (name == "sql")
        queue = text_of(operation, "role") + ' ' + to_canonical(member_of(operation, "request"));
    if (name == "timer") {
        double const delay = std::clamp(number_of(operation, "delay"), 0.0, kLongestTimer);
        due = world_.now() + microseconds(static_cast<std::uint64_t>(delay * 1000));
    }
    int const id = scheduler_.add(std::move(queue), due);
    started_.emplace(id, std::move(operation));
    return id;
}

std::string HostOperations::next() {
    auto const id = scheduler_.take();
    if (!id) return {};
    auto const operation = started_.extract(*id);
    return "{\"id\":" + std::to_string(*id) + ",\"reply\":" + carry_out(operation.mapped()) + '}';
}

}  // namespace parapet::range

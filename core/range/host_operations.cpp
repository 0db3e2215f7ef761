#include "core/range/host_operations.h"

#include <algorithm>
#include <array>

#include "core/base/base64.h"
#include "core/crypto/digest.h"
#include "core/range/host_reply.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr double kMostRandomBytes = 65'536;
constexpr double kLongestTimer = 2'147'483'647;  // milliseconds, as setTimeout
constexpr double kMostInFlight = 1'000;          // requests at once

std::string bad(std::string_view what) {
    return fail_reply("TypeError", "ERR_INVALID_ARG_TYPE", what);
}

std::optional<Bytes> bytes_in(Json const& operation, std::string_view name) {
    Json const& text = member_of(operation, name);
    if (!text.is_string()) return std::nullopt;
    auto bytes = decode_base64(text.get_ref<std::string const&>());
    if (!bytes) return std::nullopt;
    return bytes.take();
}

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

std::uint32_t count_in(Json const& options, std::string_view name, double otherwise) {
    return static_cast<std::uint32_t>(std::clamp(number_of(options, name, otherwise), 0.0, 4e9));
}

// Members and defaults are those of npm argon2.
crypto::Argon2Options argon2_options(Json const& given) {
    crypto::Argon2Options options;
    std::uint32_t const type = count_in(given, "type", 2);
    options.type = type == 0   ? crypto::Argon2Type::Argon2d
                   : type == 1 ? crypto::Argon2Type::Argon2i
                               : crypto::Argon2Type::Argon2id;
    options.memory_kib = count_in(given, "memoryCost", 65'536);
    options.passes = count_in(given, "timeCost", 3);
    options.lanes = count_in(given, "parallelism", 4);
    options.tag_length = count_in(given, "hashLength", 32);
    return options;
}

std::string argon2_hash(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad("password must be a string or a buffer");
    Json const& given = member_of(op, "options");
    auto const salt = bytes_in(given, "salt");
    crypto::Argon2Options const options = argon2_options(given);
    auto const hash = salt ? world.hash_password(as_text(*password), *salt, options)
                           : world.hash_password(as_text(*password), options);
    if (!hash) return fail_reply("Error", "", crypto::explain(hash.error()));
    return ok_reply(hash.value());
}

std::string argon2_verify(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad("password must be a string or a buffer");
    auto const right = world.verify_password(text_of(op, "hash"), as_text(*password));
    if (!right) return fail_reply("Error", "", crypto::explain(right.error()));
    return ok_reply(right.value());
}

std::string timer(World&, Json const&) { return ok_reply(true); }

std::string random(World& world, Json const& op) {
    Bytes bytes(
        static_cast<std::size_t>(std::clamp(number_of(op, "bytes"), 0.0, kMostRandomBytes)));
    world.app_random().fill(bytes);
    return ok_reply(encode_base64(bytes));
}

std::string digest(World& world, Json const& op) {
    auto const data = bytes_in(op, "data");
    auto const hash = crypto::hash_named(text_of(op, "algorithm"));
    if (!hash)
        return fail_reply("Error", "ERR_CRYPTO_INVALID_DIGEST",
                          "Invalid digest: " + text_of(op, "algorithm"));
    if (!data) return bad("data must be a string or a buffer");
    world.advance(byte_work(data->size()));
    if (text_of(op, "op") == "digest") return ok_reply(encode_base64(crypto::digest(*hash, *data)));
    auto const key = bytes_in(op, "key");
    if (!key) return bad("key must be a string or a buffer");
    return ok_reply(encode_base64(crypto::hmac(*hash, *key, *data)));
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
    if (!(index >= 0 && index < kMostInFlight)) return bad("index must be that of a request");
    world.trace().answer(static_cast<std::size_t>(index), world.now());
    return ok_reply(true);
}

struct Operation {
    std::string_view name;
    std::string (*carry_out)(World&, Json const&);
};
constexpr std::array<Operation, 11> kOperations{{{"sql", run_sql},
                                                 {"connect", connect},
                                                 {"argon2.hash", argon2_hash},
                                                 {"argon2.verify", argon2_verify},
                                                 {"timer", timer},
                                                 {"random", random},
                                                 {"digest", digest},
                                                 {"hmac", digest},
                                                 {"now", now},
                                                 {"log", log},
                                                 {"answered", answered}}};

std::string carry_out(World& world, Json const& op) {
    std::string const name = text_of(op, "op");
    for (Operation const& operation : kOperations)
        if (operation.name == name) return operation.carry_out(world, op);
    return bad("there is no host operation \"" + name + "\"");
}

}  // namespace

std::string HostOperations::call(std::string_view json) {
    auto const op = parse_json(json);
    if (!op) return bad("a host operation must be JSON: " + op.error());
    return carry_out(world_, op.value());
}

int HostOperations::start(std::string_view json) {
    auto op = parse_json(json);
    Json operation = op ? op.take() : object({{"op", "unreadable"}});
    std::string const name = text_of(operation, "op");
    std::string queue;
    std::optional<Time> due;
    // One request's statements under one role are one connection's.
    if (name == "sql")
        queue = text_of(operation, "role") + ' ' + to_ascii(member_of(operation, "request"));
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
    return "{\"id\":" + std::to_string(*id) +
           ",\"reply\":" + carry_out(world_, operation.mapped()) + '}';
}

}  // namespace parapet::range

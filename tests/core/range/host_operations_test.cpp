#include "core/range/host_operations.h"

#include "core/base/base64.h"
#include "core/range/json_text.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

Json reply_to(HostOperations& operations, nlohmann::json const& operation) {
    return parse_json(operations.call(operation.dump())).value();
}

}  // namespace

TEST_CASE("host operations: a prepared statement gives rows in the order of its columns") {
    SmallWorld small;
    HostOperations operations(small.world);
    std::string const reply = operations.call(
        R"({"op":"sql","role":"app","sql":"SELECT 'é' AS z, id AS a FROM notes WHERE id = ?","params":[1]})");
    CHECK(reply == R"({"ok":{"rows":[{"z":"é","a":1}],"changes":0,"lastInsertRowid":0}})");
}

TEST_CASE("host operations: values are bound as better-sqlite3 binds them") {
    SmallWorld small;
    HostOperations operations(small.world);
    Json const reply = reply_to(
        operations,
        {{"op", "sql"},
         {"role", "app"},
         {"sql", "SELECT typeof(?) a, typeof(?) b, typeof(?) c, typeof(?) d, typeof(?) e"},
         {"params",
          nlohmann::json::array({1, {{"$int", "1"}}, "x", nullptr, {{"$blob", "AAE="}}})}});
    CHECK(to_canonical(reply["ok"]["rows"][0]) ==
          R"({"a":"real","b":"integer","c":"text","d":"null","e":"blob"})");
    Json const refused = reply_to(operations, {{"op", "sql"},
                                               {"role", "app"},
                                               {"sql", "SELECT ?"},
                                               {"params", nlohmann::json::array({true})}});
    CHECK(refused["fail"]["name"] == "TypeError");
    Json const few = reply_to(
        operations,
        {{"op", "sql"}, {"role", "app"}, {"sql", "SELECT ?"}, {"params", nlohmann::json::array()}});
    CHECK(few["fail"]["name"] == "RangeError");
}

TEST_CASE("host operations: the database has the world's clock, and chance from its seed") {
    auto const ask = [](SmallWorld& small, std::string const& sql) {
        HostOperations operations(small.world);
        return to_canonical(reply_to(
            operations,
            {{"op", "sql"}, {"role", "app"}, {"sql", sql}})["ok"]["rows"][std::size_t{0}]["x"]);
    };
    SmallWorld small, same, other(2);
    auto const seconds = [&] {
        return std::chrono::duration_cast<std::chrono::seconds>(
                   small.world.now().time_since_epoch())
            .count();
    };
    CHECK(ask(small, "SELECT unixepoch() AS x") == std::to_string(seconds()));
    small.world.advance(std::chrono::hours(25));
    CHECK(ask(small, "SELECT unixepoch() AS x") == std::to_string(seconds()));

    std::string const chance = "SELECT hex(randomblob(16)) AS x";
    std::string const first = ask(same, chance);
    CHECK(first != ask(other, chance));
    CHECK(first != ask(same, chance));
}

TEST_CASE("host operations: text without parameters may hold several statements") {
    SmallWorld small;
    HostOperations operations(small.world);
    Json const reply =
        reply_to(operations, {{"op", "sql"},
                              {"role", "owner"},
                              {"sql", "DELETE FROM notes; INSERT INTO notes VALUES (9, 'x')"}});
    CHECK(reply["ok"]["changes"] == 1);
    CHECK(reply["ok"]["lastInsertRowid"] == 9);
}

TEST_CASE("host operations: a database error is thrown as better-sqlite3 throws it") {
    SmallWorld small;
    HostOperations operations(small.world);
    Json const reply = reply_to(operations, {{"op", "sql"}, {"role", "app"}, {"sql", "SELEC 1"}});
    CHECK(reply["fail"]["name"] == "SqliteError");
    CHECK(reply["fail"]["code"] == "SQLITE_ERROR");
    CHECK(reply["fail"]["message"] == "near \"SELEC\": syntax error");
}

TEST_CASE("host operations: only a role that exists can be connected as") {
    SmallWorld small;
    HostOperations operations(small.world);
    CHECK(reply_to(operations, {{"op", "connect"}, {"role", "app"}})["ok"] == true);
    CHECK(reply_to(operations, {{"op", "connect"}, {"role", "nobody"}}).contains("fail"));
    CHECK(small.world.roles() == std::vector<std::string>{"app"});
}

TEST_CASE("host operations: Argon2 costs virtual time each time, though it runs once") {
    SmallWorld small;
    HostOperations operations(small.world);
    nlohmann::json const options{
        {"memoryCost", 19456}, {"timeCost", 2}, {"parallelism", 1}, {"salt", "c2FsdHNhbHQ="}};
    nlohmann::json const hash{
        {"op", "argon2.hash"}, {"password", "cGFzc3dvcmQ="}, {"options", options}};
    Time const before = small.world.now();
    Json const first = reply_to(operations, hash);
    Duration const once = small.world.now() - before;
    CHECK(once > std::chrono::milliseconds(25));
    CHECK(once < std::chrono::milliseconds(35));
    std::size_t const computed = Argon2Memo::shared().computed();
    CHECK(reply_to(operations, hash) == first);
    CHECK(small.world.now() - before == 2 * once);
    CHECK(Argon2Memo::shared().computed() == computed);
    nlohmann::json const verify{
        {"op", "argon2.verify"}, {"password", "cGFzc3dvcmQ="}, {"hash", first["ok"].as_string()}};
    CHECK(reply_to(operations, verify)["ok"] == true);
}

TEST_CASE("host operations: the same password gets another salt, and every case the same ones") {
    auto const two_hashes = [](char const* label) {
        SmallWorld small(1, label);
        std::string const first = small.world.hash_password("x", {.memory_kib = 8}).take();
        return std::pair(first, small.world.hash_password("x", {.memory_kib = 8}).take());
    };
    auto const one = two_hashes("one");
    CHECK(one.first != one.second);
    CHECK(one == two_hashes("two"));
}

TEST_CASE("host operations: digests, chance and the clock") {
    SmallWorld small;
    HostOperations operations(small.world);
    CHECK(reply_to(operations, {{"op", "digest"}, {"algorithm", "sha256"}, {"data", ""}})["ok"] ==
          "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    CHECK(reply_to(operations,
                   {{"op", "hmac"}, {"algorithm", "sha256"}, {"data", ""}, {"key", ""}})["ok"] ==
          "thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0=");
    CHECK(reply_to(operations, {{"op", "digest"}, {"algorithm", "rot13"}, {"data", ""}})
              .contains("fail"));
    CHECK(reply_to(operations, {{"op", "random"}, {"bytes", 3}})["ok"].as_string().size() == 4);
    double const now = reply_to(operations, {{"op", "now"}})["ok"].as_number();
    CHECK(now >= 1'772'323'200'000.0);
    CHECK(now < 1'772'323'200'000.0 + 3 * 86'400'000.0);
}

TEST_CASE("host operations: a setting is a text that stays, or nothing") {
    nlohmann::json const more{
        {"world", {{"settings", {{"pepper", "{{letters 64}}"}, {"torn", "{{letters some}}"}}}}}};
    nlohmann::json const ask{{"op", "setting"}, {"name", "pepper"}};
    SmallWorld small(1, "one", more), other(1, "two", more), others_seed(2, "one", more);
    HostOperations operations(small.world), elsewhere(other.world), later(others_seed.world);
    std::string const pepper = text_of(reply_to(operations, ask), "ok");
    CHECK(pepper.size() == 64);
    CHECK(text_of(reply_to(operations, ask), "ok") == pepper);
    CHECK(text_of(reply_to(elsewhere, ask), "ok") == pepper);
    CHECK(text_of(reply_to(later, ask), "ok") != pepper);
    CHECK(reply_to(operations, {{"op", "setting"}, {"name", "port"}}).contains("ok"));
    CHECK(reply_to(operations, {{"op", "setting"}, {"name", "port"}})["ok"].is_null());
    CHECK(text_of(reply_to(operations, {{"op", "setting"}, {"name", "torn"}})["fail"], "message")
              .starts_with("/world/settings: {{letters"));
    for (nlohmann::json const& name :
         {nlohmann::json("PEPPER"), nlohmann::json(""), nlohmann::json("2nd"), nlohmann::json(7),
          nlohmann::json("a-b"), nlohmann::json(std::string(65, 'a')), nlohmann::json()})
        CHECK(reply_to(operations, {{"op", "setting"}, {"name", name}})["fail"]["name"] ==
              "TypeError");
}

TEST_CASE("host operations: not to start is right where a forgotten setting was asked for") {
    nlohmann::json const more{{"world", {{"settings", {{"pepper", "x"}, {"key", "y"}}}}}};
    nlohmann::json const unstarted{{"op", "unstarted"}};
    SmallWorld small(1, "test", more);
    HostOperations operations(small.world);
    Forgotten forgotten{.settings = {"pepper"}};
    small.world.forget(forgotten);
    reply_to(operations, {{"op", "setting"}, {"name", "port"}});
    CHECK(reply_to(operations, {{"op", "setting"}, {"name", "key"}})["ok"] == "y");
    CHECK(reply_to(operations, unstarted)["ok"] == false);
    CHECK(reply_to(operations, {{"op", "setting"}, {"name", "pepper"}})["ok"].is_null());
    CHECK(reply_to(operations, unstarted)["ok"] == true);
}

TEST_CASE("host operations: nonsense is a reply, never an abort") {
    SmallWorld small;
    HostOperations operations(small.world);
    for (char const* text :
         {"", "null", "[]", "{}", R"({"op":7})", R"({"op":"rm"})", R"({"op":"sql"})",
          R"({"op":"sql","params":3,"sql":4,"role":[]})", R"({"op":"argon2.hash"})",
          R"({"op":"argon2.verify","password":"AA==","hash":5})", R"({"op":"random","bytes":-1})",
          R"({"op":"random","bytes":1e300})", R"({"op":"timer","delay":"x"})",
          R"({"op":"log","at":[{"line":1e300},7]})", "{\"op\":\"\\ud800\"}"}) {
        INFO(text);
        CHECK(parse_json(operations.call(text)).ok());
        int const id = operations.start(text);
        auto const next = parse_json(operations.next());
        REQUIRE(next.ok());
        CHECK(next.value()["id"] == id);
    }
    CHECK(operations.next().empty());
}

TEST_CASE("host operations: bcrypt hashes as npm bcrypt does, long passwords cut off") {
    SmallWorld small;
    HostOperations operations(small.world);
    auto hash = [&](std::string_view password, std::string_view setting) {
        return reply_to(operations, {{"op", "bcrypt"},
                                     {"password", encode_base64(as_bytes(password))},
                                     {"setting", std::string(setting)}});
    };
    constexpr std::string_view kSetting = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.";
    CHECK(hash("U*U", kSetting)["ok"] ==
          "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    Time const before = small.world.now();
    CHECK(hash("U*U", kSetting)["ok"] ==
          "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    CHECK(small.world.now() - before >= std::chrono::milliseconds(1));
    CHECK(hash(std::string(72, 'x'), kSetting) == hash(std::string(99, 'x'), kSetting));
    CHECK(hash("U*U", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.")["ok"] != hash("U*U", kSetting)["ok"]);
    CHECK(hash("x", "$2a$31$CCCCCCCCCCCCCCCCCCCCC.")["fail"]["name"] == "Error");
    CHECK(hash("x", "nonsense")["fail"]["name"] == "Error");
}

TEST_CASE("host operations: bcrypt does not hash to see that a hash is another password's") {
    SmallWorld small;
    HostOperations operations(small.world);
    auto compare = [&](std::string_view password, std::string const& compared) {
        return reply_to(operations, {{"op", "bcrypt"},
                                     {"password", encode_base64(as_bytes(password))},
                                     {"setting", "$2b$05$CCCCCCCCCCCCCCCCCCCCC."},
                                     {"compared", compared}})["ok"];
    };
    std::string const made = compare("right", "").as_string();
    CHECK(compare("right", made) == made);
    Time const before = small.world.now();
    CHECK(compare("wrong", made) == "");
    CHECK(small.world.now() - before >= std::chrono::milliseconds(1));
    // What bcrypt reads no further than is the same password; and what nobody made is hashed.
    std::string const long_one = compare(std::string(72, 'x'), "").as_string();
    CHECK(compare(std::string(99, 'x'), long_one) == long_one);
    CHECK(compare("wrong", long_one.substr(0, 40)).as_string().size() == 60);
}

TEST_CASE("host operations: Argon2 takes a pepper and associated data") {
    SmallWorld small;
    HostOperations operations(small.world);
    std::string const password = encode_base64(as_bytes("correct horse"));
    std::string const secret = encode_base64(as_bytes("pepper"));
    Json const hashed =
        reply_to(operations, {{"op", "argon2.hash"},
                              {"password", password},
                              {"options",
                               {{"memoryCost", 64},
                                {"timeCost", 1},
                                {"salt", encode_base64(as_bytes("sixteen bytes ok"))},
                                {"secret", secret},
                                {"associatedData", encode_base64(as_bytes("user 7"))}}}});
    std::string const phc = hashed["ok"].as_string();
    CHECK(phc.find(",data=dXNlciA3$") != std::string::npos);
    auto verify = [&](std::string const& with) {
        return reply_to(operations, {{"op", "argon2.verify"},
                                     {"password", password},
                                     {"hash", phc},
                                     {"secret", with}})["ok"];
    };
    CHECK(verify(secret) == true);
    CHECK(verify("") == false);
    CHECK(verify(encode_base64(as_bytes("another"))) == false);
}

TEST_CASE("host operations: a pepper counts where the world draws the salt") {
    SmallWorld small;
    HostOperations operations(small.world);
    std::string const password = encode_base64(as_bytes("correct horse"));
    std::string const secret = encode_base64(as_bytes("pepper"));
    Json const hashed = reply_to(
        operations, {{"op", "argon2.hash"},
                     {"password", password},
                     {"options", {{"memoryCost", 64}, {"timeCost", 1}, {"secret", secret}}}});
    auto verify = [&](std::string const& with) {
        return reply_to(operations, {{"op", "argon2.verify"},
                                     {"password", password},
                                     {"hash", hashed["ok"].as_string()},
                                     {"secret", with}})["ok"];
    };
    CHECK(verify(secret) == true);
    CHECK(verify("") == false);
}

TEST_CASE("host operations: scrypt and PBKDF2 derive the keys of their RFCs") {
    SmallWorld small;
    HostOperations operations(small.world);
    Json const scrypt = reply_to(operations, {{"op", "scrypt"},
                                              {"password", encode_base64(as_bytes("password"))},
                                              {"salt", encode_base64(as_bytes("NaCl"))},
                                              {"N", 1024},
                                              {"r", 8},
                                              {"p", 16},
                                              {"length", 64}});
    CHECK(scrypt["ok"].as_string().starts_with("/bq+HJ00cgB4VucZDQHp/nxq18vII3gw"));
    nlohmann::json pbkdf2 = {{"op", "pbkdf2"},
                             {"password", encode_base64(as_bytes("passwd"))},
                             {"salt", encode_base64(as_bytes("salt"))},
                             {"algorithm", "sha256"},
                             {"iterations", 1},
                             {"length", 64}};
    CHECK(reply_to(operations, pbkdf2)["ok"].as_string().starts_with("VawEblbjCJ/sFpHC"));
    pbkdf2["iterations"] = 0;
    CHECK(reply_to(operations, pbkdf2)["fail"]["name"] == "RangeError");
    pbkdf2["algorithm"] = "nope";
    CHECK(reply_to(operations, pbkdf2)["fail"]["code"] == "ERR_CRYPTO_INVALID_DIGEST");
}

TEST_CASE("host operations: in trouble the database refuses or fails, but lets a transaction end") {
    SmallWorld small;
    auto const error_of = [&](std::string const& role, std::string const& sql) {
        auto const answer = small.world.query({.role = role, .sql = sql});
        return answer ? std::string() : answer.error().error.code;
    };
    std::string const owner = small.fixture.spec->owner;
    std::string const select = "SELECT text FROM notes";
    small.world.trouble_database(World::Trouble::Refusal);
    CHECK(error_of("app", select) == "SQLITE_AUTH");
    CHECK(error_of(owner, select).empty());
    small.world.trouble_database(World::Trouble::Failure);
    CHECK(error_of(owner, select) == "SQLITE_IOERR");
    CHECK(error_of("app", "BEGIN IMMEDIATE").empty());
    CHECK(error_of("app", "ROLLBACK").empty());
    small.world.trouble_database(World::Trouble::None);
    CHECK(error_of("app", select).empty());
}

TEST_CASE("host operations: the names that statements bind are known, if they are names") {
    SmallWorld small;
    sql::Parameters parameters;
    parameters.named.emplace_back("id", sql::Value{std::int64_t{1}});
    parameters.named.emplace_back("no name", sql::Value{std::int64_t{1}});
    (void)small.world.query(
        {.role = "app", .sql = "SELECT text FROM notes WHERE id = :id", .parameters = parameters});
    CHECK(small.world.bound_names() == std::set<std::string>{"id"});
}

#include "core/range/run.h"

#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "tests/core/catch.h"
#include "tests/core/range/shop_case.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

struct Shop {
    explicit Shop(std::string_view grants, reference::Style style, std::uint64_t seed = 1)
        : style_(std::move(style)) {
        Reply const opened = run.open(shop_exercise(), shop_files(grants), seed);
        INFO(opened.error);
        REQUIRE(opened.error.empty());
        REQUIRE(opened.value.empty());
    }
    Json play(std::string_view id) {
        ShopApp app(run, style_);
        Reply const reply = run.play(id, app);
        INFO(reply.error);
        REQUIRE(reply.error.empty());
        return parse_json(reply.value).take();
    }
    Json report() { return parse_json(run.report("").value).take(); }

    Run run;

private:
    reference::Style style_;
};

}  // namespace

TEST_CASE("run: the vulnerable shop is breached, and the breach explains itself") {
    Shop shop(kOwnerGrants, vulnerable());
    Json const entry = shop.play("union-extraction");
    CHECK(entry["outcome"] == "breached");
    CHECK(entry["points"] == 0);
    CHECK(text_of(entry, "effect").starts_with("The attacker holds "));
    CHECK(entry["lines"][0] == object({{"file", "catalogue.js"}, {"line", 7}}));
    bool deciding_code = false;
    for (Json const& exchange : entry["trace"])
        for (Json const& event : exchange["events"])
            for (Json const& token : member_of(event, "tokens"))
                deciding_code =
                    deciding_code || (exchange["deciding"] == true && token["from"] == "code" &&
                                      text_of(token, "value") == "query.q");
    CHECK(deciding_code);
}

TEST_CASE("run: the hardened shop holds, by the control that is the lesson") {
    Shop shop(kLeastGrants, hardened());
    for (auto const& [id, control] :
         {std::pair("union-extraction", "bound"), std::pair("order-by-extraction", "allow-list"),
          std::pair("foothold-write", "role"), std::pair("secret-columns", "missing")}) {
        INFO(id);
        Json const entry = shop.play(id);
        CHECK(entry["outcome"] == "blocked");
        CHECK(entry["control"]["kind"] == control);
        CHECK(entry["control"]["intended"] == true);
        CHECK(entry["points"] == entry["of"]);
    }
}

TEST_CASE("run: second order is seen as code that was stored") {
    Shop shop(kOwnerGrants, vulnerable());
    Json const entry = shop.play("second-order");
    CHECK(entry["outcome"] == "breached");
    CHECK(to_canonical(entry["trace"]).find("\"via\":\"stored\"") != std::string::npos);
}

TEST_CASE("run: an owner's grants are no obstacle to a foothold") {
    Shop shop(kOwnerGrants, hardened());
    Json const entry = shop.play("foothold-read");
    CHECK(entry["outcome"] == "breached");
    CHECK(entry["effects"][0]["role"] == "shop_app");
}

TEST_CASE("run: the same files and seed give the same report, another seed another") {
    auto const hash = [](std::uint64_t seed) {
        Shop shop(kLeastGrants, hardened(), seed);
        shop.play("words");
        shop.play("wildcards");
        return text_of(shop.report(), "hash");
    };
    CHECK(hash(1) == hash(1));
    CHECK(hash(1) != hash(2));
}

TEST_CASE("run: hashes are those of everything else in the report and in the case") {
    auto const hash = [](Json const& value) {
        return "sha256:" +
               encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(to_canonical(value))));
    };
    Shop shop(kLeastGrants, hardened());
    Json entry = shop.play("words");
    Json report = shop.report();
    CHECK(text_of(*report["cases"].begin(), "hash") == text_of(entry, "hash"));
    std::string const whole = text_of(report, "hash");
    report.erase("hash");
    CHECK(whole == hash(report));
    std::string const own = text_of(entry, "hash");
    for (char const* later : {"hash", "points", "of"}) entry.erase(later);
    CHECK(own == hash(entry));
}

TEST_CASE("run: a case is played in a world of its own") {
    Shop shop(kOwnerGrants, vulnerable());
    std::string const before = shop.run.world_sql().value;
    CHECK(shop.play("stacked-statements")["outcome"] == "breached");
    CHECK(shop.run.world_sql().value == before);
    CHECK(shop.play("words")["outcome"] == "served");
}

TEST_CASE("run: what another run has played counts as if it were played here") {
    Shop whole(kOwnerGrants, vulnerable());
    Json const story = whole.play("words");
    Json const breach = whole.play("wildcards");
    Shop first(kOwnerGrants, vulnerable());
    first.play("browse");
    REQUIRE(first.run.adopt(to_canonical(Json::array({breach, story}))).error.empty());
    CHECK(first.report() == whole.report());
    auto const brief = [](Json const& entry) {
        return object(
            {{"id", entry["id"]}, {"outcome", entry["outcome"]}, {"hash", entry["hash"]}});
    };
    REQUIRE(
        first.run.adopt(to_canonical(Json::array({brief(breach), brief(story)}))).error.empty());
    CHECK(first.report() == whole.report());
    first.play("wildcards");
    CHECK(first.report() == whole.report());
    REQUIRE(first.run.adopt("[]").error.empty());
    CHECK(first.report()["cases"].empty());
    CHECK_FALSE(first.run.adopt(R"([{"id": "no-such-case"}])").error.empty());
    CHECK_FALSE(first.run.adopt("{}").error.empty());
}

TEST_CASE("run: code that ran and won nothing earns no point, nor where it is adopted") {
    Shop shop(kLeastGrants, vulnerable());
    Json const entry =
        shop.play("encodings");  // the plain way is open, so there is nothing to dress up
    CHECK(entry["outcome"] == "blocked");
    CHECK(entry["control"]["kind"] == "none");
    CHECK(entry["byLuck"] == true);
    CHECK(entry["points"] == 0);
    CHECK(shop.report()["outcome"] == "failed");

    Shop other(kLeastGrants, vulnerable());
    REQUIRE(other.run.adopt(to_canonical(Json::array({entry}))).error.empty());
    CHECK(other.report() == shop.report());
}

TEST_CASE("run: grants that do not parse are a problem, not a crash") {
    Run run;
    Reply const opened =
        run.open(shop_exercise(), shop_files("CREATE ROLE shop_app;\nGRANT ALL shop;"), 1);
    CHECK(opened.error.empty());
    Json const problem = parse_json(opened.value).value();
    CHECK(problem["kind"] == "grants");
    CHECK(problem["file"] == "grants.sql");
    CHECK(problem["line"] == 2);
    ShopApp app(run, hardened());
    CHECK_FALSE(run.play("words", app).error.empty());
    Json const report = parse_json(run.report("").value).value();
    CHECK(report["outcome"] == "broken");
    CHECK(report["score"]["points"] == 0);
    CHECK(report["score"]["of"].as_integer() > 0);
}

TEST_CASE("run: what is asked out of turn is an error") {
    Run run;
    ShopApp app(run, hardened());
    CHECK_FALSE(run.play("words", app).error.empty());
    CHECK_FALSE(run.adopt("[]").error.empty());
    CHECK_FALSE(run.report("").error.empty());
    CHECK(run.start("{}") == 0);
    CHECK_FALSE(run.open("{}", "{}", 1).error.empty());
    CHECK_FALSE(run.open(shop_exercise(), "{}", 1).error.empty());
    Shop shop(kLeastGrants, hardened());
    CHECK_FALSE(shop.run.play("no-such-case", app).error.empty());
}

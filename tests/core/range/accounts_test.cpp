// The attacks of exercises/passwords/store-them-slowly, played natively against the reference
// library: each wins where its hole is, and nowhere else.
#include "core/range/run.h"
#include "tests/core/catch.h"
#include "tests/core/range/shop_case.h"
#include "tests/core/reference/library.h"

using namespace parapet;
using namespace parapet::range;

namespace {

using Style = reference::LibraryStyle;
constexpr char kFolder[] = "exercises/passwords/store-them-slowly/";

struct Played {
    std::string breached;  // ids, with spaces between
    Json cracking, forgotten;
};

// Sending passwords as long as a book takes a quarter of the time of all attacks: it is done where
// it matters.
enum class LongOnes { Left, Sent };

Played play(Style style, std::uint64_t seed = 1, LongOnes long_ones = LongOnes::Left) {
    Run run;
    Json const files = object({{"schema.sql", read_tree(std::string(kFolder) + "schema.sql")}});
    Reply const opened =
        run.open(read_tree(std::string(kFolder) + "exercise.json"), to_canonical(files), seed);
    INFO(opened.error);
    REQUIRE(opened.error.empty());
    Played played;
    for (Json const& one : parse_json(run.cases()).take()) {
        if (one["kind"] == "story") continue;
        std::string const id = text_of(one, "id");
        if (id == "oversized" && long_ones == LongOnes::Left) continue;
        reference::Library library([](void* of) { return static_cast<Run*>(of)->world(); }, &run,
                                   style);
        Reply const reply = run.play(id, library);
        INFO(reply.error);
        REQUIRE(reply.error.empty());
        Json const entry = parse_json(reply.value).take();
        if (entry["outcome"] == "breached")
            played.breached += (played.breached.empty() ? "" : " ") + id;
        if (id == "forgotten-setting") played.forgotten = entry;
        if (id == "stolen-database") played.cracking = entry["cracking"];
    }
    return played;
}

std::string breaches(Style style, LongOnes long_ones = LongOnes::Left) {
    return play(style, 1, long_ones).breached;
}

}  // namespace

TEST_CASE("accounts: the hardened library holds, whatever the seed") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        CHECK(play({}, seed, LongOnes::Sent).breached == "");
}

TEST_CASE("accounts: a stolen table gives up what is kept as text, spelled or digested") {
    for (Style::Kept kept : {Style::Kept::Text, Style::Kept::Base64, Style::Kept::SaltedSha256}) {
        INFO(static_cast<int>(kept));
        CHECK(breaches({.kept = kept}) == "stolen-database");
    }
    CHECK(breaches({.old_rows = Style::OldRows::Left}) == "stolen-database");
}

TEST_CASE("accounts: a slow hash holds as long as its costs and its salt do") {
    CHECK(breaches({.kept = Style::Kept::TinyArgon2}).starts_with("stolen-database"));
    CHECK(breaches({.kept = Style::Kept::Argon2i}) == "below-the-floor");
    CHECK(breaches({.kept = Style::Kept::OneSalt}) == "salts");
    CHECK(breaches({.kept = Style::Kept::NameAsSalt}) == "salts");
    CHECK(breaches({.kept = Style::Kept::SaltOfItsOwn}) == "");
}

TEST_CASE("accounts: a check that lets others in is found") {
    for (Style::Check check : {Style::Check::SmallLetters, Style::Check::SmallFirstLetter,
                               Style::Check::OneSpaceForMany})
        CHECK(breaches({.check = check}) == "near-password");
    CHECK(breaches({.check = Style::Check::OrWhatIsKept}) == "pass-the-hash open-browser");
    std::string const nothing = breaches({.check = Style::Check::Nothing});
    for (char const* id : {"any-password", "near-password", "open-browser"}) {
        INFO(nothing);
        CHECK(nothing.find(id) != std::string::npos);
    }
    CHECK(breaches({.change = Style::Change::DoesNotAsk}) == "open-browser");
}

TEST_CASE("accounts: who is a member shows in answers, or in their time") {
    CHECK(breaches({.nobody = Style::Nobody::Told}) == "answers stopwatch");
    CHECK(breaches({.nobody = Style::Nobody::ToldOfLongOnes}) == "answers");
    CHECK(breaches({.nobody = Style::Nobody::Quick}) == "stopwatch");
    CHECK(breaches({.nobody = Style::Nobody::CheaperHash}) == "stopwatch");
    CHECK(breaches({.sign_up = Style::SignUp::Told}).starts_with("answers"));
    CHECK(breaches({.sign_up = Style::SignUp::LooksFirst}) == "stopwatch");
}

TEST_CASE("accounts: logs, answers and long passwords") {
    CHECK(breaches({.log = Style::Log::Bodies}) == "log");
    CHECK(breaches({.log = Style::Log::TriedInBase64}) == "log");
    CHECK(breaches({.columns = Style::Columns::All}) == "secret-columns");
    CHECK(breaches({.length = Style::Length::Any}, LongOnes::Sent) == "oversized");
}

TEST_CASE("accounts: a pepper that the operator has forgotten is missed, or the app stands still") {
    using Pepper = Style::Pepper;
    auto const held = [](Pepper pepper) {
        Played const played = play({.pepper = pepper});
        CHECK(played.breached == "");
        return text_of(played.forgotten["control"], "says");
    };
    CHECK(held(Pepper::None) == "The code asks for no setting that could be missing.");
    CHECK(held(Pepper::StopsThen) == "Without the setting `pepper` it does not start.");
    CHECK(held(Pepper::RefusesThen) == "Without the setting `pepper` it keeps no password.");
    // Old rows are replaced as members sign in, whoever is kept out at the door.
    CHECK(breaches({.pepper = Pepper::RefusesNewcomersThen}) == "forgotten-setting");
    Played const lost = play({.pepper = Pepper::EmptyThen});
    CHECK(lost.breached == "forgotten-setting");
    CHECK(lost.forgotten["effects"][0]["kind"] == "kept-without");
    CHECK(lost.forgotten["effects"][0]["count"] == 4);
    CHECK(text_of(lost.forgotten, "effect")
              .starts_with("accounts.js:7 asked for the setting `pepper`"));
    CHECK(lost.forgotten["lines"][0] == object({{"file", "accounts.js"}, {"line", 7}}));
}

TEST_CASE("accounts: the chart has every victim beside text, SHA-256 and Argon2id") {
    Json const chart = play({.kept = Style::Kept::SaltedSha256}).cracking;
    REQUIRE(chart["people"].size() == 5);
    for (Json const& one : chart["people"]) {
        CHECK(one["storage"] == "SHA-256");
        CHECK(one["seconds"] == chart["beside"][1]["seconds"]);
    }
    CHECK(chart["beside"][0]["says"] == "at once");
    CHECK(chart["beside"][2]["says"] == "15 days");
}

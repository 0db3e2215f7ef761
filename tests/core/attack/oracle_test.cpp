// Telling true from false, and reading values with it, over an entry that is a function.
#include "core/attack/oracle.h"

#include "core/attack/reader.h"
#include "core/attack/spelling.h"
#include "tests/core/attack/shop_world.h"
#include "tests/core/catch.h"

namespace parapet::attack {
namespace {

using Answering = std::function<Answer(std::string_view)>;

class PretendEntry final : public Entry {
public:
    PretendEntry(Target& target, Answering answering)
        : Entry(target), answering_(std::move(answering)) {}
    Answer send(std::string_view value) override { return answering_(value); }
    std::string sample() const override { return "ordinary"; }
    std::string name() const override { return "nothing"; }

private:
    Answering answering_;
};

// Works out "a>b" and "(a)+s>b+s" as a database would; anything else is false.
bool holds(std::string_view condition, std::uint64_t secret) {
    std::size_t const greater = condition.find('>');
    if (greater == std::string_view::npos) return false;
    auto const number = [](std::string_view text) {
        return std::strtoull(std::string(text).c_str(), nullptr, 10);
    };
    std::string_view left = condition.substr(0, greater);
    std::uint64_t shift = 0;
    bool const is_secret = left.find("secret") != std::string_view::npos;
    if (std::size_t const plus = left.rfind('+'); plus != std::string_view::npos)
        shift = number(left.substr(plus + 1));
    while (left.starts_with('(')) left.remove_prefix(1);
    return (is_secret ? secret : number(left)) + shift > number(condition.substr(greater + 1));
}

test::ShopWorld& world() {
    static test::ShopWorld world(test::Setup{.style = {}, .grants = {}, .options = {}});
    return world;
}

TEST_CASE("oracle: a steady difference is found and asked") {
    PretendEntry entry(world(), [](std::string_view value) {
        return Answer{200, holds(value, 7) ? "[{}]" : "[]"};
    });
    auto const oracle = Oracle::find(entry, {"", ""});
    REQUIRE(oracle);
    CHECK(oracle->ask("50>3"));
    CHECK_FALSE(oracle->ask("3>50"));
    CHECK(oracle->told_by() == "the body of the answer");
}

TEST_CASE("oracle: the status alone is enough, and so is the time") {
    PretendEntry by_status(world(), [](std::string_view value) {
        return Answer{holds(value, 7) ? 500 : 200, ""};
    });
    CHECK(Oracle::find(by_status, {"", ""}));
    PretendEntry by_time(world(), [](std::string_view value) {
        return Answer{200, "", Duration(holds(value, 7) ? 9000 : 1000)};
    });
    auto const oracle = Oracle::find(by_time, {"", ""});
    REQUIRE(oracle);
    CHECK(oracle->told_by() == "the time it takes");
    CHECK(oracle->ask("50>3"));
}

TEST_CASE("oracle: answers that are all alike, or differ at random, are none") {
    PretendEntry alike(world(), [](std::string_view) { return Answer{200, "[]"}; });
    CHECK_FALSE(Oracle::find(alike, {"", ""}));
    int count = 0;
    PretendEntry counting(world(), [&](std::string_view) {
        return Answer{200, std::to_string(++count)};
    });
    CHECK_FALSE(Oracle::find(counting, {"", ""}));
    PretendEntry flickering(world(), [&](std::string_view) {
        return Answer{200 + ++count % 3, "x"};
    });
    CHECK_FALSE(Oracle::find(flickering, {"", ""}));
}

TEST_CASE("oracle: a list that grows on one side does not confuse it") {
    std::string list;
    PretendEntry growing(world(), [&](std::string_view value) {
        list += "{}";
        return Answer{200, holds(value, 7) ? list : "[]"};
    });
    auto const oracle = Oracle::find(growing, {"", ""});
    REQUIRE(oracle);
    CHECK(oracle->ask("50>3"));
    CHECK_FALSE(oracle->ask("3>50"));
}

TEST_CASE("reader: a number is read without ever being sent") {
    constexpr std::uint64_t kSecret = 382'164'071;
    std::string all;
    PretendEntry entry(world(), [&](std::string_view value) {
        all += std::string(value) + "\n";
        return Answer{200, holds(value, kSecret) ? "[{}]" : "[]"};
    });
    auto const oracle = Oracle::find(entry, {"", ""});
    REQUIRE(oracle);
    CHECK(read_number(*oracle, "secret") == kSecret);
    CHECK(all.find(std::to_string(kSecret)) == std::string::npos);
}

TEST_CASE("reader: answers that contradict each other give no number") {
    int asked = 0;
    PretendEntry entry(world(), [&](std::string_view value) {
        bool const about_secret = value.find("secret") != std::string_view::npos;
        bool const yes = about_secret ? ++asked % 3 == 0 : holds(value, 7);
        return Answer{200, yes ? "[{}]" : "[]"};
    });
    auto const oracle = Oracle::find(entry, {"", ""});
    REQUIRE(oracle);
    CHECK_FALSE(read_number(*oracle, "secret"));
}

// Answers as a database that holds the secret, and counts what it is asked about it.
Answering comparing(std::string const& secret, int& asked) {
    return [secret, &asked](std::string_view value) {
        std::size_t const list = value.find(">=char(");
        if (list == std::string_view::npos) return Answer{200, holds(value, 7) ? "[{}]" : "[]"};
        ++asked;
        std::string text;
        for (std::string const& code : split(value.substr(list + 7), ','))
            text += static_cast<char>(std::strtol(code.c_str(), nullptr, 10));
        return Answer{200, secret >= text ? "[{}]" : "[]"};
    };
}

TEST_CASE("reader: text is read letter by letter") {
    int asked = 0;
    PretendEntry entry(world(), comparing("Zx9-q ~a", asked));
    auto const oracle = Oracle::find(entry, {"", ""});
    REQUIRE(oracle);
    CHECK(read_text(*oracle, "secret", 64) == "Zx9-q ~a");
    CHECK(read_text(*oracle, "secret", 3) == "Zx9");
}

TEST_CASE("reader: every printable character is read, and small letters and digits soonest") {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) all += c;
    int asked = 0;
    PretendEntry entry(world(), comparing(all, asked));
    auto const oracle = Oracle::find(entry, {"", ""});
    REQUIRE(oracle);
    CHECK(read_text(*oracle, "secret", 100) == all);

    asked = 0;
    PretendEntry likely(world(), comparing("tr22kxkeeyts", asked));
    auto const second = Oracle::find(likely, {"", ""});
    REQUIRE(second);
    CHECK(read_text(*second, "secret", 64) == "tr22kxkeeyts");
    CHECK(asked <= 6 * 13);  // halving evenly takes 95
}

TEST_CASE("answers: the echo of what was sent is no difference") {
    Answer const a = make_answer({200, {}, R"({"q":"it's \"A\"","items":[]})"}, {}, "it's \"A\"");
    Answer const b = make_answer({200, {}, R"({"q":"other","items":[]})"}, {}, "other");
    CHECK(fingerprint(a, Detail::Exact) == fingerprint(b, Detail::Exact));
    CHECK(fingerprint(Answer{200, "id 12"}, Detail::NoDigits) ==
          fingerprint(Answer{200, "id 7"}, Detail::NoDigits));
    CHECK(fingerprint(Answer{200, "{}{}"}, Detail::Shape) !=
          fingerprint(Answer{200, "{}"}, Detail::Shape));
}

}  // namespace
}  // namespace parapet::attack

#include "core/http/rate_limit_headers.h"

#include <charconv>
#include <ostream>
#include <string>

#include "core/base/base64.h"
#include "core/http/http_date.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::http;
using namespace parapet::tests;
using nlohmann::json;
using std::chrono::seconds;

namespace {

// Two of the draft's examples carry bits that no byte uses, which a reader of RFC 9651 forgives.
std::string without_stray_bits(std::string text) {
    for (int i = 0; text.ends_with("==") && !decode_base64(text).ok() && i < 64; ++i) {
        text[text.size() - 3] = encode_base64(Bytes{static_cast<std::uint8_t>(i << 2)}).front();
    }
    return text;
}

// A reader of structured lists good enough for the draft's examples, written apart from the writer.
class ListReader {
public:
    explicit ListReader(std::string_view text) : text_(text) {}

    std::vector<SfItem> read() {
        std::vector<SfItem> list;
        while (!text_.empty()) {
            SfItem item{value()};
            while (take(';')) {
                std::string const key(name());
                item.parameters.push_back({key, take('=') ? value() : SfBoolean::True});
            }
            list.push_back(std::move(item));
            take(',');
            while (take(' ')) {}
        }
        return list;
    }

private:
    bool take(char c) {
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }
    std::string_view cut(std::size_t length) {
        std::string_view const head = text_.substr(0, length);
        text_.remove_prefix(head.size());
        return head;
    }
    std::string_view name() { return cut(text_.find_first_of("=;, ")); }
    SfValue value() {
        if (take('"')) {
            std::string const text(cut(text_.find('"')));
            take('"');
            return text;
        }
        if (take(':')) {
            std::string const text(cut(text_.find(':')));
            take(':');
            return decode_base64(without_stray_bits(text)).value();
        }
        std::string_view const word = name();
        std::int64_t number = 0;
        auto const end = std::from_chars(word.data(), word.data() + word.size(), number).ptr;
        if (end == word.data() + word.size()) return number;
        return SfToken{std::string(word)};
    }
    std::string_view text_;
};

std::string canonical(std::vector<SfItem> const& list) { return serialize(list).value(); }

std::int64_t number_of(SfParameter const& parameter) {
    return std::get<std::int64_t>(parameter.value);
}

RateLimitPolicy policy_of(SfItem const& item) {
    RateLimitPolicy policy{.name = std::get<std::string>(item.value)};
    for (SfParameter const& each : item.parameters) {
        if (each.key == "q")
            policy.quota = number_of(each);
        else if (each.key == "w")
            policy.window = seconds(number_of(each));
        else if (each.key == "qu")
            policy.unit = QuotaUnit::ContentBytes;
        else if (each.key == "pk")
            policy.partition_key = std::get<Bytes>(each.value);
        else
            policy.extensions.push_back(each);
    }
    return policy;
}

RateLimitState state_of(SfItem const& item) {
    RateLimitState state{.name = std::get<std::string>(item.value)};
    for (SfParameter const& each : item.parameters) {
        if (each.key == "r")
            state.remaining = number_of(each);
        else if (each.key == "t")
            state.reset = seconds(number_of(each));
        else if (each.key == "pk")
            state.partition_key = std::get<Bytes>(each.value);
        else
            state.extensions.push_back(each);
    }
    return state;
}

// The parameters in the order of their keys: their order carries no meaning.
std::string meaning(std::string_view header) {
    auto list = ListReader(header).read();
    for (SfItem& item : list) {
        std::sort(item.parameters.begin(), item.parameters.end(),
                  [](auto const& a, auto const& b) { return a.key < b.key; });
    }
    return canonical(list);
}

}  // namespace

TEST_CASE("rate_limit_headers: the draft's examples are written so that they read the same",
          "[http][ratelimit][vectors]") {
    auto suite = open_vectors("ratelimit/ietf_ratelimit_header_examples.json");
    if (!suite) return;
    int typed = 0;
    int generic = 0;
    for (json const& row : suite->at("cases")) {
        std::string const value = row.at("value");
        std::string const header = row.at("header");
        CAPTURE(value);
        if (header == "Retry-After") {
            CHECK(value == (value == "20" ? retry_after(seconds(20))
                                          : retry_after(Time(seconds(1564997225)))));
            ++typed;
            continue;
        }
        auto const list = ListReader(value).read();
        CHECK(meaning(canonical(list)) == meaning(value));
        // Names that are tokens are of an older draft: only the list writer knows them.
        if (std::holds_alternative<SfToken>(list.front().value)) {
            ++generic;
            continue;
        }
        if (header == "RateLimit-Policy") {
            std::vector<RateLimitPolicy> policies;
            for (SfItem const& item : list) policies.push_back(policy_of(item));
            CHECK(meaning(serialize(policies).value()) == meaning(value));
        } else {
            std::vector<RateLimitState> states;
            for (SfItem const& item : list) states.push_back(state_of(item));
            CHECK(meaning(serialize(states).value()) == meaning(value));
        }
        ++typed;
    }
    WARN("ratelimit/ietf_ratelimit_header_examples: " << typed + generic << " rows ran, " << generic
                                                      << " by the list writer only");
}

TEST_CASE("rate_limit_headers: policy and state have the draft's spelling", "[http][ratelimit]") {
    CHECK(serialize({RateLimitPolicy{.name = "burst", .quota = 100, .window = seconds(60)},
                     {.name = "daily", .quota = 1000, .window = seconds(86400)}})
              .value() == "\"burst\";q=100;w=60, \"daily\";q=1000;w=86400");
    CHECK(serialize({RateLimitPolicy{.name = "p",
                                     .quota = 5,
                                     .unit = QuotaUnit::ConcurrentRequests,
                                     .partition_key = {1, 2}}})
              .value() == "\"p\";q=5;qu=\"concurrent-requests\";pk=:AQI=:");
    CHECK(serialize({RateLimitState{.name = "default", .remaining = 50, .reset = seconds(30)}})
              .value() == "\"default\";r=50;t=30");
    CHECK(serialize({RateLimitState{.name = "a\r\nb"}}).error() == SfError::BadString);
}

TEST_CASE("rate_limit_headers: Retry-After never invites too early", "[http][ratelimit]") {
    CHECK(retry_after(Duration(1)) == "1");
    CHECK(retry_after(seconds(20)) == "20");
    CHECK(retry_after(seconds(20) + Duration(1)) == "21");
    CHECK(retry_after(Duration(-5)) == "0");
}

TEST_CASE("http_date: the example of RFC 9110 comes out", "[http][date]") {
    CHECK(http_date(Time(seconds(784111777))) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(http_date(Time(seconds(0))) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(http_date(Time(seconds(951827696) + Duration(999999))) ==
          "Tue, 29 Feb 2000 12:34:56 GMT");
    CHECK(http_date(Time(seconds(-1))) == "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST_CASE("structured_field: what the grammar cannot hold is refused", "[http][structured]") {
    auto const refusal = [](SfValue value) {
        return serialize({SfItem{std::move(value)}}).error();
    };
    CHECK(refusal(std::int64_t{1'000'000'000'000'000}) == SfError::IntegerTooLarge);
    CHECK(refusal(std::string("\x7f")) == SfError::BadString);
    CHECK(refusal(SfToken{"1a"}) == SfError::BadToken);
    CHECK(refusal(SfToken{""}) == SfError::BadToken);
    CHECK(serialize({SfItem{SfToken{"a"}, {{"A", SfBoolean::True}}}}).error() == SfError::BadKey);
    CHECK(serialize({SfItem{SfToken{"a"}, {{"b", SfToken{"c d"}}}}}).error() == SfError::BadToken);
    CHECK(serialize({SfMember{"k", {{SfToken{"("}}}}}).error() == SfError::BadToken);
    CHECK(
        serialize({SfItem{std::string("a\"\\"), {{"b", SfBoolean::True}, {"c", SfBoolean::False}}},
                   {SfToken{"*t:/"}},
                   {std::int64_t{-5}}})
            .value() == "\"a\\\"\\\\\";b;c=?0, *t:/, -5");
    using enum SfError;
    for (SfError error : {IntegerTooLarge, BadString, BadToken, BadKey}) {
        CHECK(explain(error).ends_with('.'));
    }
}

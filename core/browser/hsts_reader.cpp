#include "core/browser/hsts_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ascii.h"

namespace parapet::browser {
namespace {

struct HstsDirective {
    std::string name;  // in lower case
    std::optional<std::string> value = std::nullopt;
};

// directive = token [ "=" ( token / quoted-string ) ], with white space around each part.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(ascii::trim(text)) {}

    bool at_end() const { return rest_.empty(); }
    void skip_space() {
        while (!rest_.empty() && ascii::is_http_whitespace(rest_.front())) rest_.remove_prefix(1);
    }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::optional<std::string> token() {
        std::size_t length = 0;
        while (length < rest_.size() && ascii::is_token_character(rest_[length])) ++length;
        if (length == 0) return std::nullopt;
        std::string const text(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return text;
    }
    // After the opening quote. Nothing when it is never closed.
    std::optional<std::string> rest_of_quoted_string() {
        std::string text;
        while (!rest_.empty() && rest_.front() != '"') {
            if (take('\\') && rest_.empty()) return std::nullopt;
            text += rest_.front();
            rest_.remove_prefix(1);
        }
        if (!take('"')) return std::nullopt;
        return text;
    }

private:
    std::string_view rest_;
};

std::optional<HstsDirective> scan_directive(Scanner& scanner) {
    auto const name = scanner.token();
    if (!name) return std::nullopt;
    HstsDirective directive{ascii::lower(*name)};
    scanner.skip_space();
    if (scanner.take('=')) {
        scanner.skip_space();
        directive.value = scanner.take('"') ? scanner.rest_of_quoted_string() : scanner.token();
        if (!directive.value) return std::nullopt;
        scanner.skip_space();
    }
    return directive;
}

std::optional<std::vector<HstsDirective>> scan(std::string_view header) {
    Scanner scanner(header);
    std::vector<HstsDirective> directives;
    for (;;) {
        scanner.skip_space();
        if (scanner.at_end()) return directives;
        if (scanner.take(';')) continue;
        auto directive = scan_directive(scanner);
        if (!directive || (!scanner.at_end() && !scanner.take(';'))) return std::nullopt;
        directives.push_back(std::move(*directive));
    }
}

bool has_repetition(std::vector<HstsDirective> const& directives) {
    std::vector<std::string_view> names;
    for (HstsDirective const& directive : directives) names.push_back(directive.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

std::optional<std::chrono::seconds> read_max_age(std::string_view digits) {
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), ascii::is_digit))
        return std::nullopt;
    std::int64_t seconds = 0;
    for (char digit : digits)
        seconds = std::min<std::int64_t>(seconds * 10 + (digit - '0'), kHstsLongest.count());
    return std::chrono::seconds(seconds);
}

}  // namespace

std::string_view explain(HstsFault fault) {
    switch (fault) {
        case HstsFault::BadDirective: return "A directive is not spelt as the grammar has it.";
        case HstsFault::RepeatedDirective: return "A directive stands there twice.";
        case HstsFault::BadMaxAge: return "max-age is not a number of seconds.";
        case HstsFault::ValueOfFlag: return "includeSubDomains takes no value.";
        case HstsFault::NoMaxAge: return "max-age is missing.";
    }
    return "Unknown fault.";
}

Result<HstsPolicy, HstsFault> read_hsts(std::string_view header) {
    auto const directives = scan(header);
    if (!directives) return Failure{HstsFault::BadDirective};
    if (has_repetition(*directives)) return Failure{HstsFault::RepeatedDirective};
    HstsPolicy policy{std::chrono::seconds(0), HstsScope::HostOnly};
    bool has_max_age = false;
    for (HstsDirective const& directive : *directives) {
        if (directive.name == "max-age") {
            auto const seconds = read_max_age(directive.value.value_or(""));
            if (!seconds) return Failure{HstsFault::BadMaxAge};
            policy.max_age = *seconds;
            has_max_age = true;
        }
        if (directive.name == "includesubdomains") {
            if (directive.value) return Failure{HstsFault::ValueOfFlag};
            policy.scope = HstsScope::IncludeSubDomains;
        }
    }
    if (!has_max_age) return Failure{HstsFault::NoMaxAge};
    return policy;
}

}  // namespace parapet::browser

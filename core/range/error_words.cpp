#include "core/range/error_words.h"

#include <algorithm>
#include <set>

#include "core/base/ascii.h"

namespace parapet::range {
namespace {

constexpr std::size_t kMessagesKept = 2000;

// What comes before the part that quotes the statement or names a column.
std::string_view beginning_of(std::string_view message) {
    return ascii::trim(message.substr(0, message.find_first_of(":\"'")));
}

// "table.column" at the end of what is said of a constraint; empty when there is none.
std::string_view column_in(sql::SqlError const& error) {
    std::string_view const message = error.message;
    std::size_t const colon = message.rfind(": ");
    if (error.kind != sql::SqlErrorKind::Constraint || colon == std::string_view::npos) return {};
    std::string_view const last = message.substr(colon + 2);
    bool const is_name = std::all_of(last.begin(), last.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == '_' || c == '.';
    });
    return is_name && last.find('.') != std::string_view::npos ? last : std::string_view();
}

std::string folded(std::string_view text) {
    std::string result = ascii::lower(text);
    std::replace_if(
        result.begin(), result.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return result;
}

}  // namespace

void ErrorWords::remember(sql::SqlError const& error) {
    bool const known =
        std::find(messages_.begin(), messages_.end(), error.message) != messages_.end();
    if (known || error.message.size() < kShortest || messages_.size() == kMessagesKept) return;
    needles_.add(folded(error.message), messages_.size());
    messages_.push_back(error.message);
}

std::optional<std::string> ErrorWords::find(std::vector<std::string> const& forms,
                                            std::vector<sql::SqlError> const& fresh) const {
    std::string_view longest;
    auto const found = [&](std::string_view words) {
        if (words.size() > longest.size()) longest = words;
    };
    for (std::string const& each : forms) {
        std::string const form = folded(each);
        auto const has = [&](std::string_view words) {
            return words.size() >= kShortest && form.find(folded(words)) != std::string::npos;
        };
        std::set<std::size_t> whole;
        needles_.find(form, whole);
        for (std::size_t index : whole) found(messages_[index]);
        for (sql::SqlError const& error : fresh) {
            for (std::string_view part : {beginning_of(error.message), column_in(error)})
                if (has(part)) found(part);
            if (error.code.starts_with("SQLITE_") && has(error.code)) found(error.code);
        }
    }
    if (longest.empty()) return std::nullopt;
    return std::string(longest);
}

}  // namespace parapet::range

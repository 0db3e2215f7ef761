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

}  // namespace

void ErrorWords::remember(sql::SqlError const& error) {
    bool const known =
        std::find(messages_.begin(), messages_.end(), error.message) != messages_.end();
    if (known || error.message.size() < kShortest || messages_.size() == kMessagesKept) return;
    needles_.add(error.message, messages_.size());
    messages_.push_back(error.message);
}

std::optional<std::string> ErrorWords::find(std::vector<std::string> const& forms,
                                            std::vector<sql::SqlError> const& fresh) const {
    std::string_view longest;
    auto const found = [&](std::string_view words) {
        if (words.size() > longest.size()) longest = words;
    };
    for (std::string const& form : forms) {
        std::set<std::size_t> whole;
        needles_.find(form, whole);
        for (std::size_t index : whole) found(messages_[index]);
        for (sql::SqlError const& error : fresh) {
            std::string_view const beginning = beginning_of(error.message);
            if (beginning.size() >= kShortest && form.find(beginning) != std::string::npos)
                found(beginning);
            if (error.code.starts_with("SQLITE_") && form.find(error.code) != std::string::npos)
                found(error.code);
        }
    }
    if (longest.empty()) return std::nullopt;
    return std::string(longest);
}

}  // namespace parapet::range

#include "core/range/error_words.h"

#include <set>

#include "core/base/ascii.h"
#include "core/range/plain_forms.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortest = 12;  // bytes: shorter words are anyone's

// What comes before the part that quotes the statement or names a column.
std::string_view beginning_of(std::string_view message) {
    return ascii::trim(message.substr(0, message.find_first_of(":\"'")));
}

}  // namespace

std::optional<std::string> database_words(std::string_view body,
                                          std::span<sql::SqlError const> errors,
                                          std::span<sql::SqlError const> fresh) {
    if (errors.empty() || body.empty()) return std::nullopt;
    std::set<std::string_view> words;
    for (sql::SqlError const& error : errors)
        if (error.message.size() >= kShortest) words.insert(error.message);
    for (sql::SqlError const& error : fresh) {
        std::string_view const beginning = beginning_of(error.message);
        if (beginning.size() >= kShortest) words.insert(beginning);
        if (error.code.starts_with("SQLITE_")) words.insert(error.code);
    }
    std::string_view longest;
    for (std::string const& form : plain_forms(body))
        for (std::string_view word : words)
            if (word.size() > longest.size() && form.find(word) != std::string::npos)
                longest = word;
    if (longest.empty()) return std::nullopt;
    return std::string(longest);
}

}  // namespace parapet::range

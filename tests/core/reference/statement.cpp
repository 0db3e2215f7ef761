#include "tests/core/reference/statement.h"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.h"
#include "core/http/percent.h"

namespace parapet::reference {
namespace {

constexpr std::string_view kWords[] = {"union", "select", "--", ";", "/*"};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool holds_words(std::string const& text) {
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool holds_small_or_capital_words(std::string const& text) {
    std::string capitals = text;
    for (std::string_view word : kWords) {
        std::string upper(word);
        for (char& c : upper) c = ascii::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
        if (text.find(word) != std::string::npos || text.find(upper) != std::string::npos)
            return true;
    }
    return false;
}

std::string without_words(std::string text) {
    for (std::string_view word : {"union", "select", "from", "--"}) {
        std::size_t at = 0;
        for (;;) {
            at = ascii::lower(text).find(word, at);
            if (at == std::string::npos) break;
            text.erase(at, word.size());  // what comes together by that stays
        }
    }
    return text;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
}

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == '_';
    });
}

bool begins_well(std::string const& text) {
    return ascii::is_digit(text.front()) || text.starts_with("price") || text.starts_with("name") ||
           text.starts_with("asc") || text.starts_with("desc");
}

std::string like_escaped(std::string const& text) {
    std::string result;
    for (char c : text) {
        if (c == '%' || c == '_' || c == '\\') result += '\\';
        result += c;
    }
    return result;
}

}  // namespace

std::string Given::text() const {
    std::string joined;
    for (std::size_t i = 0; i < items.size(); ++i) joined += (i == 0 ? "" : ",") + items[i];
    return joined;
}

Statement& Statement::operator<<(std::string_view sql) {
    sql_ += sql;
    return *this;
}

void Statement::bind(sql::Value value) {
    sql_ += "?";
    parameters_.positional.push_back(std::move(value));
}

std::optional<std::string> Statement::let_through(Given const& given, Paste paste) {
    std::string text = given.text();
    auto const refuse_if = [&](bool bad) {
        refused_ |= bad;
        return bad ? std::nullopt : std::optional(text);
    };
    bool const has_quote = text.find('\'') != std::string::npos;
    switch (paste) {
        case Paste::Bound:
        case Paste::Raw: return text;
        case Paste::DoubledQuotes: return replaced(text, "'", "''");
        case Paste::DoubledFirst: return has_quote ? text.insert(text.find('\''), "'") : text;
        case Paste::Backslashed: return replaced(text, "'", "\\'");
        case Paste::NoQuotes: return refuse_if(has_quote);
        case Paste::NoKeywords: return refuse_if(holds_words(ascii::lower(text)));
        case Paste::NoSmallKeywords: return refuse_if(holds_small_or_capital_words(text));
        case Paste::StripKeywords: return without_words(text);
        case Paste::NoSpaces: return refuse_if(text.find(' ') != std::string::npos);
        case Paste::DoubledIfString: return given.array ? text : replaced(text, "'", "''");
        case Paste::DigitsIfString:
            return refuse_if(!given.array &&
                             text.find_first_not_of("0123456789,") != std::string::npos);
        case Paste::DecodedAfter: refused_ |= has_quote; return http::percent_decode(text);
        case Paste::NormalisedAfter:
            return replaced(replaced(text, "'", "''"), "\xEF\xBC\x87", "'");
        case Paste::EntitiesAfter: return replaced(replaced(text, "'", "''"), "&#39;", "'");
        case Paste::Comment: return text;
        case Paste::EndsWell: return refuse_if(!text.ends_with("asc") && !text.ends_with("desc"));
        case Paste::FirstLine: return refuse_if(!is_word(text.substr(0, text.find('\n'))));
        case Paste::BeginsWell: return refuse_if(text.empty() || !begins_well(text));
    }
    return text;
}

Statement& Statement::bind_and_tell(std::string const& value, std::string const& said) {
    bind(value);
    sql_ += " /* " + said + " */";
    return *this;
}

Statement& Statement::text(Given const& given, Paste paste) {
    if (paste == Paste::Comment) return bind_and_tell(given.text(), given.text());
    if (paste == Paste::Bound) {
        bind(given.text());
    } else if (auto const value = let_through(given, paste)) {
        sql_ += "'" + *value + "'";
    }
    return *this;
}

Statement& Statement::contains(Given const& given, Paste paste) {
    if (paste == Paste::Comment) return bind_and_tell("%" + given.text() + "%", given.text());
    if (paste == Paste::Bound) {
        bind("%" + like_escaped(given.text()) + "%");
        sql_ += " ESCAPE '\\'";
    } else if (auto const value = let_through(given, paste)) {
        sql_ += "'%" + *value + "%'";
    }
    return *this;
}

Statement& Statement::number(Given const& given, Paste paste) {
    if (paste == Paste::Comment) return bind_and_tell(given.text(), given.text());
    if (paste == Paste::Bound) {
        std::string const text = given.text();
        std::int64_t value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        refused_ |= !is_digits(text) || error != std::errc() || end != text.data() + text.size();
        bind(value);
    } else if (auto const value = let_through(given, paste)) {
        sql_ += *value;
    }
    return *this;
}

Statement& Statement::list(Given const& given, Paste paste) {
    if (paste != Paste::Bound) {
        if (auto const value = let_through(given, paste)) sql_ += value->empty() ? "NULL" : *value;
        return *this;
    }
    std::string rest = given.text();
    bool first = true;
    while (!rest.empty()) {
        std::size_t const end = std::min(rest.find(','), rest.size());
        if (!first) sql_ += ",";
        first = false;
        number({{rest.substr(0, end)}, false, true}, Paste::Bound);
        rest.erase(0, end + 1);
    }
    if (first) sql_ += "NULL";
    return *this;
}

Statement& Statement::name(Given const& given, Paste paste,
                           std::vector<std::string> const& allowed) {
    std::string const text = given.text();
    bool const is_allowed = std::find(allowed.begin(), allowed.end(), text) != allowed.end();
    if (paste == Paste::Bound || !given.present) {
        sql_ += is_allowed ? text : allowed.front();
    } else if (auto const value = let_through(given, paste)) {
        sql_ += *value;
    }
    return *this;
}

Statement& Statement::own(std::string const& value) {
    bool const all_written = sql_.find('\'') != std::string::npos;
    if (all_written && parameters_.positional.empty()) {
        sql_ += "'" + value + "'";
    } else {
        bind(value);
    }
    return *this;
}

Statement& Statement::own(std::int64_t value) {
    sql_ += std::to_string(value);
    return *this;
}

}  // namespace parapet::reference

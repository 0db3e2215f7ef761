// The SQL lens: which bytes of a statement came from the request, and did they arrive as
// data or as code?
//
// It explains; it never judges. A verdict is read off the world (core/range/judge.h).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::sql {

enum class TokenKind {
    Space,
    Comment,
    Keyword,
    Identifier,
    String,
    Blob,
    Number,
    Placeholder,
    Operator,
    Illegal
};

// Tokens cover the text without gaps, cut where SQLite's own tokenizer cuts.
struct Token {
    TokenKind kind;
    std::size_t begin;
    std::size_t end;
};

std::vector<Token> tokenize(std::string_view sql);

// A value that came with a request, and how it may look once the app has used it.
struct RequestValue {
    std::string name;   // "query.q", "body.username", "stored: profile.city"
    std::string value;  // decoded once, as a handler sees it
};

enum class Landing {
    Data,  // inside one string or number literal (or it is a bound value)
    Code,  // it spans tokens, or is a keyword, identifier, operator or comment
};

struct Mark {
    std::size_t begin;
    std::size_t end;
    Landing landing;
    std::size_t value;     // index into the request values
    std::string_view via;  // how it was spelt there (core/sql/spellings.h): "raw", "doubled-quotes"
};

// Occurrences of the values in the text, in its order and not overlapping: where two would,
// the longer one. Values of fewer than 2 characters only count where they are a whole token
// or all of a string, and no value counts as a part of a longer word or number.
std::vector<Mark> mark(std::string_view sql, std::span<RequestValue const> values);
// For who has the tokens already.
std::vector<Mark> mark(std::string_view sql, std::span<RequestValue const> values,
                       std::span<Token const> tokens);

}  // namespace parapet::sql

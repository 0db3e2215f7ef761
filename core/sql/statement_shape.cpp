#include "core/sql/statement_shape.h"

#include <array>
#include <utility>

#include "core/sql/lens.h"
#include "core/sql/names.h"

namespace parapet::sql {
namespace {

constexpr std::array<std::pair<std::string_view, StatementVerb>, 21> kVerbs = {{
    {"SELECT", StatementVerb::Query},        {"VALUES", StatementVerb::Query},
    {"INSERT", StatementVerb::Insert},       {"REPLACE", StatementVerb::Insert},
    {"UPDATE", StatementVerb::Update},       {"DELETE", StatementVerb::Delete},
    {"BEGIN", StatementVerb::Transaction},   {"COMMIT", StatementVerb::Transaction},
    {"END", StatementVerb::Transaction},     {"SAVEPOINT", StatementVerb::Transaction},
    {"RELEASE", StatementVerb::Transaction}, {"ROLLBACK", StatementVerb::Rollback},
    {"CREATE", StatementVerb::Administer},   {"DROP", StatementVerb::Administer},
    {"ALTER", StatementVerb::Administer},    {"PRAGMA", StatementVerb::Administer},
    {"ATTACH", StatementVerb::Administer},   {"DETACH", StatementVerb::Administer},
    {"VACUUM", StatementVerb::Administer},   {"REINDEX", StatementVerb::Administer},
    {"ANALYZE", StatementVerb::Administer},
}};

// Walks the words of a statement. SQLite has already accepted it, so what does not fit
// here ends in the safe answer: verb Other, or all columns.
class Words {
public:
    explicit Words(std::string_view sql) : sql_(sql) {
        for (Token const& token : tokenize(sql))
            if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment)
                tokens_.push_back(token);
    }

    std::string_view text() const {
        if (position_ >= tokens_.size()) return {};
        Token const& token = tokens_[position_];
        return sql_.substr(token.begin, token.end - token.begin);
    }
    bool take(std::string_view word) { return same_name(text(), word) && ++position_ > 0; }
    void skip() { ++position_; }
    void rewind() { position_ = 0; }
    // Bare, or quoted in any way: SQLite takes 'accounts' for a table's name too.
    bool may_be_name() const {
        if (at_end()) return false;
        TokenKind const kind = tokens_[position_].kind;
        return kind == TokenKind::Identifier || kind == TokenKind::Keyword ||
               kind == TokenKind::String;
    }
    bool at_end() const { return position_ >= tokens_.size(); }

    // From an opening parenthesis to behind its partner.
    void skip_parentheses() {
        if (!take("(")) return;
        for (int depth = 1; depth > 0 && !at_end(); skip()) {
            if (text() == "(") ++depth;
            if (text() == ")") --depth;
        }
    }

private:
    std::string_view sql_;
    std::vector<Token> tokens_;
    std::size_t position_ = 0;
};

// WITH [RECURSIVE] name [(…)] AS [[NOT] MATERIALIZED] (…), …
void skip_with(Words& words) {
    if (!words.take("WITH")) return;
    words.take("RECURSIVE");
    do {
        words.skip();
        words.skip_parentheses();
        words.take("AS");
        words.take("NOT");
        words.take("MATERIALIZED");
        words.skip_parentheses();
    } while (words.take(","));
}

// INTO [schema.]table [AS alias] [(column, …)]
void read_inserted_columns(Words& words, StatementShape& shape) {
    words.take("INTO");
    words.skip();
    if (words.take(".")) words.skip();
    if (words.take("AS")) words.skip();
    if (words.take("(")) {
        shape.inserted = InsertedColumns::Listed;
        do {
            shape.columns.push_back(unquote_identifier(words.text()));
            words.skip();
        } while (words.take(","));
    } else if (words.take("DEFAULT")) {
        shape.inserted = InsertedColumns::Listed;
    }
}

void read_joins(Words& words, Joins& joins) {
    for (words.rewind(); !words.at_end(); words.skip()) {
        while (words.take("USING") && words.take("("))
            for (; !words.at_end() && words.text() != ")"; words.skip())
                if (words.may_be_name()) joins.columns.push_back(unquote_identifier(words.text()));
        if (same_name(words.text(), "NATURAL")) joins.natural = true;
    }
    if (joins.columns.empty() && !joins.natural) return;
    for (words.rewind(); !words.at_end(); words.skip())
        if (words.may_be_name()) joins.names.push_back(unquote_identifier(words.text()));
}

}  // namespace

StatementShape shape_of(std::string_view statement) {
    StatementShape shape;
    Words words(statement);
    while (words.take(";")) continue;
    if (words.take("EXPLAIN") && words.take("QUERY")) words.take("PLAN");
    skip_with(words);
    for (auto const& [word, verb] : kVerbs) {
        if (!words.take(word)) continue;
        shape.verb = verb;
        if (word == "REPLACE") shape.on_conflict = OnConflict::Replace;
        if (words.take("OR")) {
            if (words.take("REPLACE")) {
                shape.on_conflict = OnConflict::Replace;
            } else {
                words.skip();
            }
        }
        if (verb == StatementVerb::Insert) read_inserted_columns(words, shape);
        break;
    }
    read_joins(words, shape.joins);
    return shape;
}

}  // namespace parapet::sql

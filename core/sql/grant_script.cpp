#include "core/sql/grant_script.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/sql/lens.h"
#include "core/sql/names.h"

namespace parapet::sql {
namespace {

constexpr std::array<std::pair<std::string_view, Privilege>, 4> kPrivileges = {{
    {"SELECT", Privilege::Select},
    {"INSERT", Privilege::Insert},
    {"UPDATE", Privilege::Update},
    {"DELETE", Privilege::Delete},
}};
// Words of the grammar that are no name unless they are quoted.
constexpr std::array<std::string_view, 9> kReserved = {"ON",     "TO",     "FROM",   "TABLE", "ALL",
                                                       "SELECT", "INSERT", "UPDATE", "DELETE"};

bool is_unterminated(std::string_view comment) {
    return comment.starts_with("/*") && (comment.size() < 4 || !comment.ends_with("*/"));
}

// A recursive-descent parser: every parse_* returns false once error_ is set.
class Parser {
public:
    explicit Parser(std::string_view script) : script_(script) {
        for (Token const& token : tokenize(script)) {
            std::string_view const text = script.substr(token.begin, token.end - token.begin);
            bool const open = token.kind == TokenKind::Comment && is_unterminated(text);
            if (open) fail_at(token.begin, "this comment does not end: */ is missing");
            if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment)
                tokens_.push_back(token);
        }
    }

    Result<std::vector<GrantStatement>, GrantError> run() {
        while (!error_ && !at_end()) {
            if (take_symbol(';')) continue;
            if (!parse_statement()) break;
            if (!at_end() && !take_symbol(';')) fail_expected("; after the statement");
        }
        if (error_) return Failure{std::move(*error_)};
        return std::move(statements_);
    }

private:
    bool parse_statement() {
        if (take_word("CREATE")) return parse_role(GrantVerb::CreateRole, "CREATE");
        if (take_word("DROP")) return parse_role(GrantVerb::DropRole, "DROP");
        if (take_word("GRANT")) return parse_grant(GrantVerb::Grant, GrantVerb::GrantRole, "TO");
        if (take_word("REVOKE"))
            return parse_grant(GrantVerb::Revoke, GrantVerb::RevokeRole, "FROM");
        return fail_expected("CREATE ROLE, DROP ROLE, GRANT or REVOKE");
    }

    bool parse_role(GrantVerb verb, std::string const& word) {
        if (!take_word("ROLE")) return fail_expected("ROLE after " + word);
        GrantStatement statement{verb, {}, {}, {}, {}};
        if (!parse_name("a role name after " + word + " ROLE", statement.roles)) return false;
        statements_.push_back(std::move(statement));
        return true;
    }

    bool parse_grant(GrantVerb of_privileges, GrantVerb of_role, std::string const& preposition) {
        GrantStatement statement{of_role, {}, {}, {}, {}};
        if (at_privilege()) {
            statement.verb = of_privileges;
            if (!parse_privileges(statement.privileges)) return false;
            if (!take_word("ON")) return fail_expected("ON after the privileges");
            take_word("TABLE");
            if (!parse_list("a table name", &Parser::parse_table, statement.tables)) return false;
        } else {
            std::size_t const offset = here();
            std::string const word(text());
            if (!parse_list("SELECT, INSERT, UPDATE, DELETE, ALL or a role name",
                            &Parser::parse_name, statement.granted_roles))
                return false;
            if (at_word("ON") || at_symbol('('))
                return fail_at(offset, word +
                                           " is no privilege: there are SELECT, INSERT, UPDATE, "
                                           "DELETE and ALL");
        }
        if (!take_word(preposition))
            return fail_expected(preposition + " after what is " +
                                 (preposition == "TO" ? "granted" : "revoked"));
        if (!parse_list("a role name after " + preposition, &Parser::parse_grantee,
                        statement.roles))
            return false;
        statements_.push_back(std::move(statement));
        return parse_ending();
    }

    // What standard SQL allows at the end.
    bool parse_ending() {
        if (at_word("WITH"))
            return fail_at(here(), "WITH is not supported: only the owner grants privileges");
        take_word("CASCADE") || take_word("RESTRICT");  // nothing depends on a grant
        return true;
    }

    bool at_privilege() const {
        return at_word("ALL") ||
               std::any_of(kPrivileges.begin(), kPrivileges.end(),
                           [&](auto const& entry) { return at_word(entry.first); });
    }

    bool parse_privileges(std::vector<PrivilegeClause>& clauses) {
        if (take_word("ALL")) {
            take_word("PRIVILEGES");
            for (auto const& [word, privilege] : kPrivileges) clauses.push_back({privilege, {}});
            return true;
        }
        do {
            auto const entry =
                std::find_if(kPrivileges.begin(), kPrivileges.end(),
                             [&](auto const& known) { return at_word(known.first); });
            if (entry == kPrivileges.end())
                return fail_expected("SELECT, INSERT, UPDATE or DELETE");
            ++position_;
            PrivilegeClause clause{entry->second, {}};
            if (at_symbol('(') && clause.privilege == Privilege::Delete)
                return fail_at(here(), "DELETE removes whole rows: it takes no columns");
            if (take_symbol('(')) {
                if (!parse_list("a column name", &Parser::parse_name, clause.columns)) return false;
                if (!take_symbol(')')) return fail_expected(") after the columns");
            }
            clauses.push_back(std::move(clause));
        } while (take_symbol(','));
        return true;
    }

    using ParseOne = bool (Parser::*)(std::string const&, std::vector<ScriptName>&);
    bool parse_list(std::string const& what, ParseOne parse_one, std::vector<ScriptName>& names) {
        do {
            if (!(this->*parse_one)(what, names)) return false;
        } while (take_symbol(','));
        return true;
    }

    bool parse_name(std::string const& what, std::vector<ScriptName>& names) {
        if (!at_name()) return fail_expected(what);
        names.push_back({unquote_identifier(text()), here()});
        if (names.back().text.empty()) return fail_at(here(), "a name cannot be empty");
        ++position_;
        return true;
    }

    bool parse_table(std::string const& what, std::vector<ScriptName>& names) {
        if (at_word("ALL"))
            return fail_at(here(), "ALL TABLES IN SCHEMA is not supported: name the tables");
        if (!parse_name(what, names)) return false;
        if (!take_symbol('.')) return true;
        ScriptName const schema = names.back();
        if (!same_name(schema.text, "public") && !same_name(schema.text, "main"))
            return fail_at(schema.offset, "schema \"" + schema.text + "\" does not exist");
        names.pop_back();
        return parse_name(what, names);
    }

    bool parse_grantee(std::string const& what, std::vector<ScriptName>& names) {
        if (at_word("PUBLIC"))
            return fail_at(here(),
                           "PUBLIC is not supported: it means every role there is or will be; "
                           "name the roles that need the privilege");
        return parse_name(what, names);
    }

    bool at_end() const { return position_ == tokens_.size(); }
    std::size_t here() const { return at_end() ? script_.size() : tokens_[position_].begin; }
    std::string_view text() const {
        if (at_end()) return {};
        Token const& token = tokens_[position_];
        return script_.substr(token.begin, token.end - token.begin);
    }
    bool at_symbol(char symbol) const { return text() == std::string_view(&symbol, 1); }
    bool take_symbol(char symbol) { return at_symbol(symbol) && ++position_ > 0; }
    // A quoted word never equals one of the grammar's: its text holds the quotes.
    bool at_word(std::string_view word) const { return same_name(text(), word); }
    bool take_word(std::string_view word) { return at_word(word) && ++position_ > 0; }
    bool at_name() const {
        if (at_end()) return false;
        TokenKind const kind = tokens_[position_].kind;
        if (kind == TokenKind::Identifier) return true;
        return kind == TokenKind::Keyword &&
               std::none_of(kReserved.begin(), kReserved.end(),
                            [&](std::string_view word) { return at_word(word); });
    }

    bool fail_expected(std::string const& what) {
        if (!at_end() && tokens_[position_].kind == TokenKind::Illegal)
            return fail_at(here(), "cannot read " + std::string(text()));
        std::string const found = at_end() ? "the end of the script" : std::string(text());
        return fail_at(here(), "expected " + what + ", found " + found);
    }
    bool fail_at(std::size_t offset, std::string message) {
        if (!error_) error_ = error_at(script_, offset, std::move(message));
        return false;
    }

    std::string_view script_;
    std::vector<Token> tokens_;
    std::size_t position_ = 0;
    std::vector<GrantStatement> statements_;
    std::optional<GrantError> error_;
};

}  // namespace

Result<std::vector<GrantStatement>, GrantError> parse_grants(std::string_view script) {
    return Parser(script).run();
}

GrantError error_at(std::string_view script, std::size_t offset, std::string message) {
    std::string_view const before = script.substr(0, offset);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    std::string_view const line = before.substr(before.rfind('\n') + 1);
    // A continuation byte of UTF-8 begins no character.
    auto const characters =
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {static_cast<std::size_t>(lines) + 1, static_cast<std::size_t>(characters) + 1,
            std::move(message)};
}

}  // namespace parapet::sql

#include "core/attack/leaked_tokens.h"

#include <algorithm>

#include "core/attack/leaked_rows.h"
#include "core/base/base64.h"
#include "core/base/hex.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostLeakedTokens = 24;

std::vector<std::string> tokens_written_as(std::string const& text) {
    std::vector<std::string> read;
    auto const add = [&](auto const& bytes) {
        if (!bytes) return;
        std::string const inner(bytes.value().begin(), bytes.value().end());
        auto const found = tokens_in(inner, 1);
        if (!found.empty() && found.front() == inner) read.push_back(inner);
    };
    add(decode_base64(text, Base64::Standard));
    add(decode_base64(text, Base64::Url));
    add(decode_hex(text));
    return read;
}

std::vector<std::string> likely_first(std::string const& text, Credentials const& own) {
    constexpr std::size_t kAll = 4000;
    std::vector<std::string> tokens = tokens_in(text, kAll);
    // What is only written otherwise is no digest.
    for (std::size_t i = 0, count = tokens.size(); i < count; ++i)
        for (std::string& read : tokens_written_as(tokens[i])) tokens.push_back(std::move(read));
    std::reverse(tokens.begin(), tokens.end());
    std::stable_partition(tokens.begin(), tokens.end(), [&](std::string const& token) {
        return std::any_of(own.begin(), own.end(), [&](Credential const& each) {
            return each.value.size() == token.size() && each.value != token;
        });
    });
    if (tokens.size() > kMostLeakedTokens) tokens.resize(kMostLeakedTokens);
    return tokens;
}

// Of what is for refreshing, or might be.
Credentials in_place_of(Credentials own, std::string const& token) {
    auto const is_other = [](Credential const& each) { return !is_for_refresh(each); };
    if (!std::all_of(own.begin(), own.end(), is_other)) std::erase_if(own, is_other);
    for (Credential& each : own) each.value = token;
    return own;
}

}  // namespace

void try_leaked_tokens(Target& target, Credentials const& own, std::string const& text) {
    std::vector<std::string> tokens = likely_first(text, own);
    target.note(std::to_string(tokens.size()) + " texts in it look like tokens.");
    std::vector<std::string> const joined = joined_in_rows(text, own);
    if (!joined.empty())
        target.note("What stands in the columns of one row makes a token when it is joined.");
    tokens.insert(tokens.begin(), joined.begin(), joined.end());
    try_tokens(target, own, tokens);
}

void try_tokens(Target& target, Credentials const& own, std::vector<std::string> const& tokens) {
    for (std::string const& token : tokens) {
        use_everywhere(target, own, token);
        use(target, refresh(target, in_place_of(own, token)));
    }
}

}  // namespace parapet::attack

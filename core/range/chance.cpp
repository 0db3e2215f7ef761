#include "core/range/chance.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"
#include "core/http/percent.h"
#include "core/range/plain_forms.h"

namespace parapet::range {
namespace {

constexpr std::size_t kEnough = 9;  // bytes that no chance repeats; three to four characters each
constexpr std::size_t kDrawnAnew = 8;  // bytes that cannot be guessed
constexpr std::size_t kWindow = 6;     // of a value, for an UUID has six random bytes in a row

constexpr std::size_t kUuid = 16;
constexpr std::size_t kOfBcrypt = 31;  // characters that 23 bytes are written in

using Texts = std::vector<std::string>;

std::string numbers(std::string_view bytes) {
    std::string list;
    for (char c : bytes) list += std::to_string(static_cast<unsigned char>(c)) + ',';
    return list;
}

// As text of one character a byte, digest('latin1'), that went on as UTF-8.
std::string as_latin1(std::string_view bytes) {
    std::string text;
    for (char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    return text;
}

// The first bytes among which there is no 0: that is none of the characters bcrypt takes, and
// whoever gives it a digest as text puts another in its place.
std::string_view without_nul(std::string_view bytes) {
    for (std::size_t at = 0; at + kEnough <= bytes.size(); ++at) {
        std::string_view const some = bytes.substr(at, kEnough);
        if (some.find('\0') == std::string_view::npos) return some;
    }
    return bytes.substr(0, kEnough);
}

// RFC 9562, 5.4: the seventh byte has the version.
std::string uuid_head(std::string_view bytes) {
    std::string const hex = encode_hex(as_bytes(bytes.substr(0, kWindow)));
    return hex.substr(0, 8) + '-' + hex.substr(8) + "-4";
}

// The longest parts of a text that have only such characters.
template <class Is>
Texts runs_of(std::string_view text, Is is) {
    Texts runs(1);
    for (char c : text) {
        if (is(c))
            runs.back() += c;
        else if (!runs.back().empty())
            runs.emplace_back();
    }
    return runs;
}

// What stands before it may shift where four characters begin.
void add_base64(Texts& to, std::string_view text) {
    auto const is_base64 = [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
    };
    for (std::string& run : runs_of(text, is_base64)) {
        for (char& c : run) c = c == '+' ? '-' : c == '/' ? '_' : c;
        for (std::size_t shift = 0; shift < 4 && shift + 4 <= run.size(); ++shift) {
            std::size_t const whole = (run.size() - shift) / 4 * 4;
            if (auto const bytes = decode_base64(run.substr(shift, whole), Base64::Url))
                to.emplace_back(as_text(bytes.value()));
        }
    }
}

void add_hex(Texts& to, std::string_view text) {
    for (std::string& run :
         runs_of(text, [](char c) { return ascii::is_hex_digit(c) || c == '-'; })) {
        std::erase(run, '-');
        for (std::size_t shift = 0; shift < 2 && shift + 2 <= run.size(); ++shift)
            if (auto const bytes = decode_hex(run.substr(shift, (run.size() - shift) / 2 * 2)))
                to.emplace_back(as_text(bytes.value()));
    }
}

// A text as it is, and decoded.
Texts decoded_forms(std::string_view text) {
    Texts forms = plain_forms(text);
    forms.push_back(http::percent_decode(text));
    Texts bytes;
    for (std::string const& form : forms) {
        add_base64(bytes, form);
        add_hex(bytes, form);
    }
    forms.insert(forms.end(), bytes.begin(), bytes.end());
    return forms;
}

bool share_a_piece(Texts const& forms, std::string_view bytes) {
    for (std::string_view form : forms)
        for (std::size_t at = 0; at + kWindow <= form.size(); ++at)
            if (bytes.find(form.substr(at, kWindow)) != std::string_view::npos) return true;
    return false;
}

bool holds_chance(std::string_view text, Hashings const& hashings) {
    return share_a_piece(decoded_forms(text), hashings.drawn());
}

// A digest of something drawn, or one with a key.
bool is_secret_digest(Hashing const& call, Hashings const& hashings) {
    return std::holds_alternative<crypto::FastDigest>(call.cost) &&
           (!call.salt.empty() || holds_chance(call.input, hashings));
}

// What shows where a value went: to whom the app answered, into the log and the database.
std::string told_by(Exchange const& exchange) {
    std::string told;
    for (http::Header const& header : exchange.response.headers.entries())
        told += header.value + '\n';
    told += exchange.response.body + '\n';
    for (Event const& event : exchange.events) {
        if (auto const* log = std::get_if<LogEvent>(&event.what)) told += log->text + '\n';
        if (SqlEvent const* sql = event.sql()) {
            told += sql->sql + '\n';
            for (std::string const& bound : sql->bound) told += bound + '\n';
            for (auto const& row : sql->sample)
                for (std::string const& each : row) told += each + '\n';
        }
    }
    return told;
}

// The same of all that happened, and into a hash.
std::string told_by(Trace const& trace, Hashings const& hashings) {
    std::string told;
    for (Exchange const& exchange : trace.exchanges()) told += told_by(exchange);
    for (Hashing const& call : hashings.all()) told += call.input + '\n' + call.salt + '\n';
    return told;
}

// Whether bytes lie where it can be seen that some other value was made of them.
bool is_told(std::string const& told, std::string_view bytes) {
    Texts spelled = spellings(bytes);
    if (bytes.size() == kUuid) spelled.push_back(uuid_head(bytes));
    return std::any_of(spelled.begin(), spelled.end(),
                       [&](std::string const& one) { return told.find(one) != std::string::npos; });
}

// In a salt, or what it is a digest of.
bool is_drawn(std::string_view salt, Hashings const& hashings) {
    if (holds_chance(salt, hashings)) return true;
    return std::any_of(hashings.all().begin(), hashings.all().end(), [&](Hashing const& call) {
        Texts const spelled = spellings(call.output);
        return std::any_of(spelled.begin(), spelled.end(),
                           [&](std::string const& one) { return salt.starts_with(one); }) &&
               (holds_chance(call.input, hashings) || holds_chance(call.salt, hashings));
    });
}

// By exchange: bytes that were drawn for it, and that went nowhere that can be seen.
std::map<std::size_t, std::size_t> spare_chance(Trace const& trace, Hashings const& hashings) {
    std::string const told = told_by(trace, hashings);
    std::map<std::size_t, std::size_t> spare;
    for (std::size_t i = 0; i < hashings.draws(); ++i)
        if (!is_told(told, hashings.draw(i)))
            spare[hashings.place_of_draw(i)] += hashings.draw(i).size();
    return spare;
}

// gen_random_uuid(), randomblob(16) and their like.
bool drew_in_database(Trace const& trace) {
    auto const draws = [](Event const& event) {
        return event.sql() != nullptr &&
               ascii::lower(event.sql()->sql).find("random") != std::string::npos;
    };
    return std::any_of(trace.exchanges().begin(), trace.exchanges().end(), [&](auto const& each) {
        return std::any_of(each.events.begin(), each.events.end(), draws);
    });
}

}  // namespace

std::vector<std::string> spellings(std::string_view bytes) {
    if (bytes.size() < kEnough) return {};
    // Its end may lie in a column of its own.
    if (bytes.starts_with('$') && ascii::is_ascii(bytes))
        return {std::string(bytes),
                std::string(bytes.substr(bytes.size() - std::min(bytes.size(), kOfBcrypt)))};
    std::string_view const head = bytes.substr(0, kEnough);
    std::string const hex = encode_hex(as_bytes(head));
    std::string upper = hex;
    for (char& c : upper)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return {std::string(head),
            hex,
            upper,
            encode_base64(as_bytes(head)),
            encode_base64(as_bytes(head), Base64::Url),
            numbers(head),
            as_latin1(without_nul(bytes))};
}

std::vector<std::size_t> foreseeable_salts(std::vector<UsedSalt> const& salts, Trace const& trace,
                                           Hashings const& hashings) {
    std::vector<std::size_t> left;
    std::set<std::string> values;
    for (std::size_t i = 0; i < salts.size(); ++i) {
        if (is_drawn(salts[i].text, hashings)) continue;
        left.push_back(i);
        values.insert(salts[i].text);
    }
    if (left.empty()) return left;
    auto const spare = spare_chance(trace, hashings);
    std::erase_if(left, [&](std::size_t i) {
        return std::any_of(spare.begin(), spare.end(), [&](auto const& one) {
            auto const& [place, bytes] = one;
            return place == salts[i].place
                       ? bytes >= kDrawnAnew
                       : place < salts[i].place && bytes >= kDrawnAnew * values.size();
        });
    });
    return left;
}

std::size_t salts_drawn_ahead(Hashings const& hashings) {
    std::set<std::string_view> seen;
    for (Hashing const& call : hashings.all()) {
        bool const is_fast = std::holds_alternative<crypto::FastDigest>(call.cost);
        if (is_fast || call.salt.size() < kDrawnAnew || !seen.insert(call.salt).second) continue;
        for (std::size_t i = 0; i < hashings.draws(); ++i) {
            std::size_t const place = hashings.place_of_draw(i);
            if (place >= call.place || hashings.draw(i).find(call.salt) == std::string_view::npos)
                continue;
            std::size_t bytes = 0;
            for (std::size_t j = 0; j < hashings.draws(); ++j)
                if (hashings.place_of_draw(j) == place &&
                    hashings.draw(j).size() == hashings.draw(i).size())
                    bytes += hashings.draw(j).size();
            return bytes / call.salt.size();
        }
    }
    return 0;
}

bool is_unpredictable_nonce(std::string_view nonce, Trace const& trace, std::size_t place,
                            Hashings const& hashings) {
    Texts const forms = decoded_forms(nonce);
    if (share_a_piece(forms, hashings.drawn())) return true;
    for (Hashing const& call : hashings.all())
        if (is_secret_digest(call, hashings) && share_a_piece(forms, call.output)) return true;
    std::string const told = told_by(trace.exchanges()[place]);
    std::size_t left = 0;
    for (std::size_t i = 0; i < hashings.draws(); ++i)
        if (hashings.place_of_draw(i) == place && !is_told(told, hashings.draw(i)))
            left += hashings.draw(i).size();
    return left >= kDrawnAnew;
}

bool is_foreseeable(std::string_view value, Trace const& trace, Hashings const& hashings) {
    Texts const forms = decoded_forms(value);
    if (value.empty() || share_a_piece(forms, hashings.drawn()) || drew_in_database(trace))
        return false;
    std::string const told = told_by(trace, hashings);
    for (Hashing const& call : hashings.all())
        if (is_secret_digest(call, hashings) &&
            (share_a_piece(forms, call.output) || !is_told(told, call.output)))
            return false;
    std::size_t left = 0;
    for (std::size_t i = 0; i < hashings.draws(); ++i)
        if (!is_told(told, hashings.draw(i))) left += hashings.draw(i).size();
    return left < kDrawnAnew;
}

bool is_one_of_few(std::string_view value) {
    constexpr double kBits = 40;
    double letters = 64;
    auto const only = [&](auto is) { return std::all_of(value.begin(), value.end(), is); };
    if (only([](char c) { return ascii::is_digit(c) || (c >= 'a' && c <= 'z'); })) letters = 36;
    if (only(ascii::is_hex_digit)) letters = 16;
    if (only(ascii::is_digit)) letters = 10;
    return !value.empty() && static_cast<double>(value.size()) * std::log2(letters) <= kBits;
}

}  // namespace parapet::range

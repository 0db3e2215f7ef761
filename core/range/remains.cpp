#include "core/range/remains.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/cracking.h"
#include "core/range/hash_work.h"

namespace parapet::range {
namespace {

constexpr std::size_t kFewest = 2, kMost = 12;  // digits; what is longer is followed as a digest
constexpr double kNoAccident = 32;              // bits that agree, of all people together
constexpr std::size_t kMostRemaining = 4;
constexpr double kBitsOfLetter = 4.7;  // of 26
constexpr std::size_t kFewestLetters = 2;

// By where in the tables and what: "accounts 5 SHA-1 hex 5".
struct Found {
    std::set<std::size_t> of;  // holders
    double bits = 0;           // of one
    double seconds = 0;
    std::string says;
};
using RemainsByKind = std::map<std::string, Found>;

// Separators of PHC strings, lists and sentences end a word; no character of Base64 does.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (char c : text) {
        if (ascii::is_alphanumeric(c) || c == '+' || c == '/')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

class Search {
public:
    Search(std::vector<Holder> const& holders, Hashings const& hashings)
        : holders_(holders), hashings_(hashings) {}

    void look_at(std::string const& column, std::string const& cell, std::size_t holder) {
        std::string const& password = holders_[holder].password;
        if (password.empty() || cell.empty()) return;
        look_for_letters(column, cell, holder);
        auto const words = words_of(cell);
        for (Hashing const& call : hashings_.all()) {
            auto const* digest = std::get_if<crypto::FastDigest>(&call.cost);
            if (digest == nullptr || call.input.find(password) == std::string::npos) continue;
            look_for_digits(column + ' ' + name_of_hash(*digest), words, call, holder);
        }
    }

    std::vector<Remain> remains() const {
        std::vector<Remain> each(holders_.size());
        for (auto const& [kind, found] : found_) {
            bool const is_letters = found.seconds == 0;
            if (found.bits * static_cast<double>(found.of.size()) < kNoAccident &&
                !(is_letters && is_everybodys(found)))
                continue;
            double const share = std::pow(2, -found.bits);
            for (std::size_t i : found.of)
                if (share < each[i].share) each[i] = {found.says, share, found.seconds};
        }
        return each;
    }

private:
    // Of letters one is little: all people must have theirs, and not all the same.
    bool is_everybodys(Found const& found) const {
        std::set<char> firsts;
        for (std::size_t i : found.of) firsts.insert(holders_[i].password.front());
        return found.of.size() == holders_.size() && firsts.size() >= kFewestLetters;
    }

    void look_for_letters(std::string const& column, std::string const& cell, std::size_t holder) {
        std::string const& password = holders_[holder].password;
        for (std::size_t count = 1; count <= kMostRemaining && count < password.size(); ++count) {
            // All of it is text, and is found as that.
            if (cell.find(password) != std::string::npos ||
                !cell.starts_with(std::string_view(password).substr(0, count)))
                return;
            Found& found = found_[column + " letters " + std::to_string(count)];
            found.of.insert(holder);
            found.bits = kBitsOfLetter * static_cast<double>(count);
            found.says =
                count == 1 ? "its first letter" : "its first " + std::to_string(count) + " letters";
        }
    }

    void look_for_digits(std::string const& kind, std::vector<std::string> const& words,
                         Hashing const& call, std::size_t holder) {
        std::string const hex = encode_hex(as_bytes(call.output)),
                          base64 = encode_base64(as_bytes(call.output));
        for (std::string const& word : words) {
            std::size_t const count = word.size();
            if (count < kFewest || count > kMost || count >= hex.size()) continue;
            bool const is_hex = hex.starts_with(ascii::lower(word));
            if (!is_hex && !base64.starts_with(word)) continue;
            Found& found = found_[kind + (is_hex ? " hex " : " base64 ") + std::to_string(count)];
            found.of.insert(holder);
            found.bits = (is_hex ? 4.0 : 6.0) * static_cast<double>(count);
            found.seconds =
                1 / crypto::guesses_per_second({call.cost}, crypto::CrackingRig::OneCard);
            found.says = "the first " + std::to_string(count) + " characters of its " +
                         name_of_hash(call.cost);
        }
    }

    std::vector<Holder> const& holders_;
    Hashings const& hashings_;
    RemainsByKind found_;
};

}  // namespace

std::vector<Remain> find_remains(std::vector<attack::StolenTable> const& tables,
                                 std::vector<Holder> const& holders, Hashings const& hashings) {
    Search search(holders, hashings);
    for (attack::StolenTable const& table : tables)
        for (auto const& row : table.rows)
            for (std::size_t holder = 0; holder < holders.size(); ++holder) {
                if (std::find(row.begin(), row.end(), holders[holder].name) == row.end()) continue;
                for (std::size_t i = 0; i < row.size(); ++i)
                    search.look_at(table.name + ' ' + std::to_string(i), row[i], holder);
            }
    return search.remains();
}

}  // namespace parapet::range

#include "core/range/cracker.h"

#include <algorithm>
#include <set>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"
#include "core/crypto/cracking.h"
#include "core/range/chance.h"
#include "core/range/plain_forms.h"

namespace parapet::range {
namespace {

using Texts = std::vector<std::string>;

bool any_holds(Texts const& texts, std::string_view part) {
    return std::any_of(texts.begin(), texts.end(), [&](std::string const& text) {
        return text.find(part) != std::string::npos;
    });
}

// A password as some hand it to a hash function.
Texts spelled_by_hand(std::string const& password) {
    std::string wide;  // UTF-16LE, but for what takes two units
    for (char32_t c : decode_utf8(password))
        wide += {static_cast<char>(c), static_cast<char>(c >> 8)};
    return {password, encode_base64(as_bytes(password)), encode_hex(as_bytes(password)), wide};
}

// What is left of a password by whoever trims, lower-cases or cuts it, or takes signs out: that is
// wrong for other reasons, and hashed all the same.
std::string core_of(std::string const& password) {
    constexpr std::size_t kLongEnough = 8;
    std::string longest, run;
    for (char c : password + '\n') {
        if (ascii::is_alphanumeric(c)) {
            run += ascii::lower(c);
            continue;
        }
        if (run.size() > longest.size()) longest = run;
        run.clear();
    }
    return longest.size() < kLongEnough ? password : longest.substr(0, kLongEnough);
}

double seconds_of(crypto::HashCost const& cost) {
    return 1 / crypto::guesses_per_second({cost}, crypto::CrackingRig::OneCard);
}

constexpr std::size_t kUsualTag = 32;  // bytes

crypto::StoredHash stored_by(Hashing const& call) {
    bool const bcrypt = std::holds_alternative<crypto::BcryptCost>(call.cost);
    // Of a comparison that failed nothing is seen of the hash.
    std::size_t const seen = call.output.empty() ? kUsualTag : call.output.size();
    return {call.cost, call.salt.size(), bcrypt ? 23 : seen};
}

// A text that is the password or comes of it, and what it took to get there.
struct Step {
    Texts spelled;
    Storage way;
};

bool lies_in(Loot const& loot, Step const& step) {
    return std::any_of(step.spelled.begin(), step.spelled.end(),
                       [&](std::string const& one) { return loot.holds_exactly(one); });
}

class Follower {
public:
    Follower(Hashings const& hashings, std::size_t from, std::string const& password)
        : calls_(hashings.all()) {
        steps_.push_back({spelled_by_hand(password), {}});
        for (std::size_t i = from; i < calls_.size(); ++i) follow(calls_[i]);
    }
    std::vector<Step> const& steps() const { return steps_; }

private:
    void follow(Hashing const& call) {
        Step const* cheapest = nullptr;
        for (Step const& step : steps_) {
            bool const taken = any_in(step.spelled, call.input) || any_in(step.spelled, call.salt);
            if (taken && (cheapest == nullptr || step.way.seconds < cheapest->way.seconds))
                cheapest = &step;
        }
        if (cheapest == nullptr) return;
        Storage way = cheapest->way;
        double const seconds = seconds_of(call.cost);
        if (seconds >= way.seconds) {
            way.hash = stored_by(call);
            way.salt = call.salt;
        }
        way.seconds += seconds;
        way.place = call.place;
        steps_.push_back({spellings(call.output), std::move(way)});
    }

    static bool any_in(Texts const& parts, std::string_view text) {
        return std::any_of(parts.begin(), parts.end(), [&](std::string const& part) {
            return text.find(part) != std::string_view::npos;
        });
    }

    std::deque<Hashing> const& calls_;
    std::vector<Step> steps_;
};

}  // namespace

Loot::Loot(std::string_view text) : forms_(plain_forms(text)) {}

bool Loot::holds_exactly(std::string_view text) const { return any_holds(forms_, text); }

bool Loot::holds(std::string_view text) const {
    std::string const backwards(text.rbegin(), text.rend());
    return any_holds(forms_, text) || any_holds(forms_, backwards) ||
           any_holds({ascii::lower(forms_.front())}, ascii::lower(text));
}

bool Loot::holds_bytes(std::string_view bytes) const {
    Texts const spelled = spellings(bytes);
    return std::any_of(spelled.begin(), spelled.end(),
                       [&](std::string const& one) { return any_holds(forms_, one); });
}

std::optional<Storage> find_storage(Loot const& loot, Hashings const& hashings,
                                    std::string const& password) {
    if (loot.holds(password)) return Storage{};
    Follower const follower(hashings, 0, password);
    std::optional<Storage> cheapest;
    for (Step const& step : follower.steps())
        if (lies_in(loot, step) && (!cheapest || step.way.seconds < cheapest->seconds))
            cheapest = step.way;
    return cheapest;
}

std::size_t count_salts(Loot const& loot, Hashings const& hashings, std::string const& password) {
    Follower const follower(hashings, 0, password);
    std::set<std::string> salts;
    for (Step const& step : follower.steps())
        if (lies_in(loot, step)) salts.insert(step.way.salt);
    return salts.size();
}

std::optional<Storage> find_check(Loot const& loot, Hashings const& hashings, std::size_t from,
                                  std::string const& password) {
    Texts const spelled = spelled_by_hand(password);
    std::string const core = core_of(password);
    std::optional<Storage> slowest;
    for (std::size_t i = from; i < hashings.all().size(); ++i) {
        Hashing const& call = hashings.all()[i];
        bool const takes_it = std::any_of(spelled.begin(), spelled.end(),
                                          [&](std::string const& one) {
                                              return call.input.find(one) != std::string::npos;
                                          }) ||
                              ascii::lower(call.input).find(core) != std::string::npos;
        bool const slow = !std::holds_alternative<crypto::FastDigest>(call.cost);
        double const seconds = seconds_of(call.cost);
        if (!takes_it || !slow || !(loot.holds_bytes(call.salt) || loot.holds(call.salt))) continue;
        if (!slowest || seconds > slowest->seconds)
            slowest = Storage{stored_by(call), seconds, call.salt, call.place};
    }
    return slowest;
}

}  // namespace parapet::range

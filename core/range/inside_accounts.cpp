#include "core/range/inside_accounts.h"

#include <algorithm>
#include <map>

#include "core/attack/options.h"
#include "core/attack/session.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/cracking.h"
#include "core/crypto/hash_grade.h"
#include "core/range/chance.h"
#include "core/range/event_json.h"
#include "core/range/hash_work.h"
#include "core/range/json_text.h"
#include "core/range/logins.h"
#include "core/range/lost_setting.h"

namespace parapet::range {
namespace {

constexpr Duration kQuarterHourOfGuesses = std::chrono::minutes(15);
// Two more than exercises allow.
constexpr std::size_t kMostGuesses = 22;
constexpr std::size_t kMostOfNetwork = 62;
constexpr std::size_t kGuessBars = 48;
constexpr std::size_t kFewSalts = 32;  // that lie ready; more are too many hashes to be tried
constexpr std::size_t kLeftOut = 2;    // letters of a password: a few hundred tries
constexpr std::string_view kServer = "A server with eight graphics cards";

bool is_slow(Theft::Victim const& victim) {
    return !std::holds_alternative<crypto::Unrecognised>(victim.storage.hash.cost) &&
           !std::holds_alternative<crypto::FastDigest>(victim.storage.hash.cost);
}

void shuffle(std::vector<std::string>& texts, Random& random) {
    for (std::size_t i = texts.size(); i > 1; --i)
        std::swap(texts[i - 1], texts[random_index(random, i)]);
}

std::string counted(std::size_t count, std::size_t all) {
    return std::to_string(count) + " of " + std::to_string(all);
}

}  // namespace

Theft& InsideAccounts::theft() {
    if (!theft_) theft_.emplace(network_);
    return *theft_;
}

int InsideAccounts::last_exchange() const {
    auto const& exchanges = world_.trace().exchanges();
    return exchanges.empty() ? 0 : exchanges.back().number;
}

std::vector<attack::StolenTable> InsideAccounts::steal_database() { return theft().tables(); }

std::vector<attack::Account> InsideAccounts::crack() {
    std::vector<attack::Account> accounts;
    Theft::Victim const* quickest = nullptr;
    for (Theft::Victim const& victim : theft().victims()) {
        if (victim.is_found()) accounts.push_back({victim.name, victim.password});
        if (quickest == nullptr || victim.seconds < quickest->seconds) quickest = &victim;
    }
    judge_.exhibit("cracking", theft().chart());
    if (quickest == nullptr) return accounts;
    std::string stored = quickest->stored();
    if (!quickest->beside.empty()) stored += ", and beside it " + quickest->beside;
    std::string const time = crypto::describe_duration(quickest->seconds);
    std::size_t const all = theft().victims().size();
    if (accounts.empty())
        judge_.held(std::string(kServer) + " needs " + time + " for one password: " + stored + ".");
    else
        judge_.found("cracked", accounts.size(), quickest->exchange,
                     std::string(kServer) + " found the passwords of " +
                         counted(accounts.size(), all) + " people within a week. Stored: " +
                         stored + "; found: " + (time == "at once" ? time : "after " + time) + "." +
                         (quickest->is_recognised
                              ? ""
                              : " No slow hash was seen that has its salt in the tables; should "
                                "there be one, keep the salt where it can be seen."));
    return accounts;
}

void InsideAccounts::weigh_hashes() {
    for (Theft::Victim const& victim : theft().victims()) {
        if (!is_slow(victim) || victim.is_found()) continue;  // crack() has it
        crypto::HashGrade const grade = crypto::grade_hash(victim.storage.hash);
        if (grade.strength == crypto::HashStrength::Floor) continue;
        for (crypto::HashFault fault : grade.faults) {
            if (fault == crypto::HashFault::NoSalt || fault == crypto::HashFault::SaltShort)
                continue;  // compare_salts() has it
            judge_.found("under-floor", 1, victim.exchange,
                         name_of_hash(victim.storage.hash.cost) + ": " +
                             std::string(crypto::explain(fault)));
            break;
        }
    }
}

std::size_t InsideAccounts::joins_to_repeat_salts() {
    std::size_t const ahead = salts_drawn_ahead(world_.hashings());
    if (ahead == 0 || ahead > kFewSalts) return 0;
    joined_from_ = world_.trace().exchanges().size();
    return ahead + 1;
}

// Of those who joined for it, each hash that lies in the tables has a salt of its own.
void InsideAccounts::look_for_repeated_salts(std::size_t end) {
    Loot const loot(text_of_tables(theft().tables()));
    std::map<std::string, std::size_t> places;
    for (Hashing const& call : world_.hashings().all()) {
        bool const is_fast = std::holds_alternative<crypto::FastDigest>(call.cost);
        if (is_fast || call.place < *joined_from_ || call.place >= end) continue;
        if (!loot.holds_bytes(call.salt)) continue;
        auto const [known, is_new] = places.emplace(call.salt, call.place);
        if (is_new || known->second == call.place) continue;
        judge_.found("one-salt", 1, world_.trace().exchanges()[call.place].number,
                     "Two of those who joined have the same salt: the few that were drawn ahead "
                     "are used again, and one guess, hashed once, is tried on both.");
        return;
    }
}

void InsideAccounts::compare_salts() {
    if (joined_from_) look_for_repeated_salts(world_.trace().exchanges().size());
    auto const& victims = theft().victims();
    std::vector<UsedSalt> used;
    std::vector<std::size_t> owners;
    for (std::size_t i = 0; i < victims.size(); ++i) {
        if (!is_slow(victims[i])) continue;
        std::string const& salt = victims[i].storage.salt;
        for (std::size_t j = 0; j < i; ++j) {
            if (!is_slow(victims[j]) || victims[j].storage.salt != salt) continue;
            // Of one password the first hash is found for both.
            if (victims[j].password != victims[i].password || victims[i].salts < 2)
                judge_.found("one-salt", 1, victims[i].exchange,
                             victims[j].name + " and " + victims[i].name +
                                 " have the same salt: one guess, hashed once, is tried on both.");
        }
        used.push_back({salt, victims[i].storage.place});
        owners.push_back(i);
    }
    for (std::size_t i : foreseeable_salts(used, world_.trace(), world_.hashings()))
        judge_.found("known-salt", 1, victims[owners[i]].exchange,
                     "In the salt of " + victims[owners[i]].name +
                         " there is nothing that the cryptographic generator gave: the attacker "
                         "works it out, and has the hashes ready before the theft.");
}

std::vector<std::string> InsideAccounts::read_log() {
    std::vector<std::string> lines;
    std::vector<int> numbers;
    for (Exchange const& exchange : world_.trace().exchanges())
        for (Event const& event : exchange.events)
            if (auto const* log = std::get_if<LogEvent>(&event.what)) {
                lines.push_back(log->text);
                numbers.push_back(exchange.number);
                judge_.received(log->text, exchange.number);
                for (std::string const& password : nearly_in(log->text))
                    judge_.received(password, exchange.number);
            }
    // Usually there is none, and one look at all of it will do.
    std::string all;
    for (std::string const& line : lines) all += line + '\n';
    for (std::string const& password : quickly_found(all))
        for (std::size_t i = 0; i < lines.size(); ++i) {
            auto const there = quickly_found(lines[i]);
            if (std::find(there.begin(), there.end(), password) == there.end()) continue;
            judge_.received(password, numbers[i]);
            break;
        }
    return lines;
}

// Passwords of which the log has a digest that is fast and has no key: it is tried billions of
// times a second.
std::vector<std::string> InsideAccounts::quickly_found(std::string const& text) const {
    Loot const log(text);
    std::vector<std::string> found;
    for (auto const& [key, person] : world_.fixture().people) {
        std::string const password = text_of(person, "password");
        if (password.size() < 8) continue;
        auto const way = find_storage(log, world_.hashings(), password);
        if (way && way->salt.empty() && std::holds_alternative<crypto::FastDigest>(way->hash.cost))
            found.push_back(password);
    }
    return found;
}

// Passwords of which the line leaves out so little that it can be tried; one that is too short to
// be seen in Base64 or hexadecimal by chance is looked for in them.
std::vector<std::string> InsideAccounts::nearly_in(std::string const& line) const {
    std::vector<std::string> found;
    for (auto const& [key, person] : world_.fixture().people) {
        std::string const password = text_of(person, "password");
        if (password.size() < 8) continue;
        std::string const start = password.substr(0, password.size() - kLeftOut);
        std::string_view const whole = std::string_view(start).substr(0, start.size() / 3 * 3);
        std::string const forms[] = {start, password.substr(kLeftOut),
                                     encode_base64(as_bytes(whole)), encode_hex(as_bytes(start))};
        if (std::any_of(std::begin(forms), std::end(forms), [&](std::string const& form) {
                return line.find(form) != std::string::npos;
            }))
            found.push_back(password);
    }
    return found;
}

std::vector<std::string> const& InsideAccounts::addresses() {
    if (!addresses_.empty()) return addresses_;
    for (std::string const& key : attack::split(attacker_.option("members"), ','))
        if (auto const person = world_.fixture().people.find(key);
            person != world_.fixture().people.end())
            members_.push_back(text_of(person->second, "username"));
    std::vector<std::string> ones = members_;
    std::vector<std::string> others = attack::split(attacker_.option("strangers"), ',');
    Random& random = world_.actor_random();
    shuffle(ones, random);
    shuffle(others, random);
    // Whoever asks about a few only has as many of each.
    for (std::size_t i = 0; i < std::max(ones.size(), others.size()); ++i) {
        std::vector<std::string> pair;
        if (i < ones.size()) pair.push_back(ones[i]);
        if (i < others.size()) pair.push_back(others[i]);
        shuffle(pair, random);
        addresses_.insert(addresses_.end(), pair.begin(), pair.end());
    }
    return addresses_;
}

// One address may be a guess; two, and never a wrong one, are knowledge.
void InsideAccounts::point_out(std::vector<std::string> const& addresses) {
    std::size_t right = 0;
    for (std::string const& address : addresses)
        right += std::find(members_.begin(), members_.end(), address) != members_.end();
    if (right < 2 || right < addresses.size()) return;
    judge_.found("enumerated", right, last_exchange(),
                 "Of " + std::to_string(addresses_.size()) + " addresses the attacker picked out " +
                     counted(right, members_.size()) + " that have an account.");
}

void InsideAccounts::count_guesses(std::vector<std::string> const& names) {
    auto guesses = guesses_in(world_);
    std::erase_if(guesses, [&](Guess const& guess) {
        return std::find(names.begin(), names.end(), guess.name) == names.end();
    });
    count_looked_at(guesses, kMostGuesses, names.empty() ? "" : "for " + names.front());
}

void InsideAccounts::count_guesses_from(std::string_view start) {
    auto guesses = guesses_in(world_);
    std::erase_if(guesses, [&](Guess const& guess) { return !guess.from.starts_with(start); });
    count_looked_at(guesses, kMostOfNetwork, "from one network");
}

void InsideAccounts::count_looked_at(std::vector<Guess> const& guesses, std::size_t allowed,
                                     std::string const& what) {
    std::size_t const most = most_looked_at(guesses, kQuarterHourOfGuesses);
    if (most <= allowed) return;
    judge_.found("overrun", most, guesses.back().exchange,
                 "The app looked at " + std::to_string(most) + " passwords " + what +
                     " within a quarter of an hour.");
}

void InsideAccounts::plot_guesses() {
    auto const guesses = guesses_in(world_);
    if (!guesses.empty()) judge_.exhibit("guessing", guesses_chart(guesses, kGuessBars));
}

std::string InsideAccounts::borrow_browser(std::string_view person) {
    return attacker_.borrow_cookies(person);
}

// As people had it last, before or while the attacker was at work.
std::string InsideAccounts::right_password(std::string_view account) const {
    std::string password;
    for (auto const& [key, person] : world_.fixture().people)
        if (text_of(person, "username") == account) password = text_of(person, "password");
    for (Login const& login : logins_in(world_))
        if (login.actor != "attacker" && login.let_in && login.name == account)
            password = login.password;
    return password;
}

void InsideAccounts::show_session(std::string_view account) {
    Login const* last = nullptr;
    auto const logins = logins_in(world_);
    for (Login const& login : logins)
        if (login.actor == "attacker") last = &login;
    Exchange const& shown = world_.trace().exchanges().back();
    bool const is_theirs = attack::succeeded(shown.response) && shown.request.body.empty() &&
                           shown.response.body.find(account) != std::string::npos;
    if (last == nullptr || !is_theirs || last->password == right_password(account)) return;
    judge_.found("signed-in", 1, world_.trace().exchanges()[last->place].number,
                 "The attacker is signed in as " + std::string(account) +
                     ", with a password that is not theirs.");
}

void InsideAccounts::start_without(std::vector<std::string> settings) {
    forgotten_.settings = std::move(settings);
    world_.forget(forgotten_);
}

void InsideAccounts::look_for_lost_settings() {
    auto const& [settings, missed, place, frames] = forgotten_;
    if (missed.empty()) return judge_.held("The code asks for no setting that could be missing.");
    auto const& exchanges = world_.trace().exchanges();
    bool const starts = std::any_of(exchanges.begin(), exchanges.end(),
                                    [](Exchange const& one) { return one.response.status != 0; });
    auto const names = newly_kept(world_);
    if (names.empty())
        return judge_.held("Without the setting `" + missed +
                           (starts ? "` it keeps no password." : "` it does not start."));
    Json const line = place_json(frames, world_.fixture().editable);
    std::string const asker =
        line.is_null() ? "The code" : text_of(line, "file") + ':' + in_words(line["line"]);
    judge_.found("kept-without", names.size(), exchanges[place].number,
                 asker + " asked for the setting `" + missed +
                     "`, which the operator had forgotten, and the app kept passwords all the "
                     "same: " +
                     names.front() + (names.size() > 1 ? "'s and others'." : "'s."));
}

void InsideAccounts::watch_work(std::size_t bytes) {
    for (Hashing const& call : world_.hashings().all()) {
        if (call.size < bytes) continue;
        judge_.found("oversized", 1, world_.trace().exchanges()[call.place].number,
                     "The server hashed a password of " + std::to_string(call.size) + " bytes.");
    }
}

bool InsideAccounts::memory_grows() {
    auto const& exchanges = world_.trace().exchanges();
    auto const sent = std::count_if(exchanges.begin(), exchanges.end(),
                                    [](Exchange const& one) { return one.actor == "attacker"; });
    bool const grows = hoard_.look(static_cast<std::size_t>(sent), network_.app_memory());
    if (hoard_.is_endless())
        // No request decided it, and no line that one of them ran is to blame.
        judge_.found(
            "hoarded", hoard_.requests(), 0,
            "Of all " + std::to_string(hoard_.requests()) +
                " names that the attacker has tried, the server still has something in its "
                "memory, days later: " +
                std::to_string(hoard_.bytes() / 1024) + " KB by now.");
    else if (!grows && hoard_.requests() > 0)
        judge_.held("Of " + std::to_string(hoard_.requests()) + " names that the attacker tried, " +
                    "the server's memory did not keep each one.");
    return grows;
}

}  // namespace parapet::range

#include "core/attack/entry.h"

#include <charconv>

#include "core/attack/session.h"

namespace parapet::attack {
namespace {

constexpr int kTooManyRequests = 429;
constexpr int kLongestWait = 900;       // seconds
constexpr std::size_t kLongOne = 1000;  // bytes, more than any text that goes in

int seconds_to_wait(http::Response const& response) {
    std::string const text = response.headers.get("Retry-After").value_or("60");
    int seconds = 60;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::min(std::max(seconds, 1), kLongestWait);
}

// Of the value itself; 401, 404 and 409 come of what it says.
bool is_refusal(int status) { return status == 400 || status == 403 || status == 422; }

}  // namespace

std::string spot_name(Spot const& spot) { return spot.get().name + " of " + spot.endpoint->id; }

http::Response send_patiently(Target& target, http::Request const& request) {
    http::Response response = target.send(request);
    if (response.status != kTooManyRequests) return response;
    target.wait(std::chrono::seconds(seconds_to_wait(response)));
    return target.send(request);
}

std::optional<Detail> Entry::steady_detail() {
    if (measured_) return detail_;
    measured_ = true;
    Answer const first = send(sample());
    Answer const second = send(sample());
    for (Detail detail : kDetails) {
        if (fingerprint(first, detail) == fingerprint(second, detail)) {
            detail_ = detail;
            break;
        }
    }
    return detail_;
}

DirectEntry::DirectEntry(Target& target, Spot spot, Dress dress)
    : Entry(target),
      spot_(spot),
      dress_(dress),
      values_(samples(*spot.endpoint)),
      sample_(spot.get().sample) {}

void DirectEntry::keep_as_it_is(std::string sample) {
    keeps_value_ = true;
    sample_ = std::move(sample);
}

void DirectEntry::disguise(Dress dress, std::string (*encode)(std::string_view)) {
    dress_ = dress;
    encode_ = encode;
    disguised_ = true;
}

std::string DirectEntry::name() const { return spot_name(spot_); }

void DirectEntry::set(std::string_view parameter, std::string value) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (spot_.endpoint->parameters[i].name == parameter) values_[i] = value;
    }
}

// A /g regular expression goes on where its last match ended, which is behind the end of whatever
// comes next.
void DirectEntry::send_long_one_to_refuse() {
    std::vector<std::string> const values = values_;
    char const filler = is_number(spot_.get()) ? '0' : 'a';
    std::string const text = sample_ + std::string(kLongOne, filler) + "'";
    send_patiently(target(),
                   write_request(*spot_.endpoint, values, {spot_.parameter, text, dress_}));
}

http::Response DirectEntry::send_once(std::string_view value) {
    if (after_long_one_) send_long_one_to_refuse();
    std::vector<std::string> values = values_;
    for (std::size_t i : fresh_) values[i] += random_word(target(), 8);
    std::string text = fresh_value_ ? random_word(target(), 8) : std::string();
    text += value;
    if (encode_ != nullptr) text = encode_(text);
    return send_patiently(target(),
                          write_request(*spot_.endpoint, values, {spot_.parameter, text, dress_}));
}

// An endpoint that makes something (an account) may refuse the same names a second time. The
// other parameters are made new first, the tried one last.
void DirectEntry::learn_what_must_be_new() {
    prepared_ = true;
    sign_in_for(target(), *spot_.endpoint);
    if (spot_.endpoint->method == "GET") return;
    send_once(sample());
    if (send_once(sample()).status < 400) return;
    auto const helps = [&] { return send_once(sample()).status < 400; };
    std::size_t const password = password_parameter(*spot_.endpoint);
    for (std::size_t i = 0; i < values_.size(); ++i) {
        bool const may_be_new = i != spot_.parameter && i != password;
        if (!may_be_new || !is_text(spot_.endpoint->parameters[i])) continue;
        fresh_.push_back(i);
        if (helps()) return;
    }
    fresh_value_ = !keeps_value_;
    if (keeps_value_ || helps()) return;
    fresh_value_ = false;
    fresh_.clear();
}

Answer DirectEntry::send(std::string_view value) {
    if (!prepared_) learn_what_must_be_new();
    http::Response const response = send_once(value);
    if (is_refusal(response.status)) refused_ = true;
    return make_answer(response, target().last_took(), value);
}

bool DirectEntry::get_past_refusal(std::string_view text) {
    if (!refused_ || disguised_) return false;
    // Twice, for a check that forgets itself now and then lets anything through once.
    auto const gets_past = [&] {
        return !is_refusal(send_once(text).status) && !is_refusal(send_once(text).status);
    };
    Dress const ordinary = dress_;
    if (ordinary == Dress::Plain) {
        dress_ = Dress::OtherPath;
        if (gets_past()) return true;
        dress_ = ordinary;
    }
    after_long_one_ = true;
    if (gets_past()) return true;
    after_long_one_ = false;
    return false;
}

Answer Reports::ask(std::string_view sent) const {
    Answer all;
    for (Endpoint const* each : endpoints_) {
        http::Response const response =
            send_patiently(target_, write_request(*each, samples(*each)));
        Answer const answer = make_answer(response, target_.last_took(), sent);
        all.status = std::max(all.status, answer.status);
        all.body += answer.body + '\n';
        all.took += answer.took;
    }
    return all;
}

std::string Reports::names() const {
    std::string names;
    for (Endpoint const* each : endpoints_) names += (names.empty() ? "" : " and ") + each->id;
    return names;
}

StoredEntry::StoredEntry(Target& target, Spot store, std::vector<Endpoint const*> reports)
    : Entry(target), store_(store), reports_(target, std::move(reports)) {
    sign_in(target, target.surface().attacker);
}

std::string StoredEntry::name() const {
    return spot_name(store_) + ", seen in " + reports_.names();
}

Answer StoredEntry::report_of(std::string_view value, std::string_view taken_out) {
    std::vector<std::string> values = samples(*store_.endpoint);
    values[store_.parameter] = value;
    http::Response const stored = send_patiently(target(), write_request(*store_.endpoint, values));
    if (stored.status >= 400) return make_answer(stored, target().last_took(), taken_out);
    return reports_.ask(taken_out);
}

Answer StoredEntry::send(std::string_view value) { return report_of(value, value); }

NewcomerEntry::NewcomerEntry(Target& target, Spot signup, std::vector<Endpoint const*> reports)
    : Entry(target), signup_(signup), reports_(target, std::move(reports)) {}

std::string NewcomerEntry::name() const {
    return spot_name(signup_) + ", seen in " + reports_.names();
}

bool NewcomerEntry::sign_up(Account const& account, std::string const& text) {
    Endpoint const& signup = *signup_.endpoint;
    std::vector<std::string> values(signup.parameters.size(), text);
    std::size_t const username = username_parameter(signup);
    std::size_t const password = password_parameter(signup);
    if (username < values.size()) values[username] = account.username;
    if (password < values.size()) values[password] = account.password;
    return succeeded(send_patiently(target(), write_request(signup, values)));
}

void NewcomerEntry::look_from_next_door(std::string_view value) {
    std::string const text = random_word(target(), 9) + std::string(value);
    Account odd = new_account(target());
    odd.username += value;
    Account const neighbour = new_account(target());
    if (!sign_up(odd, text) || !sign_up(neighbour, text)) return;
    if (sign_in(target(), neighbour)) reports_.ask(value);
}

Answer NewcomerEntry::send(std::string_view value) {
    Endpoint const& signup = *signup_.endpoint;
    Account account = new_account(target());
    // Nothing in common with those who came before, or the report grows by itself.
    std::vector<std::string> values = samples(signup);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (is_text(signup.parameters[i])) values[i] = random_word(target(), 9);
    }
    std::size_t const username = username_parameter(signup);
    std::size_t const password = password_parameter(signup);
    std::string const own_name = account.username;
    if (username == signup_.parameter) account.username += value;
    if (signup_.parameter < values.size()) values[signup_.parameter] = value;
    if (username < values.size()) values[username] = account.username;
    if (password < values.size() && password != signup_.parameter)
        values[password] = account.password;
    http::Response const made = send_patiently(target(), write_request(signup, values));
    if (made.status >= 400) return make_answer(made, target().last_took(), value);
    if (!sign_in(target(), account)) return {};
    Answer answer = reports_.ask(value);
    for (std::string const& each : values) take_out(answer, each);
    take_out(answer, own_name);  // what is left of the name without the value
    return answer;
}

}  // namespace parapet::attack

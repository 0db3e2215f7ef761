#include "tests/core/reference/gate.h"

#include <nlohmann/json.hpp>

#include "core/auth/account_key.h"
#include "core/auth/network_key.h"
#include "core/base/ascii.h"
#include "core/range/json_text.h"
#include "tests/core/reference/request_reader.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {
namespace {

using Style = GateStyle;
constexpr Duration kQuarter = std::chrono::minutes(15);
constexpr std::size_t kFewKeys = 100, kFull = 2'000, kBytesOfKey = 100;

std::string five_pieces_of(std::string_view address) {
    std::size_t end = 0;
    for (int i = 0; i < 5 && end != std::string_view::npos; ++i) end = address.find(':', end + 1);
    return std::string(address.substr(0, end));
}

std::string caller_of(http::Request const& request, Style::Caller caller) {
    std::string const list = request.headers.get("x-forwarded-for").value_or("");
    std::size_t const comma =
        caller == Style::Caller::FirstEntry ? list.find(',') : list.rfind(',');
    std::string const one = caller == Style::Caller::FirstEntry ? list.substr(0, comma)
                            : comma == std::string::npos        ? list
                                                                : list.substr(comma + 1);
    std::string const address(ascii::trim(one));
    if (caller == Style::Caller::Single) return address;
    if (caller == Style::Caller::FivePieces) return five_pieces_of(address);
    auto const network = auth::network_key(address);
    return network ? network.value() : address;
}

// The person whose name it is; null when there is none.
range::Json const* find(range::World const& world, std::string const& name) {
    for (auto const& [key, person] : world.fixture().people)
        if (range::text_of(person, "username") == name) return &person;
    return nullptr;
}

// A seal that nobody could write, were this not a test; a number of the browser follows.
std::string seal(std::string const& name) { return "seal-" + name; }

std::unique_ptr<auth::RateLimiter> make(auth::RateAlgorithm algorithm, auth::RateQuota quota,
                                        range::World& world) {
    return auth::make_rate_limiter({.algorithm = algorithm, .quota = quota}, world,
                                   world.actor_random())
        .take();
}

}  // namespace

void Gate::open(range::World& world) {
    using auth::RateAlgorithm;
    world_ = &world;
    bool const window = style_.account == Style::Account::Window;
    accounts_ = make(window ? RateAlgorithm::FixedWindow : RateAlgorithm::TokenBucket,
                     window ? auth::RateQuota{.limit = 20, .period = kQuarter}
                     : style_.account == Style::Account::PerMinute
                         ? auth::RateQuota{.limit = 5}
                         : auth::RateQuota{.limit = 10, .period = kQuarter},
                     world);
    networks_ = make(RateAlgorithm::TokenBucket,
                     style_.network == Style::Network::PerMinute
                         ? auth::RateQuota{.limit = 42}
                         : auth::RateQuota{.limit = 18, .period = kQuarter, .burst = 42},
                     world);
}

std::size_t Gate::memory() {
    if (style_.store == Style::Store::Hoards) return keys_.size() * kBytesOfKey;
    if (style_.store == Style::Store::Full) return std::min(keys_.size(), kFull) * kBytesOfKey;
    return kBytesOfKey;
}

std::optional<Duration> Gate::take(auth::RateLimiter& limiter, std::string const& key) {
    if (keys_.insert(key).second && style_.store == Style::Store::Forgets &&
        keys_.size() > kFewKeys) {
        keys_.clear();
        open(*world_);
        return take(&limiter == networks_.get() ? *networks_ : *accounts_, key);
    }
    if (style_.counted == Style::Counted::AfterTheBatch) {
        later_.emplace_back(&limiter, key);
        auto const seen = limiter.peek(key);
        return seen.allowed() ? std::nullopt : seen.retry_after;
    }
    auto const decision = limiter.consume(key);
    return decision.allowed() ? std::nullopt : decision.retry_after;
}

std::optional<Duration> Gate::must_wait(http::Request const& request, std::string const& typed,
                                        std::string const& name) {
    std::string const browser = RequestReader(request).cookie("browser");
    bool const known = style_.browser == Style::Browser::Unsigned
                           ? !browser.empty()
                           : browser.starts_with(seal(name) + '#');
    if (known && style_.browser == Style::Browser::Free) return std::nullopt;
    bool const by_network = style_.browser == Style::Browser::ByNetwork;
    if (known) {
        std::size_t const tail = style_.browser == Style::Browser::ByText
                                     ? std::string::npos
                                     : browser.find('.', seal(name).size());
        return take(*accounts_, "browser " + browser.substr(0, tail) +
                                    (by_network ? caller_of(request, style_.caller) : ""));
    }
    if (style_.network != Style::Network::None) {
        auto const wait = take(*networks_, "network " + caller_of(request, style_.caller));
        if (wait) return wait;
    }
    bool const other_door = request.target.find("app") != std::string::npos;
    bool const counted =
        style_.account != Style::Account::None &&
        !(style_.doors == Style::Doors::OneOfTwo && other_door) &&
        !(style_.refusal == Style::Refusal::OnlyMembers && find(*world_, name) == nullptr);
    if (!counted) return std::nullopt;
    return take(*accounts_, "account " + (style_.name == Style::Name::AsTyped ? typed : name));
}

std::string Gate::new_seal(std::string const& name) {
    return seal(name) + '#' + std::to_string(browsers_++);
}

http::Response Gate::sign_in(http::Request const& request) {
    auto const body = range::parse_json(request.body);
    if (!body) return reply(400, {{"error", "no JSON"}});
    std::string const typed = range::text_of(body.value(), "username");
    std::string const password = range::text_of(body.value(), "password");
    std::string const name = auth::account_key(typed);
    if (name.empty() || password.empty()) return reply(400, {{"error", "name and password"}});
    auto const wait = must_wait(request, typed, name);
    range::Json const* person = find(*world_, name);
    bool const right = person != nullptr && range::text_of(*person, "password") == password;
    if (wait && !(right && style_.refusal == Style::Refusal::LetsTheOwnerIn)) {
        bool const tells = right && style_.refusal == Style::Refusal::TellsTheOwner;
        http::Response refused = reply(429, {{"error", tells ? "locked" : "too many tries"}});
        auto const seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
        refused.headers.append("Retry-After", std::to_string(seconds));
        return refused;
    }
    if (!right) {
        http::Response wrong = reply(401, {{"error", "the name or the password is wrong"}});
        if (style_.browser == Style::Browser::WithoutProof)
            wrong.headers.append("Set-Cookie", "browser=" + new_seal(name) + "; Path=/");
        return wrong;
    }
    if (style_.network == Style::Network::ClearedBySuccess)
        networks_->forget("network " + caller_of(request, style_.caller));
    std::string const token = "t" + std::to_string(sessions_.size());
    sessions_[token] = name;
    http::Response in = reply(200, {{"name", range::text_of(*person, "name")}});
    in.headers.append("Set-Cookie", "session=" + token + "; Path=/");
    in.headers.append("Set-Cookie", "browser=" + new_seal(name) + "; Path=/");
    return in;
}

http::Response Gate::me(http::Request const& request) {
    auto const session = sessions_.find(RequestReader(request).cookie("session"));
    if (session == sessions_.end()) return reply(401, {{"error", "sign in first"}});
    auto const found = world_->query_as_owner(
        "SELECT username, card FROM accounts WHERE username = '" + session->second + "'");
    if (!found || found.value().first.rows.empty()) return reply(404, {{"error", "gone"}});
    sql::Row const& row = found.value().first.rows.front();
    return reply(200, {{"username", range::in_words(row[0])}, {"card", range::in_words(row[1])}});
}

http::Response Gate::answer(http::Request const& request) {
    std::string path = ascii::lower(request.target.substr(0, request.target.find('?')));
    if (path.ends_with('/')) path.pop_back();
    if (path == "/api/login" || path == "/api/app/login") return sign_in(request);
    if (path == "/api/me") return me(request);
    return reply(404, {{"error", "no such page"}});
}

std::vector<http::Response> Gate::serve(std::span<http::Request const> requests) {
    if (range::World* world = world_of_(of_); world != world_) open(*world);
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) responses.push_back(answer(request));
    for (auto const& [limiter, key] : later_) limiter->consume(key);
    later_.clear();
    return responses;
}

}  // namespace parapet::reference

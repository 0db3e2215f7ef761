#include "core/range/guesses.h"

#include <algorithm>
#include <optional>

#include "core/attack/session.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

using GuessOutcome = Guess::Outcome;

std::optional<GuessOutcome> outcome_of(int status) {
    if (status >= 200 && status < 400) return GuessOutcome::LetIn;
    if (status == 401 || status == 422) return GuessOutcome::LookedAt;
    if (status == 403 || status == 423 || status == 429 || status == 503)
        return GuessOutcome::Refused;
    return std::nullopt;
}

std::string address_of(http::Request const& request) {
    std::string const hops = request.headers.get("x-forwarded-for").value_or("");
    std::size_t const last = hops.rfind(' ');
    if (hops.empty()) return request.client_address;
    return last == std::string::npos ? hops : hops.substr(last + 1);
}

double in_seconds(Duration duration) { return static_cast<double>(duration.count()) / 1e6; }

}  // namespace

std::vector<Guess> guesses_in(World const& world) {
    std::vector<Guess> guesses;
    attack::Surface const& surface = world.fixture().surface;
    attack::Endpoint const* login = surface.find("login");
    if (login == nullptr) return guesses;
    std::size_t const name = attack::username_parameter(*login),
                      password = attack::password_parameter(*login);
    if (std::max(name, password) >= login->parameters.size()) return guesses;
    for (Exchange const& exchange : world.trace().exchanges()) {
        if (exchange.actor != "attacker" || exchange.request.body.empty()) continue;
        auto const body = parse_json(exchange.request.body);
        auto const outcome = outcome_of(exchange.response.status);
        if (!body || !outcome) continue;
        std::string const tried = text_of(body.value(), login->parameters[password].name);
        std::string who = text_of(body.value(), login->parameters[name].name);
        if (who.empty() || tried == surface.attacker.password) continue;
        guesses.push_back(
            {exchange.at, std::move(who), address_of(exchange.request), *outcome, exchange.number});
    }
    return guesses;
}

std::size_t most_looked_at(std::vector<Guess> const& guesses, Duration within) {
    std::vector<Time> times;
    for (Guess const& guess : guesses)
        if (guess.outcome != GuessOutcome::Refused) times.push_back(guess.at);
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] > within) ++first;
        most = std::max(most, last - first + 1);
    }
    return most;
}

Json guesses_chart(std::vector<Guess> const& guesses, std::size_t parts) {
    Json bars = Json::array();
    Duration const all =
        guesses.empty() ? Duration::zero() : guesses.back().at - guesses.front().at;
    std::vector<std::size_t> looked(parts), refused(parts), in(parts);
    for (Guess const& guess : guesses) {
        auto const since = static_cast<std::uint64_t>((guess.at - guesses.front().at).count());
        auto const part =
            static_cast<std::size_t>(since * parts / (static_cast<std::uint64_t>(all.count()) + 1));
        std::vector<std::size_t>& kind = guess.outcome == GuessOutcome::LetIn     ? in
                                         : guess.outcome == GuessOutcome::Refused ? refused
                                                                                  : looked;
        ++kind[part];
    }
    for (std::size_t i = 0; i < parts; ++i)
        bars.push_back(Json::array({looked[i], refused[i], in[i]}));
    return object({{"seconds", in_seconds(all)}, {"bars", std::move(bars)}});
}

}  // namespace parapet::range

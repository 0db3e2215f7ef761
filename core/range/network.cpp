#include "core/range/network.h"

#include <array>

#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr std::array<std::string_view, 4> kUserAgents{
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/133.0.0.0 "
    "Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 "
    "Mobile "
    "Safari/537.36"};

// Addresses set aside for documentation: TEST-NET-1 to 3 (RFC 5737).
constexpr std::array<std::string_view, 3> kNetworks{"192.0.2.", "198.51.100.", "203.0.113."};

}  // namespace

Network::Client const& Network::client_of(std::string const& actor) {
    auto const [place, is_new] = clients_.try_emplace(actor);
    if (is_new) {
        Random& random = world_.actor_random();
        place->second.address = kNetworks[random_index(random, kNetworks.size())];
        place->second.address += std::to_string(1 + below(random, 254));
        place->second.user_agent = kUserAgents[random_index(random, kUserAgents.size())];
    }
    return place->second;
}

http::Request Network::dressed(http::Request request, Client const& client) const {
    http::HeaderList headers{{"user-agent", client.user_agent}, {"accept", "*/*"}};
    for (http::Header const& header : request.headers.entries()) {
        if (headers.has(header.name) && request.headers.all(header.name).size() == 1)
            headers.set(header.name, header.value);
        else
            headers.append(header.name, header.value);
    }
    if (!request.body.empty() && !headers.has("content-length"))
        headers.append("content-length", std::to_string(request.body.size()));
    request.headers = std::move(headers);
    static http::Request const ordinary;
    if (request.host == ordinary.host) request.host = world_.fixture().spec->host;
    if (request.client_address == ordinary.client_address) request.client_address = client.address;
    return request;
}

std::vector<http::Response> Network::send(std::string const& actor,
                                          std::span<http::Request const> requests) {
    std::vector<http::Request> dressed_requests;
    Trace& trace = world_.trace();
    std::size_t const first = trace.exchanges().size();
    Client const& client = client_of(actor);
    for (http::Request const& request : requests) {
        dressed_requests.push_back(dressed(request, client));
        trace.open(actor, dressed_requests.back(), world_.now());
        world_.advance(byte_work(request.body.size()));
    }
    world_.advance(kRoundTrip);
    std::vector<http::Response> responses = app_.serve(dressed_requests);
    responses.resize(requests.size(), http::Response{.status = 0});
    trace.close_batch();
    for (std::size_t i = 0; i < responses.size(); ++i) {
        Exchange& exchange = trace.exchanges()[first + i];
        exchange.response = responses[i];
        Duration const transfer = byte_work(responses[i].body.size());
        world_.advance(transfer);
        // What the app does after it has answered, nobody waits for.
        Time const answered = exchange.answered ? *exchange.answered + transfer : world_.now();
        exchange.took = answered - exchange.at;
    }
    return responses;
}

}  // namespace parapet::range

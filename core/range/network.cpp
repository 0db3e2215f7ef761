#include "core/range/network.h"

#include <array>
#include <charconv>

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

constexpr std::string_view kBeside = "beside ";
constexpr std::string_view kIpv6 = "IPv6 ";

constexpr std::size_t kMostOfOneAddress = 500;  // from here on, some have one address

// As nginx's $proxy_add_x_forwarded_for does.
void pass_edge(http::Request& request, std::string const& edge) {
    std::string claimed;
    for (std::string_view value : request.headers.all("x-forwarded-for"))
        claimed += std::string(value) + ", ";
    request.headers.set("x-forwarded-for", claimed + request.client_address);
    request.headers.set("x-forwarded-proto", request.scheme);
    request.client_address = edge;
}

}  // namespace

Network::Client const& Network::client_of(std::string const& actor) {
    auto const [place, is_new] = clients_.try_emplace(actor);
    if (is_new) {
        Random& random = world_.actor_random();
        std::string& address = place->second.address;
        do {
            address = kNetworks[random_index(random, kNetworks.size())];
            address += std::to_string(1 + below(random, 254));
        } while (taken_.size() < kMostOfOneAddress && !taken_.insert(address).second);
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
    if (std::string const& edge = world_.fixture().spec->edge; !edge.empty())
        pass_edge(request, edge);
    return request;
}

std::string Network::address_beside(std::string const& actor) {
    std::string const address = client_of(actor).address;
    std::size_t const last = address.rfind('.') + 1;
    int number = 0;
    std::from_chars(address.data() + last, address.data() + address.size(), number);
    std::string neighbour;
    do {
        number = number % 254 + 1;
        neighbour = address.substr(0, last) + std::to_string(number);
    } while (taken_.size() < kMostOfOneAddress && taken_.count(neighbour) != 0);
    return neighbour;
}

// Of 2001:db8::/32, set aside for documentation (RFC 3849). A provider has as much, and gives each
// customer a /48 or less of it (RFC 6177).
std::string Network::ipv6_address() {
    std::string address = "2001:db8";
    auto const piece = [&] {
        return random_text(world_.actor_random(), 1, "123456789abcdef") +
               random_text(world_.actor_random(), 3, "0123456789abcdef");
    };
    for (int i = 0; i < 6; ++i) address += ':' + piece();
    return address;
}

// Of the network set aside for benchmarks, 198.18.0.0/15 (RFC 2544).
std::string Network::address_at(std::string const& place) {
    if (place.starts_with(kBeside)) return address_beside(place.substr(kBeside.size()));
    if (place.starts_with(kIpv6)) {
        std::string& address = ipv6_[place];
        if (address.empty()) address = ipv6_address();
        return address;
    }
    if (place != "*") return client_of("at " + place).address;
    std::size_t const number = passers_by_++;
    return "198." + std::to_string(18 + number / 256 % 2) + '.' + std::to_string(number % 256) +
           '.' + std::to_string(1 + below(world_.actor_random(), 254));
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

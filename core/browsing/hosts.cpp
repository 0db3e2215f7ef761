#include "core/browsing/hosts.h"

#include "core/base/random.h"
#include "core/range/chance.h"
#include "core/range/jar.h"
#include "core/range/work_meter.h"

namespace parapet::browsing {

using namespace range;

namespace {

constexpr std::size_t kBytesOfANonce = 16;  // ASVS 5.0, 3.4.3: 128 bits

http::Response const kNotThere{
    .status = 404, .headers = {{"content-type", "text/plain"}}, .body = "Not found"};

std::string lines_of(http::HeaderList const& headers) {
    std::string text;
    for (http::Header const& header : headers.entries())
        text += header.name + ": " + header.value + '\n';
    return text;
}

// Of the policies of an answer.
std::vector<std::string> nonces_of(http::Response const& response) {
    constexpr std::string_view kMark = "'nonce-";
    std::vector<std::string> nonces;
    for (http::Header const& header : response.headers.entries()) {
        std::string const& value = header.value;
        for (std::size_t at = value.find(kMark); at != std::string::npos;
             at = value.find(kMark, at + 1)) {
            std::size_t const start = at + kMark.size();
            nonces.push_back(value.substr(start, value.find('\'', start) - start));
        }
    }
    return nonces;
}

}  // namespace

std::string text_of(http::Request const& request) {
    return request.target + '\n' + lines_of(request.headers) + request.body;
}

std::string text_of(http::Response const& response) {
    return lines_of(response.headers) + response.body;
}

class Hosts::Attackers final : public attack::OwnHost {
public:
    Attackers(std::string name, std::string folder)
        : name_(std::move(name)), folder_(std::move(folder)) {}

    std::string const& name() const override { return name_; }
    std::string const& folder() const override { return folder_; }
    void answer_by(std::string path, Handler handler) override {
        if (path.starts_with(folder_)) handlers_[std::move(path)] = std::move(handler);
    }
    std::vector<http::Request> const& received() const override { return received_; }

    http::Response answer(http::Request const& request) {
        received_.push_back(request);
        auto const found = handlers_.find(path_of(request.target));
        if (found == handlers_.end()) return kNotThere;
        Handler const handler = found->second;  // it may answer the path anew
        return handler(request);
    }

private:
    std::string name_, folder_;
    std::map<std::string, Handler, std::less<>> handlers_;
    std::vector<http::Request> received_;
};

struct Hosts::Host {
    std::map<std::string, http::Response, std::less<>> files = {};  // by path
    std::unique_ptr<Attackers> attackers = {};
};

Hosts::Hosts(Network& network, Json const& spec) : network_(network) {
    app_.insert(network.world().fixture().spec->host);
    for (auto const& [name, host] : spec.members()) {
        if (member_of(host, "app") == Json(true)) {
            app_.insert(name);
            continue;
        }
        Host& made = *(hosts_[name] = std::make_unique<Host>());
        for (auto const& [path, file] : member_of(host, "files").members())
            made.files[path] = {.status = 200,
                                .headers = {{"content-type", range::text_of(file, "type")},
                                            {"access-control-allow-origin", "*"}},
                                .body = range::text_of(file, "body")};
        std::string const folder = range::text_of(host, "attacker");
        if (!folder.empty()) made.attackers = std::make_unique<Attackers>(name, folder);
    }
}

Hosts::~Hosts() = default;

attack::OwnHost* Hosts::attackers(std::string_view name) {
    auto const found = hosts_.find(name);
    return found == hosts_.end() ? nullptr : found->second->attackers.get();
}

std::string_view Hosts::answerer_of(http::Request const& request) const {
    if (app_.contains(request.host)) return "app";
    auto const found = hosts_.find(request.host);
    if (found == hosts_.end()) return "nobody";
    auto const& attackers = found->second->attackers;
    bool const is_his =
        attackers != nullptr && path_of(request.target).starts_with(attackers->folder());
    return is_his ? "attacker" : "other";
}

void Hosts::take_changes_as(Changes changes) {
    if (judge_ != nullptr && changes_ == Changes::Accepted) judge_->accept_changes();
    changes_ = changes;
}

void Hosts::overheard(http::Request const& request, http::Response const& response) {
    if (judge_ == nullptr) return;
    auto const& exchanges = world().trace().exchanges();
    judge_->received(text_of(request) + '\n' + text_of(response),
                     exchanges.empty() ? 0 : exchanges.back().number);
}

http::Response Hosts::exchange(std::string const& person, http::Request const& request) {
    if (app_.contains(request.host)) return ask_app(person, request);
    auto const found = hosts_.find(request.host);
    if (found == hosts_.end()) return {.status = 0};
    Trace& trace = world().trace();
    Time const at = world().now();
    std::size_t const place = trace.record(person, request, at);
    world().advance(kRoundTrip + byte_work(request.body.size()));
    http::Response response = ask_host(*found->second, request, trace.exchanges()[place].number);
    Exchange& exchange = trace.exchanges()[place];
    exchange.response = response;
    exchange.took = world().now() - at;
    return response;
}

http::Response Hosts::ask_app(std::string const& person, http::Request const& request) {
    // Whose browser it is, the network knows: one address and one name for all that he sends.
    http::Request own = request;
    own.headers.remove("user-agent");
    own.client_address = http::Request().client_address;
    std::size_t const first = world().trace().exchanges().size();
    http::Response response = network_.send(person, {&own, 1}).front();
    if (!foreseen_.empty()) write_foreseen(response);
    if (judge_ != nullptr && changes_ == Changes::Watched) judge_->watch_changes(first);
    return response;
}

std::string const& Hosts::foreseen_nonce() {
    if (foreseen_.empty())
        foreseen_ =
            "foreseen-" + random_text(world().actor_random(), 12, "abcdefghijklmnopqrstuvwxyz");
    return foreseen_;
}

bool Hosts::draws_for_each_page() {
    auto const& exchanges = world().trace().exchanges();
    for (std::size_t i = 0; i < exchanges.size(); ++i)
        if (world().hashings().drawn_for(i) < kBytesOfANonce &&
            !nonces_of(exchanges[i].response).empty())
            return false;
    return true;
}

void Hosts::write_foreseen(http::Response& response) {
    std::size_t at = response.body.find(foreseen_);
    if (at == std::string::npos) return;
    auto& exchanges = world().trace().exchanges();
    for (std::string const& nonce : nonces_of(response)) {
        if (nonce.empty() || is_unpredictable_nonce(nonce, world().trace(), exchanges.size() - 1,
                                                    world().hashings()))
            continue;
        for (; at != std::string::npos; at = response.body.find(foreseen_, at))
            response.body.replace(at, foreseen_.size(), nonce);
        exchanges.back().response.body = response.body;
        return;
    }
}

http::Response Hosts::ask_host(Host& host, http::Request const& request, int number) {
    std::string_view const path = path_of(request.target);
    if (host.attackers != nullptr && path.starts_with(host.attackers->folder())) {
        if (judge_ != nullptr) judge_->received(text_of(request), number);
        return host.attackers->answer(request);
    }
    auto const file = host.files.find(path);
    return file == host.files.end() ? kNotThere : file->second;
}

}  // namespace parapet::browsing

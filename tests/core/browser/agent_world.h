// A small world for tests of the user agent: hosts that answer by a table, scripts that are C++
// functions named by their text, a clock that a test sets, and questions about the log.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/browser/man_in_the_middle.h"
#include "core/browser/network.h"
#include "core/browser/user_agent.h"
#include "tests/core/browser/browser_test.h"
#include "tests/core/browser/test_parser.h"

namespace parapet::tests {

class TestClock final : public Clock {
public:
    Time now() const override { return now_; }
    void pass(Duration time) { now_ += time; }

private:
    Time now_ = Time(std::chrono::hours(24) * 365 * 56);
};

// Pages by path, without the query; what was asked is kept.
class TestServer final : public browser::Server {
public:
    using Handler = std::function<http::Response(http::Request const&)>;

    void page(std::string path, std::string html, http::HeaderList headers = {}) {
        headers.append("Content-Type", "text/html");
        on(std::move(path),
           [response = http::Response{200, headers, std::move(html)}](auto&) { return response; });
    }
    void file(std::string path, std::string type, std::string body, http::HeaderList headers = {}) {
        headers.append("Content-Type", std::move(type));
        on(std::move(path),
           [response = http::Response{200, headers, std::move(body)}](auto&) { return response; });
    }
    void redirect(std::string path, int status, std::string to) {
        on(std::move(path), [status, to](auto&) {
            return http::Response{status, {{"Location", to}}, ""};
        });
    }
    void on(std::string path, Handler handler) { handlers_[std::move(path)] = std::move(handler); }

    http::Response answer(http::Request const& request) override {
        asked.push_back(request);
        auto const found = handlers_.find(request.target.substr(0, request.target.find('?')));
        if (found == handlers_.end()) return {404, {{"Content-Type", "text/html"}}, "not here"};
        return found->second(request);
    }

    // The last request for the path; a bare one when there was none.
    http::Request last(std::string_view path) const {
        for (auto each = asked.rbegin(); each != asked.rend(); ++each)
            if (each->target.substr(0, each->target.find('?')) == path) return *each;
        return {.method = "", .target = "", .headers = {}};
    }
    std::size_t count(std::string_view path) const {
        std::size_t found = 0;
        for (auto const& each : asked)
            found += each.target.substr(0, each.target.find('?')) == path;
        return found;
    }
    // Whether the text arrived here at all.
    bool received(std::string_view text) const {
        for (http::Request const& each : asked) {
            if (each.target.find(text) != std::string::npos) return true;
            if (each.body.find(text) != std::string::npos) return true;
            for (auto const& header : each.headers.entries())
                if (header.value.find(text) != std::string::npos) return true;
        }
        return false;
    }

    std::vector<http::Request> asked;

private:
    std::map<std::string, Handler> handlers_;
};

class TestScripts final : public browser::ScriptHost {
public:
    using Function = std::function<void(browser::PageApi&)>;
    std::map<std::string, Function> functions;
    std::vector<std::string> ran;

    browser::DefaultAction run(browser::ScriptRun const& script, browser::PageApi& page) override {
        ran.push_back(script.source);
        auto const found = functions.find(script.source);
        if (found != functions.end()) found->second(page);
        return script.source == "return false" ? browser::DefaultAction::IsPrevented
                                               : browser::DefaultAction::Happens;
    }
    bool has_run(std::string_view source) const {
        for (auto const& each : ran)
            if (each == source) return true;
        return false;
    }
};

struct AgentWorld {
    // man: somebody on the victim's line, who outlives the world.
    explicit AgentWorld(browser::UserAgentOptions options = {},
                        browser::ManInTheMiddle* man = nullptr) {
        for (auto const& [name, server] :
             std::initializer_list<std::pair<char const*, TestServer*>>{
                 {"shop.example", &shop},
                 {"blog.shop.example", &blog},
                 {"evil.example", &evil},
                 {"cdn.example", &cdn}})
            network.add(name, *server);
        if (man != nullptr) line = std::make_unique<browser::TappedLine>(network, *man, clock);
        browser::Wire& wire = line ? static_cast<browser::Wire&>(*line) : network;
        agent =
            std::make_unique<browser::UserAgent>(wire, clock, parser, scripts, std::move(options));
        tab = agent->open_tab();
    }

    TestClock clock;
    browser::Network network;
    std::unique_ptr<browser::TappedLine> line;
    TestServer shop, blog, evil, cdn;
    TestParser parser;
    TestScripts scripts;
    std::unique_ptr<browser::UserAgent> agent;
    browser::TabId tab;

    void visit(std::string_view address) { agent->visit(tab, address); }
    browser::Document const& shown() const {
        REQUIRE(agent->document(tab) != nullptr);
        return *agent->document(tab);
    }
    std::string address() const { return shown().url.href(); }
    browser::NodeId element(std::string_view id) const {
        auto const found = shown().tree.find_by_id(id);
        REQUIRE(found);
        return *found;
    }
    void click(std::string_view id) { agent->click(shown().id, element(id)); }
    void submit(std::string_view id) { agent->submit(shown().id, element(id)); }

    // Events of the kind whose subject or detail holds the text.
    std::vector<browser::BrowserEvent> events(browser::EventKind kind,
                                              std::string_view text = "") const {
        std::vector<browser::BrowserEvent> found;
        for (browser::BrowserEvent const& each : agent->log().events())
            if (each.kind == kind && (each.subject.find(text) != std::string::npos ||
                                      each.detail.find(text) != std::string::npos))
                found.push_back(each);
        return found;
    }
    bool has(browser::EventKind kind, std::string_view text = "") const {
        return !events(kind, text).empty();
    }
};

inline http::HeaderList csp(std::string policy) {
    return {{"Content-Security-Policy", std::move(policy)}};
}

inline std::string header(http::Request const& request, std::string_view name) {
    return request.headers.get(name).value_or("");
}

}  // namespace parapet::tests

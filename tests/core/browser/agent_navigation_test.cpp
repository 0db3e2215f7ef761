#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

TEST_CASE("user_agent: an address without a scheme is asked for over http", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<p>hello</p>");
    world.visit("shop.example");
    CHECK(world.address() == "http://shop.example/");
    CHECK(world.shop.asked.at(0).scheme == "http");
    CHECK(world.shown().tree.text_of(kDocumentNode) == "hello");
}

TEST_CASE("user_agent: a host that is not there gives an error page of no origin",
          "[browser][agent]") {
    AgentWorld world;
    world.visit("https://nowhere.example/");
    CHECK(world.shown().status == 0);
    CHECK(world.shown().origin.is_opaque());
    CHECK(world.has(EventKind::NavigationFailed, "no https connection"));
}

TEST_CASE("user_agent: 301, 302 and 303 turn a POST into a GET, 307 and 308 do not",
          "[browser][agent]") {
    for (int status : {301, 302, 303, 307, 308}) {
        CAPTURE(status);
        AgentWorld world;
        world.shop.page("/", R"(<form id=f method=post action=/go><input name=a value=1></form>)");
        world.shop.page("/end", "end");
        world.shop.redirect("/go", status, "/end");
        world.visit("https://shop.example/");
        world.submit("f");
        CHECK(world.address() == "https://shop.example/end");
        bool const keeps = status == 307 || status == 308;
        CHECK(world.shop.last("/end").method == (keeps ? "POST" : "GET"));
        CHECK(world.shop.last("/end").body == (keeps ? "a=1" : ""));
        CHECK(header(world.shop.last("/end"), "Content-Type").empty() == !keeps);
    }
}

TEST_CASE("user_agent: a circle of redirects ends after twenty", "[browser][agent]") {
    AgentWorld world;
    world.shop.redirect("/", 302, "/");
    world.visit("https://shop.example/");
    CHECK(world.shop.asked.size() == 21);
    CHECK(world.has(EventKind::NavigationFailed, "20 redirects"));
}

TEST_CASE("user_agent: a link tells where it comes from, by the page's policy",
          "[browser][agent]") {
    AgentWorld world;
    std::string const link = R"(<a id=go href="https://evil.example/x">go</a>)";
    world.shop.page("/secret", link);
    world.shop.page("/quiet", link, {{"Referrer-Policy", "no-referrer"}});
    world.shop.page("/loud", link, {{"Referrer-Policy", "unsafe-url"}});
    world.evil.page("/x", "x");
    auto const referer_from = [&](std::string const& path) {
        world.visit("https://shop.example" + path);
        world.click("go");
        return header(world.evil.last("/x"), "Referer");
    };
    CHECK(referer_from("/secret?token=1") == "https://shop.example/");
    CHECK(referer_from("/quiet") == "");
    CHECK(referer_from("/loud?token=1") == "https://shop.example/loud?token=1");
}

TEST_CASE("user_agent: the old profile tells whole addresses and sends no Sec-Fetch headers",
          "[browser][agent]") {
    for (auto const& profile : {BrowserProfile::current(), BrowserProfile::old()}) {
        AgentWorld world({.profile = profile});
        world.shop.page("/a", R"(<a id=go href="https://evil.example/x">go</a>)");
        world.evil.page("/x", "x");
        world.visit("https://shop.example/a?token=1");
        world.click("go");
        bool const old = profile.name == "old";
        CHECK(header(world.evil.last("/x"), "Referer") ==
              (old ? "https://shop.example/a?token=1" : "https://shop.example/"));
        CHECK(header(world.evil.last("/x"), "Sec-Fetch-Site") == (old ? "" : "cross-site"));
        CHECK(header(world.evil.last("/x"), "Sec-Fetch-User") == (old ? "" : "?1"));
        CHECK(header(world.shop.last("/a"), "Sec-Fetch-Site") == (old ? "" : "none"));
    }
}

TEST_CASE("user_agent: Strict cookies stay behind when another site links here, Lax ones come",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "home",
                    {{"Set-Cookie", "strict=1; Secure; SameSite=Strict"},
                     {"Set-Cookie", "lax=1; Secure; SameSite=Lax"},
                     {"Set-Cookie", "plain=1; Secure"}});
    world.evil.page("/", R"(<a id=go href="https://shop.example/">go</a>)");
    world.visit("https://shop.example/");
    world.clock.pass(std::chrono::hours(1));
    world.visit("https://evil.example/");
    world.click("go");
    CHECK(header(world.shop.asked.back(), "Cookie") == "lax=1; plain=1");
    CHECK(world.has(EventKind::CookieWithheld, "strict"));
    world.visit("https://shop.example/");
    CHECK(header(world.shop.asked.back(), "Cookie") == "strict=1; lax=1; plain=1");
}

TEST_CASE("user_agent: a cross-site POST brings cookies in the old profile alone",
          "[browser][agent]") {
    for (auto const& profile : {BrowserProfile::current(), BrowserProfile::old()}) {
        AgentWorld world({.profile = profile});
        world.shop.page("/", "home", {{"Set-Cookie", "id=1; Secure"}});
        world.shop.page("/pay", "paid");
        world.evil.page("/", R"(<form id=f method=post action="https://shop.example/pay"></form>
                                <script>send</script>)");
        world.scripts.functions["send"] = [](PageApi& page) {
            page.submit_form(*page.tree().find("form"));
        };
        world.visit("https://shop.example/");
        world.clock.pass(std::chrono::hours(1));
        world.visit("https://evil.example/");
        CHECK(world.address() == "https://shop.example/pay");
        CHECK(header(world.shop.last("/pay"), "Cookie") == (profile.name == "old" ? "id=1" : ""));
        CHECK(header(world.shop.last("/pay"), "Origin") == "https://evil.example");
    }
}

TEST_CASE("user_agent: a script's endless navigations end", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<script>again</script>");
    world.scripts.functions["again"] = [](PageApi& page) {
        page.navigate("/?" + std::string("x"));
    };
    world.visit("https://shop.example/");
    CHECK(world.has(EventKind::NavigationFailed, "Too many navigations"));
}

TEST_CASE("user_agent: a download and an answer without content leave the page as it is",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "home");
    world.shop.page("/file", "secret", {{"Content-Disposition", "attachment"}});
    world.shop.on("/nothing", [](auto&) { return http::Response{.status = 204}; });
    world.visit("https://shop.example/");
    world.visit("https://shop.example/file");
    CHECK(world.address() == "https://shop.example/");
    world.visit("https://shop.example/nothing");
    CHECK(world.address() == "https://shop.example/");
}

TEST_CASE("user_agent: text that is not markup runs nothing", "[browser][agent]") {
    AgentWorld world;
    world.shop.file("/a.txt", "text/plain", "<script>run</script>");
    world.shop.page("/a.html", "<script>run</script>");
    world.visit("https://shop.example/a.txt");
    CHECK(world.scripts.ran.empty());
    world.visit("https://shop.example/a.html");
    CHECK(world.scripts.has_run("run"));
}

TEST_CASE("user_agent: a navigation that a policy forbids leaves the page as it is",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/",
                    "<form id=f method=post action=\"https://evil.example/\"></form>"
                    "<a id=mail href=\"mailto:ada@shop.example\">mail</a>",
                    csp("form-action 'self'"));
    world.visit("https://shop.example/");
    DocumentId const page = world.shown().id;
    world.submit("f");
    world.click("mail");
    CHECK(world.shown().id == page);
    CHECK(world.evil.asked.empty());
    CHECK(world.events(EventKind::NavigationFailed).size() == 2);
}

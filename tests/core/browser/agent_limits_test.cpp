#include <chrono>

#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

TEST_CASE("user_agent: a handler that fails again and again ends", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<img id=i src=/x onerror=again>");
    world.scripts.functions["again"] = [](PageApi& page) {
        for (int i = 0; i < 3; ++i) page.set_attribute(*page.tree().find_by_id("i"), "src", "/y");
    };
    world.visit("https://shop.example/");
    CHECK(world.scripts.ran.size() <= UserAgent::kScriptsPerAction);
    CHECK(world.shop.asked.size() <= UserAgent::kRequestsPerAction);
}

TEST_CASE("user_agent: windows without end are not opened", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<script>open</script>");
    world.scripts.functions["open"] = [](PageApi& page) {
        for (int i = 0; i < 1000; ++i) page.open_window("/x");
    };
    world.visit("https://shop.example/");
    CHECK(world.agent->tabs().size() == UserAgent::kMostTabs);
}

TEST_CASE("user_agent: a timer acts for its page as long as that is shown", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "home");
    world.shop.page("/next", "next");
    world.visit("https://shop.example/");
    DocumentId const first = world.shown().id;
    world.agent->resume(first, [](PageApi& page) { page.navigate("/next"); });
    CHECK(world.address() == "https://shop.example/next");
    CHECK(world.agent->page(first) == nullptr);
    world.agent->resume(first, [](PageApi& page) { page.navigate("https://evil.example/"); });
    CHECK(world.address() == "https://shop.example/next");
}

// Hidden: prints what a machine does, which is no truth about the code.
TEST_CASE("user_agent: two hundred navigations", "[.measure]") {
    AgentWorld world;
    http::HeaderList headers = csp("default-src 'self'; script-src 'nonce-n'; img-src *");
    headers.append("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    headers.append("Set-Cookie", "__Host-session=0123456789abcdef; Secure; Path=/; HttpOnly");
    headers.append("Set-Cookie", "theme=dark; Secure; SameSite=Lax");
    std::string html = "<link rel=stylesheet href=/a.css><script nonce=n src=/a.js></script>";
    for (int i = 0; i < 40; ++i) html += "<p class=row>row <a href=/page>next</a></p>";
    html +=
        "<img src=\"https://cdn.example/a.png\"><form method=post action=/><input name=a></form>"
        "<a id=go href=/page>next</a>";
    world.shop.page("/page", html, headers);
    world.shop.file("/a.css", "text/css", "body { color: red }");
    world.shop.file("/a.js", "text/javascript", "app");
    world.visit("https://shop.example/page");
    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < 200; ++i) world.click("go");
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - start;
    WARN("200 navigations, " << world.shop.asked.size() + world.cdn.asked.size() << " requests, "
                             << world.agent->log().events().size() << " events: " << took.count()
                             << " ms");
}

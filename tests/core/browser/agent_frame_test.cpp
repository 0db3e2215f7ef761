#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// evil.example shows a decoy, and over it, nearly transparent, the shop's button.
struct DecoyWorld : AgentWorld {
    explicit DecoyWorld(http::HeaderList headers, UserAgentOptions options = {},
                        std::string const& same_site = "None")
        : AgentWorld(std::move(options)) {
        shop.page("/login", "in", {{"Set-Cookie", "id=ada; Secure; SameSite=" + same_site}});
        shop.page("/pay", R"(<form method=post action=/paid><button id=pay>Pay</button></form>)",
                  headers);
        shop.page("/paid", "paid");
        evil.page("/", R"(<button id=decoy>Win</button>
            <iframe src="https://shop.example/pay" style="position:absolute; left:0; top:0;
             width:300px; height:100px; opacity:0.0"></iframe>)");
        visit("https://shop.example/login");
        clock.pass(std::chrono::hours(1));
        visit("https://evil.example/");
    }
};

}  // namespace

TEST_CASE("user_agent: a click on the decoy lands in the transparent frame", "[browser][agent]") {
    DecoyWorld world({});
    world.agent->click_at(world.tab, {10, 10});
    CHECK(world.shop.count("/paid") == 1);
    CHECK(header(world.shop.last("/paid"), "Cookie") == "id=ada");
    auto const clicks = world.events(EventKind::Clicked);
    REQUIRE(clicks.size() == 1);
    CHECK(clicks[0].subject == "button#pay of https://shop.example");
    CHECK(clicks[0].detail == "button#decoy of https://evil.example");
    CHECK(mentions(clicks[0].verdict, "Clickjacking"));
}

TEST_CASE("user_agent: frame-ancestors and X-Frame-Options keep the page out of the frame",
          "[browser][agent]") {
    for (http::HeaderList const& headers :
         {csp("frame-ancestors 'self'"), http::HeaderList{{"X-Frame-Options", "DENY"}},
          http::HeaderList{{"X-Frame-Options", "SAMEORIGIN"}}}) {
        DecoyWorld world(headers);
        REQUIRE(world.shown().frames.size() == 1);
        CHECK(world.shown().frames[0].document == nullptr);
        CHECK(world.has(EventKind::Framing, "refused"));
        world.agent->click_at(world.tab, {10, 10});
        CHECK(world.shop.count("/paid") == 0);
    }
    // frame-ancestors wins over X-Frame-Options.
    DecoyWorld world({{"X-Frame-Options", "DENY"},
                      {"Content-Security-Policy", "frame-ancestors https://evil.example"}});
    CHECK(world.shown().frames[0].document != nullptr);
}

TEST_CASE("user_agent: a Lax session is not there in another site's frame", "[browser][agent]") {
    DecoyWorld world({}, {}, "Lax");
    world.agent->click_at(world.tab, {10, 10});
    CHECK(world.shop.count("/paid") == 1);
    CHECK(header(world.shop.last("/paid"), "Cookie").empty());
}

TEST_CASE("user_agent: a click beside the frame is an honest click", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", R"(<button id=a onclick=clicked>A</button><button id=b>B</button>)");
    world.visit("https://shop.example/");
    world.agent->click_at(world.tab, {10, kRowHeight / 2});
    CHECK(world.scripts.has_run("clicked"));
    CHECK(world.events(EventKind::Clicked)[0].verdict.reasons().empty());
    CHECK(world.events(EventKind::Clicked)[0].subject == "button#a of https://shop.example");
}

TEST_CASE("user_agent: scripts reach into frames of their own origin alone", "[browser][agent]") {
    AgentWorld world;
    for (auto const& [host, sees] : {std::pair{"https://shop.example/in", true},
                                     std::pair{"https://blog.shop.example/in", false}}) {
        world.shop.page("/",
                        std::string("<iframe src=\"") + host + "\"></iframe><script>look</script>");
        world.shop.page("/in", "token");
        world.blog.page("/in", "token");
        std::string seen;
        world.scripts.functions["look"] = [&seen](PageApi& page) {
            if (auto* inner = page.frame_document(*page.tree().find("iframe")))
                seen = inner->tree().text_of(kDocumentNode);
        };
        world.visit("https://shop.example/");
        CHECK((seen == "token") == sees);
        CHECK(world.has(EventKind::AccessRefused) == !sees);
    }
}

TEST_CASE("user_agent: a sandboxed frame runs nothing, and with scripts allowed has no origin",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/in", "<script>look</script>");
    std::string origin, cookie = "unset";
    bool stored = true;
    world.scripts.functions["look"] = [&](PageApi& page) {
        origin = page.origin();
        cookie = page.cookie();
        stored = page.storage_set(StorageKind::Local, "a", "b");
    };
    auto const open = [&](std::string const& sandbox) {
        world.shop.page("/", "<iframe " + sandbox + " src=/in></iframe>",
                        {{"Set-Cookie", "id=1; Secure"}});
        world.visit("https://shop.example/");
    };
    open("sandbox");
    CHECK(world.scripts.ran.empty());
    open("sandbox=allow-scripts");
    CHECK(origin == "null");
    CHECK(cookie.empty());
    CHECK_FALSE(stored);
    open("sandbox=\"allow-scripts allow-same-origin\"");
    CHECK(origin == "https://shop.example");
    CHECK(cookie == "id=1");
    CHECK(stored);
}

TEST_CASE("user_agent: a sandboxed frame does not lead the tab away", "[browser][agent]") {
    for (std::string const sandbox : {"allow-scripts", "allow-scripts allow-top-navigation"}) {
        AgentWorld world;
        world.shop.page(
            "/", "<iframe sandbox=\"" + sandbox + "\" src=\"https://evil.example/in\"></iframe>");
        world.evil.page("/in", "<a id=go target=_top href=/phish>x</a><script>go</script>");
        world.evil.page("/phish", "your password?");
        world.scripts.functions["go"] = [](PageApi& page) {
            page.click(*page.tree().find_by_id("go"));
        };
        world.visit("https://shop.example/");
        bool const led = sandbox != "allow-scripts";
        CHECK(world.address() == (led ? "https://evil.example/phish" : "https://shop.example/"));
    }
}

TEST_CASE("user_agent: srcdoc has its page's origin and its page's policy", "[browser][agent]") {
    for (bool const guarded : {false, true}) {
        AgentWorld world;
        world.shop.page("/", "<iframe srcdoc=\"<script>inner</script>\"></iframe>",
                        guarded ? csp("script-src 'self'") : http::HeaderList{});
        std::string origin;
        world.scripts.functions["inner"] = [&](PageApi& page) { origin = page.origin(); };
        world.visit("https://shop.example/");
        CHECK(origin == (guarded ? "" : "https://shop.example"));
    }
}

TEST_CASE("user_agent: a page that frames itself ends", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<iframe src=/></iframe>");
    world.visit("https://shop.example/");
    CHECK(world.shop.asked.size() < 20);
}

#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// A shop that shows the account to whoever has the session, and a way to sign out.
struct AccountWorld : AgentWorld {
    explicit AccountWorld(http::HeaderList headers) {
        headers.append("Content-Type", "text/html");
        shop.page("/login", "in", {{"Set-Cookie", "id=ada; Secure"}});
        shop.on("/account", [headers](http::Request const& request) {
            bool const is_in = header(request, "Cookie").find("id=ada") != std::string::npos;
            return http::Response{200, headers, is_in ? "canary of ada" : "please sign in"};
        });
        shop.page("/logout", "bye", {{"Set-Cookie", "id=; Secure; Max-Age=0"}});
        visit("https://shop.example/login");
        visit("https://shop.example/account");
        visit("https://shop.example/logout");
    }
    std::string text() const { return shown().tree.text_of(kDocumentNode); }
};

}  // namespace

TEST_CASE("user_agent: after logout the back button shows the account again, unless no-store",
          "[browser][agent]") {
    AccountWorld open({});
    open.agent->back(open.tab);
    CHECK(open.text() == "canary of ada");
    CHECK(open.shop.count("/account") == 1);
    CHECK(open.has(EventKind::DocumentRestored, "/account"));

    AccountWorld guarded({{"Cache-Control", "no-store"}});
    guarded.agent->back(guarded.tab);
    CHECK(guarded.text() == "please sign in");
    CHECK(guarded.shop.count("/account") == 2);

    AccountWorld revalidating({{"Cache-Control", "no-cache"}});  // is not enough
    revalidating.agent->back(revalidating.tab);
    CHECK(revalidating.text() == "canary of ada");
}

TEST_CASE("user_agent: a kept answer serves requests that are alike in what Vary names",
          "[browser][agent]") {
    auto const asked_after_logout = [](std::string const& vary) {
        AccountWorld world({{"Cache-Control", "private, max-age=300"}, {"Vary", vary}});
        world.visit("https://shop.example/account");
        return world.shop.count("/account") == 2;
    };
    for (std::string const vary : {"Origin", "Accept-Encoding, Origin"}) {
        CAPTURE(vary);
        CHECK_FALSE(asked_after_logout(vary));
    }
    for (std::string const vary : {"Cookie", "Origin, cookie", "*"}) {
        CAPTURE(vary);
        CHECK(asked_after_logout(vary));
    }
}

TEST_CASE("user_agent: back and forward walk the history, and a new page cuts it",
          "[browser][agent]") {
    AgentWorld world;
    for (std::string const path : {"/1", "/2", "/3"}) world.shop.page(path, path);
    for (std::string const path : {"/1", "/2", "/3"}) world.visit("https://shop.example" + path);
    world.agent->back(world.tab);
    world.agent->back(world.tab);
    CHECK(world.address() == "https://shop.example/1");
    world.agent->back(world.tab);
    CHECK(world.address() == "https://shop.example/1");
    world.agent->forward(world.tab);
    CHECK(world.address() == "https://shop.example/2");
    world.visit("https://shop.example/1");
    world.agent->forward(world.tab);
    CHECK(world.address() == "https://shop.example/1");
    world.agent->back(world.tab);
    CHECK(world.address() == "https://shop.example/2");
}

TEST_CASE("user_agent: back does not send a form a second time", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<form id=f method=post action=/pay></form>");
    world.shop.page("/pay", "paid", {{"Cache-Control", "no-store"}});
    world.shop.page("/next", "next");
    world.visit("https://shop.example/");
    world.submit("f");
    world.visit("https://shop.example/next");
    world.agent->back(world.tab);
    CHECK(world.shop.count("/pay") == 1);
    CHECK(world.has(EventKind::NavigationFailed, "not sent a second time"));
}

TEST_CASE("user_agent: a sibling host tosses a cookie, and not one with __Host-",
          "[browser][agent]") {
    for (std::string const name : {"session", "__Host-session"}) {
        AgentWorld world;
        world.shop.page("/", "home");
        world.shop.page("/login", "in", {{"Set-Cookie", name + "=ada; Secure; Path=/"}});
        world.blog.page("/", "<script>toss</script>");
        world.scripts.functions["toss"] = [&name](PageApi& page) {
            page.set_cookie(name + "=eve; Secure; Domain=shop.example; Path=/");
        };
        world.visit("https://blog.shop.example/");
        world.visit("https://shop.example/");
        bool const tossed = name == "session";
        CHECK(header(world.shop.asked.back(), "Cookie") == (tossed ? "session=eve" : ""));
        CHECK(world.has(EventKind::CookieRefused, name) == !tossed);
        world.visit("https://shop.example/login");
        world.visit("https://shop.example/");
        CHECK(header(world.shop.asked.back(), "Cookie") ==
              (tossed ? "session=eve; session=ada" : "__Host-session=ada"));
    }
}

TEST_CASE("user_agent: localStorage is of an origin, sessionStorage of a tab besides",
          "[browser][agent]") {
    AgentWorld world;
    std::string read;
    world.scripts.functions["write"] = [](PageApi& page) {
        page.storage_set(StorageKind::Local, "k", "local");
        page.storage_set(StorageKind::Session, "k", "session");
    };
    world.scripts.functions["read"] = [&read](PageApi& page) {
        read = page.storage_get(StorageKind::Local, "k").value_or("-") + " " +
               page.storage_get(StorageKind::Session, "k").value_or("-");
    };
    world.shop.page("/write", "<script>write</script>");
    for (auto* server : {&world.shop, &world.blog}) server->page("/read", "<script>read</script>");
    world.visit("https://shop.example/write");
    world.visit("https://shop.example/read");
    CHECK(read == "local session");
    world.visit("https://blog.shop.example/read");
    CHECK(read == "- -");
    world.visit("http://shop.example/read");
    CHECK(read == "- -");
    world.agent->visit(world.agent->open_tab(), "https://shop.example/read");
    CHECK(read == "local -");
}

TEST_CASE("storage: an area ends at its quota", "[browser][agent]") {
    StorageArea area;
    CHECK(area.set("a", std::string(StorageArea::kQuota - 1, 'x')));
    CHECK_FALSE(area.set("b", ""));
    CHECK(area.set("a", "small"));
    CHECK(area.set("b", ""));
    area.remove("a");
    CHECK_FALSE(area.get("a"));
}

TEST_CASE("user_agent: the end of the session takes session cookies along", "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "home",
                    {{"Set-Cookie", "a=1; Secure"}, {"Set-Cookie", "b=1; Secure; Max-Age=999"}});
    world.visit("https://shop.example/");
    world.agent->end_session();
    CHECK(world.agent->tabs().empty());
    REQUIRE(world.agent->cookies().cookies().size() == 1);
    CHECK(world.agent->cookies().cookies()[0].name == "b");
}

TEST_CASE("user_agent: events are numbered without gaps and time never goes back",
          "[browser][agent]") {
    AccountWorld world({});
    world.clock.pass(std::chrono::hours(1));
    world.visit("https://shop.example/login");
    Time last{};
    std::size_t number = 0;
    for (BrowserEvent const& each : world.agent->log().events()) {
        CHECK(each.number == number++);
        CHECK(each.at >= last);
        last = each.at;
        if (each.kind == EventKind::RequestSent)
            CHECK(world.agent->log().exchanges().at(each.exchange.value()).request.host ==
                  "shop.example");
    }
}

#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// A page of blog.shop.example whose script asks shop.example's API once, as `options` says.
struct ApiWorld : AgentWorld {
    explicit ApiWorld(http::HeaderList answer) {
        blog.page("/", "<script>ask</script>", {});
        shop.page("/in", "in", {{"Set-Cookie", "id=ada; Secure; SameSite=Lax"}});
        answer.append("Content-Type", "application/json");
        answer.append("X-Private", "p");
        shop.on("/api", [answer](http::Request const& request) {
            int const status = request.method == "OPTIONS" ? 204 : 200;
            return http::Response{status, answer, status == 200 ? "{\"canary\":1}" : ""};
        });
        visit("https://shop.example/in");
    }

    ScriptAnswer ask(ScriptFetch options) {
        options.url = "https://shop.example/api";
        ScriptAnswer answer;
        scripts.functions["ask"] = [&](PageApi& page) { answer = page.fetch(options); };
        visit("https://blog.shop.example/");
        return answer;
    }
};

http::HeaderList allowing(std::string origin) {
    return {{"Access-Control-Allow-Origin", std::move(origin)},
            {"Access-Control-Allow-Credentials", "true"}};
}

}  // namespace

TEST_CASE("user_agent: fetch reads its own origin and no other", "[browser][agent]") {
    ApiWorld world({});
    CHECK(world.ask({}).type == FetchedType::Error);
    CHECK(world.shop.count("/api") == 1);  // it was sent all the same
    auto const opaque = world.ask({.mode = RequestMode::NoCors});
    CHECK(opaque.type == FetchedType::Opaque);
    CHECK(opaque.body.empty());
    CHECK(opaque.status == 0);
    ScriptAnswer own;
    world.shop.page("/", "<script>own</script>");
    world.scripts.functions["own"] = [&](PageApi& page) { own = page.fetch({.url = "/api"}); };
    world.visit("https://shop.example/");
    CHECK(own.type == FetchedType::Basic);
    CHECK(own.body == "{\"canary\":1}");
}

TEST_CASE("user_agent: CORS decides what a script of another origin reads", "[browser][agent]") {
    CHECK(ApiWorld(allowing("https://blog.shop.example")).ask({}).body == "{\"canary\":1}");
    CHECK(ApiWorld(allowing("https://evil.example")).ask({}).body.empty());
    CHECK(ApiWorld(allowing("*")).ask({}).body == "{\"canary\":1}");
    CHECK(ApiWorld(allowing("*")).ask({.credentials = CredentialsMode::Include}).body.empty());
    auto const answer = ApiWorld(allowing("https://blog.shop.example")).ask({});
    CHECK(answer.headers.has("Content-Type"));
    CHECK_FALSE(answer.headers.has("X-Private"));
}

TEST_CASE("user_agent: cookies go along by the credentials mode", "[browser][agent]") {
    for (auto const& [mode, sent] :
         {std::pair{CredentialsMode::Omit, ""}, std::pair{CredentialsMode::SameOrigin, ""},
          std::pair{CredentialsMode::Include, "id=ada"}}) {
        ApiWorld world(allowing("https://blog.shop.example"));
        world.ask({.credentials = mode});
        CHECK(header(world.shop.last("/api"), "Cookie") == sent);
        CHECK(header(world.shop.last("/api"), "Origin") == "https://blog.shop.example");
        CHECK(header(world.shop.last("/api"), "Sec-Fetch-Site") == "same-site");
        CHECK(header(world.shop.last("/api"), "Sec-Fetch-Mode") == "cors");
    }
}

TEST_CASE("user_agent: what no form could send is asked about first", "[browser][agent]") {
    ApiWorld refused(allowing("https://blog.shop.example"));
    CHECK(refused.ask({.method = "DELETE"}).type == FetchedType::Error);
    REQUIRE(refused.shop.count("/api") == 1);
    CHECK(refused.shop.last("/api").method == "OPTIONS");
    CHECK(header(refused.shop.last("/api"), "Cookie").empty());
    auto answer = allowing("https://blog.shop.example");
    answer.append("Access-Control-Allow-Methods", "DELETE");
    answer.append("Access-Control-Max-Age", "600");
    ApiWorld granted(answer);
    CHECK(granted.ask({.method = "DELETE"}).type == FetchedType::Cors);
    CHECK(granted.ask({.method = "DELETE"}).type == FetchedType::Cors);
    CHECK(granted.shop.count("/api") == 3);  // the second time, the grant still counts
    granted.clock.pass(std::chrono::minutes(11));
    granted.ask({.method = "DELETE"});
    CHECK(granted.shop.count("/api") == 5);
}

TEST_CASE("user_agent: a script cannot write the headers that are the browser's",
          "[browser][agent]") {
    ApiWorld world(allowing("https://blog.shop.example"));
    world.ask({.headers = {{"Cookie", "id=eve"},
                           {"Origin", "https://shop.example"},
                           {"Sec-Fetch-Site", "same-origin"},
                           {"Referer", "x"}}});
    auto const asked = world.shop.last("/api");
    CHECK(header(asked, "Cookie").empty());
    CHECK(header(asked, "Origin") == "https://blog.shop.example");
    CHECK(header(asked, "Sec-Fetch-Site") == "same-site");
}

TEST_CASE("user_agent: a secure page loads no script over http and upgrades images",
          "[browser][agent]") {
    for (auto const& profile : {BrowserProfile::current(), BrowserProfile::old()}) {
        AgentWorld world({.profile = profile});
        world.shop.page("/", R"(<script src="http://cdn.example/a.js"></script>
                                <img src="http://cdn.example/a.png">)");
        world.cdn.file("/a.js", "text/javascript", "attack");
        world.visit("https://shop.example/");
        CHECK(world.cdn.count("/a.js") == 0);
        CHECK(world.has(EventKind::MixedContent, "a.js"));
        bool const old = profile.name == "old";
        CHECK(world.cdn.last("/a.png").scheme == (old ? "http" : "https"));
        world.visit("http://shop.example/");
        CHECK(world.scripts.has_run("attack"));
    }
}

TEST_CASE("user_agent: upgrade-insecure-requests takes the page's http loads to https",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", R"(<script src="http://cdn.example/a.js"></script>)",
                    csp("upgrade-insecure-requests"));
    world.visit("https://shop.example/");
    CHECK(world.cdn.last("/a.js").scheme == "https");
}

TEST_CASE("user_agent: a fresh answer is not asked for again, by site of the tab",
          "[browser][agent]") {
    AgentWorld world;
    std::string const html = R"(<img src="https://cdn.example/a.png">)";
    world.shop.page("/", html);
    world.evil.page("/", html);
    world.cdn.file("/a.png", "image/png", "x", {{"Cache-Control", "max-age=60"}});
    world.visit("https://shop.example/");
    world.visit("https://shop.example/");
    CHECK(world.cdn.asked.size() == 1);
    CHECK(world.has(EventKind::FromCache, "a.png"));
    world.visit("https://evil.example/");  // cannot tell whether the user was at the shop
    CHECK(world.cdn.asked.size() == 2);
    world.clock.pass(std::chrono::seconds(61));
    world.visit("https://shop.example/");
    CHECK(world.cdn.asked.size() == 3);
}

TEST_CASE("user_agent: what a script asks for before it waits goes out with the same cookies",
          "[browser][agent]") {
    AgentWorld world;
    auto const cookie_of = [&](std::string_view path) {
        return std::string(header(world.shop.last(path), "Cookie"));
    };
    world.shop.page("/in", "in", {{"Set-Cookie", "id=ada; Secure"}});
    world.shop.page("/out", "out", {{"Set-Cookie", "id=; Max-Age=0; Secure"}});
    world.shop.page("/", "<script>both</script>");
    world.scripts.functions["both"] = [](PageApi& page) {
        CHECK_FALSE(page.fetch({.url = "/before"}).cookies_wait);
        CHECK(page.fetch({.url = "/out"}).cookies_wait);
        CHECK(page.cookie() == "id=ada");
        page.fetch({.url = "/beside"});
        page.take_cookies();
        page.fetch({.url = "/after"});
        page.fetch({.url = "/in"});
    };
    world.visit("https://shop.example/in");
    world.visit("https://shop.example/");
    CHECK(cookie_of("/beside") == "id=ada");
    CHECK(cookie_of("/after").empty());
    world.visit("https://shop.example/next");
    CHECK(cookie_of("/next") == "id=ada");  // nobody waited for it, and it has come all the same
}

TEST_CASE("user_agent: a redirect's cookies go along to where it leads", "[browser][agent]") {
    AgentWorld world;
    world.shop.on("/old", [](http::Request const&) {
        return http::Response{302, {{"Location", "/new"}, {"Set-Cookie", "id=ada; Secure"}}, ""};
    });
    world.shop.page("/", "<script>go</script>");
    world.scripts.functions["go"] = [](PageApi& page) { page.fetch({.url = "/old"}); };
    world.visit("https://shop.example/");
    CHECK(header(world.shop.last("/new"), "Cookie") == "id=ada");
}

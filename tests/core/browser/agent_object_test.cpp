#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// A page with a movie in it, in a browser that has the plug-in or not; the movie says where it
// runs.
struct Cinema : AgentWorld {
    explicit Cinema(std::string const& html, http::HeaderList headers = {},
                    BrowserProfile profile = BrowserProfile::old())
        : AgentWorld({.profile = std::move(profile)}) {
        shop.page("/", html, std::move(headers));
        evil.file("/m.swf", "application/x-shockwave-flash", "movie");
        scripts.functions["movie"] = [this](PageApi& page) { ran_at = page.origin(); };
    }
    std::string play() {
        visit("https://shop.example/");
        return ran_at;
    }
    std::string ran_at = "nowhere";
};

constexpr char kObject[] =
    "<object type=application/x-shockwave-flash data=https://evil.example/m.swf>"
    "<param name=AllowScriptAccess value=always></object>";
constexpr char kEmbed[] =
    "<embed type=application/x-shockwave-flash src=https://evil.example/m.swf>";
constexpr char kList[] =
    "<object type=application/x-shockwave-flash data=https://evil.example/list.txt></object>";

}  // namespace

TEST_CASE("object: a movie acts in the page if the page lets it, else as its own host",
          "[browser]") {
    CHECK(Cinema(kObject).play() == "https://shop.example");
    CHECK(Cinema(kEmbed).play() == "https://evil.example");
    CHECK(Cinema(kObject, {}, BrowserProfile::current()).play() == "nowhere");
}

TEST_CASE("object: object-src decides, and script-src is not asked", "[browser]") {
    auto const under = [](char const* policy) {
        return Cinema(kObject, {{"Content-Security-Policy", policy}}).play();
    };
    CHECK(under("script-src 'none'") == "https://shop.example");
    CHECK(under("object-src 'none'") == "nowhere");
    CHECK(under("default-src 'self'") == "nowhere");
    CHECK(under("sandbox allow-scripts") == "nowhere");
}

TEST_CASE("object: any file is a movie, unless its answer says nosniff or is a download",
          "[browser]") {
    auto const with = [](http::HeaderList headers) {
        Cinema cinema(kList);
        cinema.evil.file("/list.txt", "text/plain", "movie", std::move(headers));
        return cinema.play();
    };
    CHECK(with({}) == "https://evil.example");
    CHECK(with({{"X-Content-Type-Options", "nosniff"}}) == "nowhere");
    CHECK(with({{"Content-Disposition", "attachment; filename=list.txt"}}) == "nowhere");
}

#include "core/browser/x_frame_options.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

Verdict judge(std::string value, std::vector<http::Origin> ancestors,
              FrameAncestors frame_ancestors = FrameAncestors::Absent) {
    return judge_framing({{"X-Frame-Options", std::move(value)}},
                         {origin("https://a.test"), std::move(ancestors), frame_ancestors});
}

}  // namespace

TEST_CASE("x_frame_options: frame-ancestors of a policy takes its place", "[browser][headers]") {
    auto const evil = origin("https://b.test");
    CHECK_FALSE(judge("DENY", {evil}).allowed());
    auto const verdict = judge("DENY", {evil}, FrameAncestors::Given);
    CHECK(verdict.allowed());
    CHECK(mentions(verdict, "frame-ancestors decides"));
}

TEST_CASE("x_frame_options: a tab is no frame", "[browser][headers]") {
    CHECK(judge("DENY", {}).allowed());
}

TEST_CASE("x_frame_options: SAMEORIGIN asks every document around, scheme and port too",
          "[browser][headers]") {
    auto const own = origin("https://a.test");
    CHECK(judge("SAMEORIGIN", {own, own}).allowed());
    CHECK_FALSE(judge("SAMEORIGIN", {own, origin("https://b.test"), own}).allowed());
    CHECK_FALSE(judge("SAMEORIGIN", {origin("http://a.test")}).allowed());
    CHECK_FALSE(judge("SAMEORIGIN", {origin("https://a.test:444")}).allowed());
    CHECK_FALSE(judge("SAMEORIGIN", {http::Origin::opaque()}).allowed());
}

TEST_CASE("x_frame_options: ALLOW-FROM is ignored, and said to be", "[browser][headers]") {
    auto const verdict = judge("ALLOW-FROM https://a.test", {origin("https://b.test")});
    CHECK(verdict.allowed());
    CHECK(mentions(verdict, "no value that browsers know"));
}

TEST_CASE("x_frame_options: a comma list is several values", "[browser][headers]") {
    auto const own = origin("https://a.test");
    CHECK(judge("SAMEORIGIN, sameorigin", {own}).allowed());
    CHECK(mentions(judge("SAMEORIGIN, ALLOWALL", {own}), "contradict"));
}

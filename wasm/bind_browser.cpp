// core/browsing for JavaScript, in modules for exercises with browsers: the other half is
// wasm/engine/core-browser.ts, and what crosses is in docs/contracts.md, "Page realm".
//
// A Run from here is one of bind_range.cpp's with people's browsers in it. Their pages are parsed
// and their scripts run in JavaScript, one set of page realms for each module; a door is the
// address of what a script may ask, valid as long as the call that hands it out.
#include <emscripten.h>

#include <cstdlib>
#include <string>

#include "core/browsing/browsers.h"
#include "core/browsing/html_tree_json.h"
#include "core/browsing/page_api_json.h"
#include "core/browsing/questions.h"
#include "core/range/json_text.h"
#include "core/range/run.h"
#include "wasm/answer.h"

using namespace parapet;

extern "C" {

// In JavaScript. The tree as JSON, in memory of malloc() that is freed here; null when there is
// none. Without a context it is a whole page.
__attribute__((import_module("parapet"), import_name("parse"))) char* parapet_parse(
    char const* html, std::size_t size, char const* context, std::size_t context_size,
    std::size_t* tree_size);
// The script or event as JSON; 1 when what the event does by itself is prevented.
__attribute__((import_module("parapet"), import_name("run_script"))) int parapet_run_script(
    char const* script, std::size_t size, browsing::PageCalls* door);
__attribute__((import_module("parapet"), import_name("dispatch"))) int parapet_dispatch(
    char const* event, std::size_t size, browsing::PageCalls* door);
__attribute__((import_module("parapet"), import_name("close_page"))) void parapet_close_page(
    browser::DocumentId document);
}

namespace {

class Parse5 final : public browser::HtmlParser {
public:
    browser::HtmlTree parse(std::string_view html) override { return ask(html, {}); }
    browser::HtmlTree parse_fragment(std::string_view html, std::string_view context) override {
        return ask(html, context);
    }

private:
    static browser::HtmlTree ask(std::string_view html, std::string_view context) {
        std::size_t size = 0;
        char* const json =
            parapet_parse(html.data(), html.size(), context.data(), context.size(), &size);
        auto tree = browsing::read_html_tree(json == nullptr ? std::string_view()
                                                             : std::string_view(json, size));
        std::free(json);
        return tree ? tree.take() : browser::HtmlTree();
    }
};

class PageRealms final : public browser::ScriptHost {
public:
    browser::DefaultAction run(browser::ScriptRun const& script, browser::PageApi& page) override {
        browsing::PageCalls door(page);
        std::string const json = browsing::script_run_json(script, page.document());
        return action_of(parapet_run_script(json.data(), json.size(), &door));
    }
    browser::DefaultAction dispatch(std::string_view event, browser::NodeId target,
                                    browser::PageApi& page) override {
        browsing::PageCalls door(page);
        std::string const json = browsing::page_event_json(event, target, page.document());
        return action_of(parapet_dispatch(json.data(), json.size(), &door));
    }
    void close(browser::DocumentId document) override { parapet_close_page(document); }

private:
    static browser::DefaultAction action_of(int is_prevented) {
        return is_prevented != 0 ? browser::DefaultAction::IsPrevented
                                 : browser::DefaultAction::Happens;
    }
};

Parse5 parser;
PageRealms realms;
browsing::Browsers const browsers({parser, realms});

// Null when the question is no JSON.
wasm::Answer const* answer(char const* question, std::size_t size,
                           range::Json (*ask)(range::Json const&)) {
    auto const read = range::parse_json({question, size});
    return wasm::give(range::to_canonical(read ? ask(read.value()) : range::Json()));
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE range::Run* browser_run_new() { return new range::Run(&browsers); }
EMSCRIPTEN_KEEPALIVE wasm::Answer const* browser_page_call(browsing::PageCalls* door,
                                                           char const* operation,
                                                           std::size_t size) {
    return wasm::give(door->call({operation, size}));
}
EMSCRIPTEN_KEEPALIVE wasm::Answer const* browser_idle_lines(char const* response,
                                                            std::size_t size) {
    return answer(response, size, browsing::idle_lines);
}
EMSCRIPTEN_KEEPALIVE wasm::Answer const* browser_cookies_sent(char const* scenario,
                                                              std::size_t size) {
    return answer(scenario, size, browsing::cookies_sent);
}
}

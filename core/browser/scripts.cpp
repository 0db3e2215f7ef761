// Which scripts of a page run: its policies, its sandbox, their types and their integrity decide
// (https://html.spec.whatwg.org/#prepare-the-script-element).
#include "core/browser/hop.h"
#include "core/browser/integrity.h"
#include "core/browser/mime_type.h"
#include "core/browser/nosniff.h"
#include "core/browser/page.h"
#include "core/browser/resource_policy.h"
#include "core/browser/splitting.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

constexpr std::size_t kShown = 200;  // bytes of a script's text in an event

// Not a data block, such as application/json.
bool is_executable(HtmlNode const& script) {
    auto const type = script.attribute("type");
    if (!type || trim_ascii_whitespace(*type).empty() || *type == "module") return true;
    auto const mime = read_mime_type(*type);
    return mime && is_javascript(*mime);
}

std::vector<ElementAttribute> without_nonce(HtmlNode const& node) {
    std::vector<ElementAttribute> attributes = node.attributes;
    std::erase_if(attributes, [](ElementAttribute const& each) { return each.name == "nonce"; });
    return attributes;
}

}  // namespace

bool UserAgent::may_run_inline(Document& document, NodeId element, InlineKind kind,
                               std::string text, std::string const& name) {
    HtmlNode const& node = document.tree.at(element);
    Verdict verdict = check_inline(document.policies, {.kind = kind,
                                                       .text = text,
                                                       .nonce = node.attribute("nonce"),
                                                       .attributes = without_nonce(node),
                                                       .parsed_as = node.parsed_as});
    if (document.is_sandboxed_without("allow-scripts"))
        verdict.block("HTML, sandboxed scripts", "The page is sandboxed without allow-scripts.");
    if (verdict.allowed()) return true;
    session_.log.add(EventKind::ScriptBlocked, document.place(), name, text.substr(0, kShown),
                     std::move(verdict));
    return false;
}

void UserAgent::run_script_element(Document& document, NodeId element, ParserMetadata parser) {
    HtmlNode const script = document.tree.at(element);
    if (!is_executable(script)) return;
    auto const address = script.attribute("src");
    if (!address) {
        std::string text = document.tree.text_of(element);
        if (text.empty() ||
            !may_run_inline(document, element, InlineKind::Script, text, "inline script"))
            return;
        run_script(document, {ScriptKind::Inline, std::move(text), element, "inline script"});
        return;
    }
    if (document.is_sandboxed_without("allow-scripts")) {
        Verdict verdict;
        verdict.block("HTML, sandboxed scripts", "The page is sandboxed without allow-scripts.");
        session_.log.add(EventKind::ScriptBlocked, document.place(), *address, {},
                         std::move(verdict));
        return;
    }
    Fetched fetched =
        load(document, element, *address, LoadKind::Script, Destination::Script, parser);
    bool const answered =
        fetched.ok && fetched.response.status >= 200 && fetched.response.status < 300;
    if (!answered) {
        run_handler(document, element, "onerror");
        notify(document, element, "error");
        return;
    }
    bool const is_readable = fetched.is_own_origin || script.attribute("crossorigin").has_value();
    Verdict policy;
    if (!is_readable)
        policy = judge_resource_policy(fetched.response.headers, document.origin,
                                       http::Origin::of(fetched.url), session_.suffixes);
    if (!policy.allowed()) {
        session_.log.add(EventKind::ScriptBlocked, document.place(), fetched.url.href(),
                         "resource policy", std::move(policy));
        run_handler(document, element, "onerror");
        notify(document, element, "error");
        return;
    }
    Verdict verdict = judge_type(fetched.response.headers, Destination::Script);
    if (!verdict.allowed()) {
        session_.log.add(EventKind::TypeRefused, document.place(), fetched.url.href(), "script",
                         std::move(verdict));
        return;
    }
    Verdict integrity =
        check_integrity(script.attribute("integrity").value_or(""), fetched.response.body,
                        is_readable ? Readability::Readable : Readability::Opaque);
    if (!integrity.allowed()) {
        session_.log.add(EventKind::ScriptBlocked, document.place(), fetched.url.href(),
                         "integrity", std::move(integrity));
        return;
    }
    run_script(document, {ScriptKind::External, std::move(fetched.response.body), element,
                          fetched.url.href()});
    run_handler(document, element, "onload");
    notify(document, element, "load");
}

DefaultAction UserAgent::run_handler(Document& document, NodeId element, std::string_view name) {
    auto text = document.tree.at(element).attribute(name);
    if (!text ||
        !may_run_inline(document, element, InlineKind::ScriptAttribute, *text, std::string(name)))
        return DefaultAction::Happens;
    return run_script(document,
                      {ScriptKind::Handler, std::move(*text), element, std::string(name)});
}

// An onerror that sets src to what fails again would never end.
bool UserAgent::enter_script() {
    if (script_depth_ >= kDeepestScript || scripts_left_ <= 0) return false;
    --scripts_left_;
    ++script_depth_;
    return true;
}

void UserAgent::leave_script() {
    if (--script_depth_ == 0) take_late_cookies(session_);
}

DefaultAction UserAgent::notify(Document& document, NodeId element, std::string_view event) {
    if (pages_.count(document.id) == 0 || !enter_script()) return DefaultAction::Happens;
    DefaultAction const action = scripts_.dispatch(event, element, page_of(document));
    leave_script();
    return action;
}

DefaultAction UserAgent::run_script(Document& document, ScriptRun script) {
    if (!enter_script()) return DefaultAction::Happens;
    session_.log.add(EventKind::ScriptRun, document.place(), script.name,
                     script.source.substr(0, kShown));
    DefaultAction const action = scripts_.run(script, page_of(document));
    leave_script();
    return action;
}

}  // namespace parapet::browser

// The two sides of a page's scripts. The core decides which run and hands them to a ScriptHost (the
// sandbox, or a fake in native tests); what a running script may ask of the browser is PageApi,
// and every answer has passed the same checks as in a real one. Plain data only: a JSON binding of
// either is thin. fetch() and loads answer at once; the host makes promises of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/browser/browser_event.h"
#include "core/browser/cors_check.h"
#include "core/browser/fetch_metadata.h"
#include "core/browser/html.h"
#include "core/browser/referrer_policy.h"
#include "core/browser/storage.h"

namespace parapet::browser {

// The options of fetch(), with its defaults.
struct ScriptFetch {
    std::string url = {};  // relative to the document's base
    std::string method = "GET";
    http::HeaderList headers = {};
    std::string body = {};
    RequestMode mode = RequestMode::Cors;
    CredentialsMode credentials = CredentialsMode::SameOrigin;
    std::optional<ReferrerPolicy> referrer_policy = std::nullopt;
};

// Opaque: the answer came, and the script sees nothing of it. Error: a TypeError in the script.
enum class FetchedType { Basic, Cors, Opaque, Error };
std::string_view text_of(FetchedType);

struct ScriptAnswer {
    FetchedType type = FetchedType::Error;
    int status = 0;
    std::string url = {};
    http::HeaderList headers = {};  // those the script may read
    std::string body = {};
    std::string error = {};     // why, for the learner's console; a real browser says less
    bool cookies_wait = false;  // for take_cookies()
};

class PageApi {
public:
    virtual ~PageApi() = default;

    virtual DocumentId document() const = 0;
    virtual std::string location() const = 0;  // href
    virtual std::string origin() const = 0;    // "null" when opaque
    virtual std::string referrer() const = 0;  // document.referrer
    virtual Time now() const = 0;              // what Date.now() says
    /// console.log and its like, alert, and what was thrown: an event, and nothing else.
    virtual void console(std::string_view level, std::string_view text) = 0;

    virtual std::string cookie() = 0;
    virtual void set_cookie(std::string_view line) = 0;

    /// False: the origin is opaque (SecurityError), or the quota is used up.
    virtual std::optional<std::string> storage_get(StorageKind, std::string_view key) = 0;
    virtual bool storage_set(StorageKind, std::string_view key, std::string value) = 0;
    virtual void storage_remove(StorageKind, std::string_view key) = 0;
    virtual std::vector<std::string> storage_keys(StorageKind) = 0;

    /// Requests that a script begins before it waits for an answer are under way together: what
    /// fetch() answers has set its cookies only when the script has come to take_cookies(), or
    /// ended.
    virtual ScriptAnswer fetch(ScriptFetch const&) = 0;
    virtual void take_cookies() = 0;
    /// location = url. It begins when the running script has ended.
    virtual void navigate(std::string_view url) = 0;
    /// window.open(url): another tab, likewise later.
    virtual void open_window(std::string_view url) = 0;

    virtual HtmlTree const& tree() const = 0;
    virtual NodeId create_element(std::string_view name) = 0;
    virtual NodeId create_text(std::string text) = 0;
    /// src of an image loads at once; everything else when it is appended to the document.
    virtual void set_attribute(NodeId, std::string_view name, std::string value) = 0;
    virtual void append(NodeId parent, NodeId child) = 0;
    virtual void remove_attribute(NodeId, std::string_view name) = 0;
    /// From its place; it may be appended again. The document itself stays.
    virtual void remove(NodeId) = 0;
    virtual void set_text(NodeId, std::string text) = 0;
    /// innerHTML: scripts in it never run, event handlers and loads do.
    virtual void set_inner_html(NodeId, std::string_view html) = 0;
    /// document.write: scripts in it run.
    virtual void write(std::string_view html) = 0;
    /// form.submit(), without asking onsubmit. Begins when the running script has ended.
    virtual void submit_form(NodeId form) = 0;
    virtual void click(NodeId) = 0;

    /// Before eval(), new Function() or setTimeout("…"); false: an EvalError.
    virtual bool may_eval(std::string_view text) = 0;

    /// contentDocument of a frame, parent.document, top.document; null when it is of another
    /// origin, which is recorded.
    virtual PageApi* frame_document(NodeId frame) = 0;
    virtual PageApi* parent_document() = 0;
};

enum class ScriptKind { Inline, External, Handler, JavascriptUrl };
std::string_view text_of(ScriptKind);

struct ScriptRun {
    ScriptKind kind;
    std::string source;  // the text; decoded from a javascript: URL
    NodeId element;      // `this` of a handler, document.currentScript; may be kNoNode
    std::string name;    // its URL, or "onerror" …
};

// What a handler says about what the event does by itself: "return false", preventDefault().
enum class DefaultAction { Happens, IsPrevented };

class ScriptHost {
public:
    virtual ~ScriptHost() = default;
    /// Runs it in the realm of page.document(), which is made when it is first named, to its end:
    /// promises that are settled then have run, too. A script that adds a script or a frame is
    /// still in its PageApi call when that one runs: calls nest, at most UserAgent::kDeepestScript
    /// deep.
    virtual DefaultAction run(ScriptRun const&, PageApi& page) = 0;
    /// Listeners that scripts added, after the handler attribute of the same name: "click",
    /// "submit", and "load" and "error" of what has loaded. The latter may come while the script
    /// that began the load still runs; the host lets it end first.
    virtual DefaultAction dispatch(std::string_view /*event*/, NodeId /*target*/, PageApi&) {
        return DefaultAction::Happens;
    }
    /// The document is gone; its PageApi must not be used any more.
    virtual void close(DocumentId) {}
};

}  // namespace parapet::browser

#include "core/browsing/page_api_json.h"

#include <optional>

#include "core/browsing/html_tree_json.h"
#include "core/range/json_text.h"

namespace parapet::browsing {

using namespace range;

namespace {

using namespace parapet::browser;

// What one operation does. Nothing: it asks for what is not there.
using Answer = std::optional<Json>;

Json fail(std::string_view name, std::string_view message) {
    return object({{"fail", object({{"name", name}, {"message", message}})}});
}

std::optional<NodeId> node_of(PageApi const& page, Json const& operation, std::string_view name) {
    Json const& number = member_of(operation, name);
    if (!number.is_integer() || number.as_integer() < 0 || number.as_integer() >= kNoNode)
        return std::nullopt;
    auto const node = static_cast<NodeId>(number.as_integer());
    return page.tree().has(node) ? std::optional(node) : std::nullopt;
}

// The value whose text it is, of a range that ends with last; nothing when none has it.
template <class Value>
std::optional<Value> value_of(std::string_view text, Value last) {
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (text_of(static_cast<Value>(i)) == text) return static_cast<Value>(i);
    return std::nullopt;
}

CredentialsMode credentials_of(std::string_view text) {
    if (text == "include") return CredentialsMode::Include;
    return text == "omit" ? CredentialsMode::Omit : CredentialsMode::SameOrigin;
}

// A script may not navigate by fetch(), nor open a socket: those modes are not for the asking.
RequestMode mode_of(std::string_view text) {
    auto const mode = value_of(text, RequestMode::SameOrigin);
    return mode && *mode != RequestMode::Navigate ? *mode : RequestMode::Cors;
}

ScriptFetch read_fetch(Json const& operation) {
    ScriptFetch fetch{.url = text_of(operation, "url"),
                      .method = text_of(operation, "method", "GET"),
                      .body = bytes_of(text_of(operation, "body")),
                      .mode = mode_of(text_of(operation, "mode")),
                      .credentials = credentials_of(text_of(operation, "credentials")),
                      .referrer_policy = value_of(text_of(operation, "referrer_policy"),
                                                  ReferrerPolicy::UnsafeUrl)};
    Json const& headers = member_of(operation, "headers");
    if (!headers.is_array()) return fetch;
    for (Json const& header : headers)
        if (header.is_array() && header.size() == 2 && header[0].is_string() &&
            header[1].is_string())
            fetch.headers.append(bytes_of(header[0].as_string()), bytes_of(header[1].as_string()));
    return fetch;
}

Json answer_json(ScriptAnswer const& answer) {
    Json headers = Json::array();
    for (http::Header const& header : answer.headers.entries())
        headers.push_back(Json::array({characters_of(header.name), characters_of(header.value)}));
    return object({{"type", text_of(answer.type)},
                   {"status", answer.status},
                   {"url", answer.url},
                   {"headers", std::move(headers)},
                   {"body", characters_of(answer.body)},
                   {"error", answer.error},
                   {"cookies_wait", answer.cookies_wait}});
}

Answer read_page(PageApi& page, std::string_view op) {
    if (op == "document") return page.document();
    if (op == "location") return page.location();
    if (op == "origin") return page.origin();
    if (op == "referrer") return page.referrer();
    if (op == "cookie") return page.cookie();
    if (op == "now") {
        // Whole milliseconds, as a page sees them.
        return std::chrono::duration_cast<std::chrono::milliseconds>(page.now().time_since_epoch())
            .count();
    }
    return std::nullopt;
}

// The nodes are left out when the asker has read this version of them.
Json tree_json(HtmlTree const& tree, Json const& known) {
    Json answer = object({{"version", tree.version()}});
    if (!known.is_integer() || known.as_integer() != tree.version())
        answer["nodes"] = html_tree_json(tree);
    return answer;
}

Answer use_storage(PageApi& page, std::string_view op, Json const& operation) {
    StorageKind const kind =
        text_of(operation, "kind") == "session" ? StorageKind::Session : StorageKind::Local;
    std::string const key = text_of(operation, "key");
    if (op == "storage_get") {
        auto value = page.storage_get(kind, key);
        return value ? Json(std::move(*value)) : Json();
    }
    if (op == "storage_set") return page.storage_set(kind, key, text_of(operation, "value"));
    if (op == "storage_keys") return page.storage_keys(kind);
    if (op != "storage_remove") return std::nullopt;
    page.storage_remove(kind, key);
    return Json();
}

Answer ask_browser(PageApi& page, std::string_view op, Json const& operation) {
    if (op == "fetch") return answer_json(page.fetch(read_fetch(operation)));
    if (op == "may_eval") return page.may_eval(text_of(operation, "text"));
    if (op == "create_element") return page.create_element(text_of(operation, "name"));
    if (op == "create_text") return page.create_text(text_of(operation, "text"));
    if (op == "set_cookie")
        page.set_cookie(text_of(operation, "line"));
    else if (op == "take_cookies")
        page.take_cookies();
    else if (op == "navigate")
        page.navigate(text_of(operation, "url"));
    else if (op == "open_window")
        page.open_window(text_of(operation, "url"));
    else if (op == "write")
        page.write(text_of(operation, "html"));
    else if (op == "console")
        page.console(text_of(operation, "level"), text_of(operation, "text"));
    else
        return std::nullopt;
    return Json();
}

Answer change_node(PageApi& page, std::string_view op, Json const& operation) {
    std::string_view const name = op == "append" ? "parent" : op == "submit_form" ? "form" : "node";
    auto const node = node_of(page, operation, name);
    if (!node) return std::nullopt;
    if (op == "set_attribute") {
        page.set_attribute(*node, text_of(operation, "name"), text_of(operation, "value"));
    } else if (op == "remove_attribute") {
        page.remove_attribute(*node, text_of(operation, "name"));
    } else if (op == "remove") {
        page.remove(*node);
    } else if (op == "set_text") {
        page.set_text(*node, text_of(operation, "text"));
    } else if (op == "set_inner_html") {
        page.set_inner_html(*node, text_of(operation, "html"));
    } else if (op == "submit_form") {
        page.submit_form(*node);
    } else if (op == "click") {
        page.click(*node);
    } else if (op == "append") {
        auto const child = node_of(page, operation, "child");
        if (!child) return std::nullopt;
        page.append(*node, *child);
    } else {
        return std::nullopt;
    }
    return Json();
}

}  // namespace

PageCalls::PageCalls(PageApi& page) : page_(page) { reached_[page.document()] = &page; }

std::string PageCalls::call(std::string_view json) {
    auto const parsed = parse_json(json);
    if (!parsed) return to_canonical(fail("SyntaxError", parsed.error()));
    Json const& operation = parsed.value();
    PageApi* const page = target_of(operation);
    if (page == nullptr)
        return to_canonical(fail("SecurityError", "This document is out of the script's reach."));
    std::string const op = text_of(operation, "op");
    Answer answer = std::nullopt;
    if (op == "parent_document") {
        answer = reach(page->parent_document());
    } else if (op == "frame_document") {
        if (auto const frame = node_of(*page, operation, "frame"))
            answer = reach(page->frame_document(*frame));
    } else {
        if (op == "tree") answer = tree_json(page->tree(), member_of(operation, "known"));
        if (!answer) answer = read_page(*page, op);
        if (!answer) answer = use_storage(*page, op, operation);
        if (!answer) answer = ask_browser(*page, op, operation);
        if (!answer) answer = change_node(*page, op, operation);
    }
    if (!answer)
        return to_canonical(fail("TypeError", "There is no such operation, or no such node."));
    return to_canonical(object({{"ok", std::move(*answer)}}));
}

PageApi* PageCalls::target_of(Json const& operation) {
    Json const& document = member_of(operation, "document");
    if (document.is_null()) return &page_;
    if (!document.is_integer()) return nullptr;
    auto const found = reached_.find(static_cast<DocumentId>(document.as_integer()));
    return found == reached_.end() ? nullptr : found->second;
}

Json PageCalls::reach(PageApi* page) {
    if (page == nullptr) return {};
    reached_[page->document()] = page;
    return page->document();
}

std::string script_run_json(ScriptRun const& run, DocumentId document) {
    return to_canonical(object({{"document", document},
                                {"kind", text_of(run.kind)},
                                {"source", run.source},
                                {"element", run.element == kNoNode ? Json() : Json(run.element)},
                                {"name", run.name}}));
}

std::string page_event_json(std::string_view event, NodeId target, DocumentId document) {
    return to_canonical(object({{"document", document},
                                {"event", event},
                                {"target", target == kNoNode ? Json() : Json(target)}}));
}

}  // namespace parapet::browsing

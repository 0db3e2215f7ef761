// PageApi over a document of the UserAgent: what a running script may do, each through the same
// checks as the page's own elements. One for each document that has run a script.
#pragma once

#include "core/browser/cookie_context.h"
#include "core/browser/document.h"
#include "core/browser/script_host.h"

namespace parapet::browser {

class UserAgent;

class Page final : public PageApi {
public:
    Page(UserAgent& agent, Document& document) : agent_(agent), document_(document) {}

    DocumentId document() const override { return document_.id; }
    std::string location() const override { return document_.url.href(); }
    std::string origin() const override { return document_.origin.serialize(); }
    std::string referrer() const override { return document_.referrer; }
    Time now() const override;
    void console(std::string_view level, std::string_view text) override;

    std::string cookie() override;
    void set_cookie(std::string_view line) override;

    std::optional<std::string> storage_get(StorageKind, std::string_view key) override;
    bool storage_set(StorageKind, std::string_view key, std::string value) override;
    void storage_remove(StorageKind, std::string_view key) override;
    std::vector<std::string> storage_keys(StorageKind) override;

    ScriptAnswer fetch(ScriptFetch const&) override;
    void take_cookies() override;
    void navigate(std::string_view url) override;
    void open_window(std::string_view url) override;

    HtmlTree const& tree() const override { return document_.tree; }
    NodeId create_element(std::string_view name) override;
    NodeId create_text(std::string text) override;
    void set_attribute(NodeId, std::string_view name, std::string value) override;
    void append(NodeId parent, NodeId child) override;
    void remove_attribute(NodeId, std::string_view name) override;
    void remove(NodeId) override;
    void set_text(NodeId, std::string text) override;
    void set_inner_html(NodeId, std::string_view html) override;
    void write(std::string_view html) override;
    void submit_form(NodeId form) override;
    void click(NodeId) override;

    bool may_eval(std::string_view text) override;
    PageApi* frame_document(NodeId frame) override;
    PageApi* parent_document() override;

private:
    // Before document.cookie is read: why some are not in it.
    void note_hidden_cookies();
    void refuse(EventKind kind, std::string subject, std::string_view section, std::string why);
    PageApi* reach(Document* other);
    CookieContext cookie_context() const;

    UserAgent& agent_;
    Document& document_;
};

}  // namespace parapet::browser

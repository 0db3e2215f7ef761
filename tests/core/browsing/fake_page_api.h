// A PageApi that writes down what it is asked and gives what a test has put in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/browser/script_host.h"

namespace parapet::browsing {

class FakePageApi final : public browser::PageApi {
public:
    explicit FakePageApi(browser::DocumentId id) : id_(id) {
        tree_.append(browser::kDocumentNode, tree_.make_element("form", {{"id", "f"}}));
    }

    browser::DocumentId document() const override { return id_; }
    std::string location() const override { return "https://shop.example/" + std::to_string(id_); }
    std::string origin() const override { return "https://shop.example"; }
    std::string referrer() const override { return ""; }
    std::string cookie() override { return "theme=d\xC3\xA4mmer"; }
    void set_cookie(std::string_view line) override { note("set_cookie", line); }
    std::optional<std::string> storage_get(browser::StorageKind kind,
                                           std::string_view key) override {
        auto const found = area(kind).find(std::string(key));
        return found == area(kind).end() ? std::nullopt : std::optional(found->second);
    }
    bool storage_set(browser::StorageKind kind, std::string_view key, std::string value) override {
        if (value == "too much") return false;
        area(kind)[std::string(key)] = std::move(value);
        return true;
    }
    void storage_remove(browser::StorageKind kind, std::string_view key) override {
        area(kind).erase(std::string(key));
    }
    std::vector<std::string> storage_keys(browser::StorageKind kind) override {
        std::vector<std::string> keys;
        for (auto const& [key, value] : area(kind)) keys.push_back(key);
        return keys;
    }
    browser::ScriptAnswer fetch(browser::ScriptFetch const& fetch) override {
        fetched = fetch;
        return answer;
    }
    void take_cookies() override { note("take_cookies", "all"); }
    void navigate(std::string_view url) override { note("navigate", url); }
    void open_window(std::string_view url) override { note("open_window", url); }
    Time now() const override { return Time(std::chrono::seconds(1'700'000'000)); }
    void console(std::string_view level, std::string_view text) override {
        note("console " + std::string(level), std::string(text));
    }
    browser::HtmlTree const& tree() const override { return tree_; }
    browser::NodeId create_element(std::string_view name) override {
        return tree_.make_element(std::string(name));
    }
    browser::NodeId create_text(std::string text) override {
        return tree_.make_text(std::move(text));
    }
    void set_attribute(browser::NodeId node, std::string_view name, std::string value) override {
        tree_.set_attribute(node, name, std::move(value));
    }
    void append(browser::NodeId parent, browser::NodeId child) override {
        tree_.append(parent, child);
    }
    void remove_attribute(browser::NodeId node, std::string_view name) override {
        tree_.remove_attribute(node, name);
    }
    void remove(browser::NodeId node) override { tree_.remove(node); }
    void set_text(browser::NodeId node, std::string text) override {
        note("set_text " + std::to_string(node), text);
    }
    void set_inner_html(browser::NodeId node, std::string_view html) override {
        note("set_inner_html " + std::to_string(node), html);
    }
    void write(std::string_view html) override { note("write", html); }
    void submit_form(browser::NodeId form) override { note("submit", std::to_string(form)); }
    void click(browser::NodeId node) override { note("click", std::to_string(node)); }
    bool may_eval(std::string_view text) override { return text == "1"; }
    browser::PageApi* frame_document(browser::NodeId) override { return framed; }
    browser::PageApi* parent_document() override { return around == nullptr ? this : around; }

    std::vector<std::string> notes;
    browser::ScriptFetch fetched = {};
    browser::ScriptAnswer answer = {};
    browser::PageApi* framed = nullptr;
    browser::PageApi* around = nullptr;

private:
    void note(std::string what, std::string_view with) {
        notes.push_back(std::move(what) + ": " + std::string(with));
    }
    std::map<std::string, std::string>& area(browser::StorageKind kind) {
        return kind == browser::StorageKind::Local ? local_ : session_;
    }

    browser::DocumentId id_;
    browser::HtmlTree tree_;
    std::map<std::string, std::string> local_;
    std::map<std::string, std::string> session_;
};

}  // namespace parapet::browsing

// One document of small_page.h: its global names, its elements as things, its listeners.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/browser/script_host.h"
#include "tests/core/browsing/small_script.h"

namespace parapet::tests {

class SmallPage {
public:
    explicit SmallPage(browser::PageApi& page);
    ~SmallPage();
    SmallPage(SmallPage const&) = delete;
    SmallPage& operator=(SmallPage const&) = delete;

    Value run(browser::ScriptRun const& script);
    /// True when a listener has prevented what the event does by itself.
    bool dispatch(std::string_view event, browser::NodeId target);
    Scope& globals() { return *scope_; }

    browser::PageApi& api() { return page_; }
    /// The same thing each time.
    Value element(browser::NodeId node);
    Value found(std::optional<browser::NodeId> node) { return node ? element(*node) : Null{}; }
    std::vector<browser::NodeId> select(std::string_view selector, browser::NodeId root);
    void listen(browser::NodeId node, std::string event, Value listener);

private:
    void define_document();
    void define_window();
    void define_network();

    browser::PageApi& page_;
    std::shared_ptr<Scope> scope_ = std::make_shared<Scope>();
    std::map<browser::NodeId, ThingPointer> elements_;
    std::map<std::pair<browser::NodeId, std::string>, std::vector<Value>> listeners_;
};

/// The object with an element's members; page outlives it.
ThingPointer make_element_thing(SmallPage& page, browser::NodeId node);
/// The node of such a thing.
std::optional<browser::NodeId> node_of(Value const&);

}  // namespace parapet::tests

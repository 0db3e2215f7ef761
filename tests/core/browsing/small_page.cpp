#include "tests/core/browsing/small_page.h"

#include "tests/core/browsing/small_dom.h"

namespace parapet::tests {

using namespace browser;

SmallScripts::SmallScripts() = default;
SmallScripts::~SmallScripts() = default;

SmallPage& SmallScripts::page_of(PageApi& page) {
    auto& held = pages_[page.document()];
    if (held == nullptr) held = std::make_unique<SmallPage>(page);
    return *held;
}

void SmallScripts::take_faults(SmallPage& page) {
    auto& found = page.globals().faults;
    faults.insert(faults.end(), found.begin(), found.end());
    found.clear();
}

DefaultAction SmallScripts::run(ScriptRun const& script, PageApi& api) {
    SmallPage& page = page_of(api);
    Value const value = page.run(script);
    take_faults(page);
    bool const is_false = std::holds_alternative<bool>(value) && !std::get<bool>(value);
    return script.kind == ScriptKind::Handler && is_false ? DefaultAction::IsPrevented
                                                          : DefaultAction::Happens;
}

DefaultAction SmallScripts::dispatch(std::string_view event, NodeId target, PageApi& api) {
    SmallPage& page = page_of(api);
    bool const is_prevented = page.dispatch(event, target);
    take_faults(page);
    return is_prevented ? DefaultAction::IsPrevented : DefaultAction::Happens;
}

void SmallScripts::close(DocumentId document) { pages_.erase(document); }

}  // namespace parapet::tests

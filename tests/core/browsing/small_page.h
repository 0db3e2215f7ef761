// The fake of the sandbox's page realms for native tests: scripts in the language of small_script.h
// over PageApi. It knows window, document, location, storage, fetch, Image and the few calls of
// elements that payloads and pages of tests need; wasm/guest/page is the real thing.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/browser/script_host.h"
#include "tests/core/browsing/small_script.h"

namespace parapet::tests {

class SmallPage;

class SmallScripts final : public browser::ScriptHost {
public:
    SmallScripts();
    ~SmallScripts() override;

    browser::DefaultAction run(browser::ScriptRun const&, browser::PageApi&) override;
    browser::DefaultAction dispatch(std::string_view event, browser::NodeId target,
                                    browser::PageApi&) override;
    void close(browser::DocumentId) override;

    std::size_t open_pages() const { return pages_.size(); }
    /// What could not be read or went wrong, in all pages so far.
    std::vector<std::string> faults;

private:
    SmallPage& page_of(browser::PageApi&);
    void take_faults(SmallPage&);

    std::map<browser::DocumentId, std::unique_ptr<SmallPage>> pages_;
};

}  // namespace parapet::tests

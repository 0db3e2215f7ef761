// PageApi for a page realm in JavaScript: one call, JSON text both ways, named as PageApi's
// functions are (docs/contracts.md, "Page realm"). wasm/engine/page is the other half. What comes
// in was written by page code and is believed in nothing: a node that is not there is a fail, not a
// crash.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/browser/script_host.h"
#include "core/range/json.h"

namespace parapet::browsing {

// Lives as long as one call into the realm: what PageApi hands out lives no longer.
class PageCalls {
public:
    explicit PageCalls(browser::PageApi& page);

    /// {"op", …, "document"?} to {"ok": …} or {"fail": {"name", "message"}}. document: one that
    /// frame_document or parent_document has given within this call; without it, the realm's own.
    std::string call(std::string_view json);

private:
    browser::PageApi* target_of(range::Json const& operation);
    range::Json reach(browser::PageApi* page);

    browser::PageApi& page_;
    std::map<browser::DocumentId, browser::PageApi*> reached_;
};

std::string script_run_json(browser::ScriptRun const&, browser::DocumentId);
std::string page_event_json(std::string_view event, browser::NodeId target, browser::DocumentId);

}  // namespace parapet::browsing

// A page's tree across the border. In: an array as parse5's side writes it
// (wasm/engine/page/html-parser.ts), each node behind its parent. Out: the nodes by number with
// their children, for a page realm.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/browser/html.h"
#include "core/range/json.h"

namespace parapet::browsing {

// The error is one sentence. A node without a parent has no place in the tree.
Result<browser::HtmlTree, std::string> read_html_tree(std::string_view json);
range::Json html_tree_json(browser::HtmlTree const&);

}  // namespace parapet::browsing

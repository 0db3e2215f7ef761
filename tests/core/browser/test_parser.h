// A parser of the plain HTML that tests write: tags, attributes with the commonest character
// references, void elements, raw text, comments.
// Nothing of the standard's error recovery: the real one is parse5, on the host's side.
#pragma once

#include "core/browser/html.h"

namespace parapet::tests {

class TestParser final : public browser::HtmlParser {
public:
    browser::HtmlTree parse(std::string_view html) override;
    browser::HtmlTree parse_fragment(std::string_view html, std::string_view context) override;
};

}  // namespace parapet::tests

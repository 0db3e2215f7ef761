// Where things are on a page, coarsely, so that a click has a place: what stands in a style
// attribute as position, left, top, width, height, z-index, opacity and pointer-events counts;
// links, controls, images and frames without a position stand one under the other. That is enough
// to lay a transparent frame over a button. Style sheets do not count.
#pragma once

#include <optional>
#include <vector>

#include "core/browser/document.h"

namespace parapet::browser {

struct Point {
    int x;  // pixels from the left and top edge of the tab or frame
    int y;
};

struct Box {
    int left;
    int top;
    int width;
    int height;

    bool holds(Point point) const {
        return point.x >= left && point.x < left + width && point.y >= top &&
               point.y < top + height;
    }
    Point middle() const { return {left + width / 2, top + height / 2}; }
};

inline constexpr int kRowHeight = 30;  // of a control in the flow
inline constexpr int kRowWidth = 200;

struct Painted {
    NodeId element;
    Box box;
    int z = 0;
    int opacity = 100;  // per cent, of the element and all around it
    bool takes_pointer = true;
};

/// Back to front.
std::vector<Painted> layout_of(HtmlTree const& tree);

struct Hit {
    Document const* document;
    NodeId element;
};

// received: what gets the click. seen: what the user believes to click, through everything that
// is nearly transparent.
struct PointerHit {
    std::optional<Hit> received;
    std::optional<Hit> seen;
};

PointerHit hit_test(Document const& document, Point point);

}  // namespace parapet::browser

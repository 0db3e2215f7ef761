#include "core/browser/layout.h"

#include <algorithm>
#include <charconv>

#include "core/base/ascii.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

constexpr int kBarelyVisible = 10;  // per cent
constexpr int kDeepest = 200;       // elements in each other: deeper ones are not painted

// A declaration's value in lower case; "" when the style attribute has none of the name.
std::string style_of(std::string_view style, std::string_view property) {
    std::string value;
    for (std::string_view declaration : strictly_split(style, ';')) {
        auto const colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        if (ascii::equal_ignoring_case(trim_ascii_whitespace(declaration.substr(0, colon)),
                                       property))
            value = ascii::lower(trim_ascii_whitespace(declaration.substr(colon + 1)));
    }
    return value;
}

std::optional<int> read_pixels(std::string_view text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view const rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (error != std::errc() || (!rest.empty() && rest != "px")) return std::nullopt;
    return std::clamp(number, -100'000, 100'000);
}

// "0.5", ".5", "50%" in per cent.
int read_opacity(std::string_view text) {
    if (text.empty()) return 100;
    if (text.ends_with('%'))
        return std::clamp(read_pixels(text.substr(0, text.size() - 1)).value_or(100), 0, 100);
    auto const dot = text.find('.');
    if (text.substr(0, dot) != "0" && dot != 0) return 100;
    if (dot == std::string_view::npos) return 0;
    std::string digits(text.substr(dot + 1, 2));
    digits.resize(2, '0');
    return std::clamp(read_pixels(digits).value_or(100), 0, 100);
}

bool stands_in_the_flow(HtmlNode const& node) {
    static constexpr std::string_view kNames[] = {"a",        "button", "input", "select",
                                                  "textarea", "img",    "iframe"};
    return std::find(std::begin(kNames), std::end(kNames), node.name) != std::end(kNames) ||
           node.attribute("onclick").has_value();
}

class Layout {
public:
    explicit Layout(HtmlTree const& tree) : tree_(tree) {}

    std::vector<Painted> run() {
        int bottom = 0;
        place(kDocumentNode, {.x = 0, .y = 0}, {.element = kDocumentNode, .box = {0, 0, 0, 0}},
              bottom, 0);
        std::stable_sort(painted_.begin(), painted_.end(),
                         [](Painted const& a, Painted const& b) { return a.z < b.z; });
        return std::move(painted_);
    }

private:
    // bottom: where the next thing in the flow goes. around: what the surroundings hand down.
    void place(NodeId id, Point origin, Painted around, int& bottom, int depth) {
        HtmlNode const& node = tree_.at(id);
        if (depth > kDeepest || node.name == "head" || node.name == "script") return;
        std::string const style = node.attribute("style").value_or("");
        if (style_of(style, "display") == "none" || style_of(style, "visibility") == "hidden")
            return;
        if (node.name == "input" && node.attribute("type") == "hidden") return;
        around.element = id;
        around.opacity = around.opacity * read_opacity(style_of(style, "opacity")) / 100;
        around.z = read_pixels(style_of(style, "z-index")).value_or(around.z);
        if (auto const pointer = style_of(style, "pointer-events"); !pointer.empty())
            around.takes_pointer = pointer != "none";
        std::string const position = style_of(style, "position");
        bool const is_placed = position == "absolute" || position == "fixed";
        bool const is_frame = node.name == "iframe";
        auto const measure = [&](std::string const& name, int otherwise) {
            if (auto const styled = read_pixels(style_of(style, name))) return *styled;
            return read_pixels(node.attribute(name).value_or("")).value_or(otherwise);
        };
        int const width = measure("width", is_frame ? 300 : kRowWidth);
        int const height = measure("height", is_frame ? 150 : kRowHeight);
        int own_bottom = 0;
        if (is_placed) {
            Point const base = position == "fixed" ? Point{0, 0} : origin;
            origin = {base.x + read_pixels(style_of(style, "left")).value_or(0),
                      base.y + read_pixels(style_of(style, "top")).value_or(bottom - base.y)};
            around.box = {origin.x, origin.y, width, height};
            own_bottom = origin.y;
            painted_.push_back(around);
        } else if (stands_in_the_flow(node)) {
            around.box = {origin.x, bottom, width, height};
            bottom += height;
            painted_.push_back(around);
        }
        if (is_frame) return;
        int& flow = is_placed ? own_bottom : bottom;
        for (NodeId child : node.children) place(child, origin, around, flow, depth + 1);
    }

    HtmlTree const& tree_;
    std::vector<Painted> painted_;
};

enum class Look { AtAll, AsTheUser };

std::optional<Hit> hit(Document const& document, Point point, Look look, int opacity) {
    auto const painted = layout_of(document.tree);
    for (auto each = painted.rbegin(); each != painted.rend(); ++each) {
        int const seen = each->opacity * opacity / 100;
        bool const counts = look == Look::AsTheUser ? seen > kBarelyVisible : each->takes_pointer;
        if (!counts || !each->box.holds(point)) continue;
        for (Frame const& frame : document.frames) {
            if (frame.element != each->element || frame.document == nullptr) continue;
            Point const inside{point.x - each->box.left, point.y - each->box.top};
            if (auto found = hit(*frame.document, inside, look, seen)) return found;
        }
        return Hit{&document, each->element};
    }
    return std::nullopt;
}

}  // namespace

std::vector<Painted> layout_of(HtmlTree const& tree) { return Layout(tree).run(); }

PointerHit hit_test(Document const& document, Point point) {
    return {hit(document, point, Look::AtAll, 100), hit(document, point, Look::AsTheUser, 100)};
}

}  // namespace parapet::browser

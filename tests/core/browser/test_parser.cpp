#include "tests/core/browser/test_parser.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/splitting.h"

namespace parapet::tests {
namespace {

using namespace browser;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_void(std::string_view name) {
    return is_one_of(name, {"base", "br", "embed", "hr", "img", "input", "link", "meta", "source"});
}
bool holds_raw_text(std::string_view name) {
    return is_one_of(name, {"script", "style", "textarea", "title"});
}
bool belongs_to_head(std::string_view name) {
    return is_one_of(name, {"base", "link", "meta", "title", "script", "style"});
}

class Builder {
public:
    Builder(std::string_view html, HtmlTree& tree, NodeId root)
        : html_(html), tree_(tree), open_{root} {}

    void use_page(NodeId head, NodeId body) {
        head_ = head;
        body_ = body;
    }

    void run() {
        while (at_ < html_.size()) {
            if (html_.substr(at_, 4) == "<!--") {
                skip_past("-->");
            } else if (html_.substr(at_, 2) == "<!") {
                skip_past(">");
            } else if (html_.substr(at_, 2) == "</") {
                close();
            } else if (html_[at_] == '<') {
                open();
            } else {
                std::size_t const end = std::min(html_.find('<', at_), html_.size());
                add_text(html_.substr(at_, end - at_));
                at_ = end;
            }
        }
    }

private:
    void skip_past(std::string_view mark) {
        auto const found = html_.find(mark, at_);
        at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
    }

    NodeId place(std::string_view name) {
        if (open_.size() > 1 || head_ == kNoNode) return open_.back();
        if (!in_body_ && belongs_to_head(name)) return head_;
        in_body_ = true;
        return body_;
    }

    void add_text(std::string_view text) {
        if (!trim_ascii_whitespace(text).empty())
            tree_.append(place(""), tree_.make_text(std::string(text)));
    }

    std::string read_name() {
        std::size_t const start = at_;
        while (at_ < html_.size() && !is_ascii_whitespace(html_[at_]) && html_[at_] != '>' &&
               html_[at_] != '=' && html_[at_] != '/')
            ++at_;
        return ascii::lower(html_.substr(start, at_ - start));
    }

    void close() {
        at_ += 2;
        std::string const name = read_name();
        skip_past(">");
        if (name == "head") in_body_ = true;
        for (std::size_t i = open_.size(); i > 1; --i) {
            if (tree_.at(open_[i - 1]).name != name) continue;
            open_.resize(i - 1);
            return;
        }
    }

    std::string read_value() {
        if (at_ >= html_.size() || html_[at_] != '=') return "";
        ++at_;
        char const quote = at_ < html_.size() ? html_[at_] : ' ';
        bool const quoted = quote == '"' || quote == '\'';
        if (quoted) ++at_;
        std::size_t const start = at_;
        while (
            at_ < html_.size() &&
            (quoted ? html_[at_] != quote : html_[at_] != '>' && !is_ascii_whitespace(html_[at_])))
            ++at_;
        std::string value(html_.substr(start, at_ - start));
        if (quoted) ++at_;
        return decoded(std::move(value));
    }

    // &quot; before &amp;, so that nothing is decoded twice.
    static std::string decoded(std::string value) {
        constexpr std::pair<std::string_view, std::string_view> kNames[] = {
            {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
        for (auto const& [name, character] : kNames)
            for (std::size_t at = value.find(name); at != std::string::npos;
                 at = value.find(name, at + 1))
                value.replace(at, name.size(), character);
        return value;
    }

    void open() {
        ++at_;
        std::string const name = read_name();
        std::vector<ElementAttribute> attributes;
        auto parsed_as = Attributes::Distinct;
        while (at_ < html_.size() && html_[at_] != '>') {
            if (is_ascii_whitespace(html_[at_]) || html_[at_] == '/') {
                ++at_;
                continue;
            }
            std::string attribute = read_name();
            std::string value = read_value();
            bool const is_repeated =
                std::any_of(attributes.begin(), attributes.end(),
                            [&](auto const& each) { return each.name == attribute; });
            if (is_repeated)
                parsed_as = Attributes::Repeated;
            else
                attributes.push_back({std::move(attribute), std::move(value)});
        }
        ++at_;
        if (is_one_of(name, {"html", "head"})) return;
        if (name == "body" && body_ != kNoNode) {
            for (auto& each : attributes) tree_.set_attribute(body_, each.name, each.value);
            in_body_ = true;
            return;
        }
        NodeId const parent = place(name);
        NodeId const element = tree_.make_element(name, std::move(attributes), parsed_as);
        tree_.append(parent, element);
        if (is_void(name)) return;
        if (!holds_raw_text(name)) return open_.push_back(element);
        std::string const end = "</" + name;
        std::size_t const stop = std::min(html_.find(end, at_), html_.size());
        if (stop > at_)
            tree_.append(element, tree_.make_text(std::string(html_.substr(at_, stop - at_))));
        at_ = stop;
        skip_past(">");
    }

    std::string_view html_;
    HtmlTree& tree_;
    std::vector<NodeId> open_;
    NodeId head_ = kNoNode;
    NodeId body_ = kNoNode;
    bool in_body_ = false;
    std::size_t at_ = 0;
};

}  // namespace

HtmlTree TestParser::parse(std::string_view html) {
    HtmlTree tree;
    NodeId const root = tree.make_element("html");
    NodeId const head = tree.make_element("head");
    NodeId const body = tree.make_element("body");
    tree.append(kDocumentNode, root);
    tree.append(root, head);
    tree.append(root, body);
    Builder builder(html, tree, root);
    builder.use_page(head, body);
    builder.run();
    return tree;
}

HtmlTree TestParser::parse_fragment(std::string_view html, std::string_view) {
    HtmlTree tree;
    Builder(html, tree, kDocumentNode).run();
    return tree;
}

}  // namespace parapet::tests

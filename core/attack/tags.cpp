#include "core/attack/tags.h"

#include <charconv>

#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

class Scanner {
public:
    explicit Scanner(std::string_view html) : html_(html) {}

    std::vector<Tag> tags() {
        std::vector<Tag> found;
        for (at_ = html_.find('<'); at_ < html_.size(); at_ = html_.find('<', at_)) {
            Tag tag = read_tag();
            if (tag.name.empty()) continue;
            std::string const raw = tag.name;
            found.push_back(std::move(tag));
            // What looks like a tag inside is text.
            if (raw != "script" && raw != "style" && raw != "textarea") continue;
            std::size_t const end = html_.find("</" + raw, at_);
            if (end == std::string_view::npos) break;
            at_ = end;
        }
        return found;
    }

private:
    bool is_at(std::string_view set) const {
        return at_ < html_.size() && set.find(html_[at_]) != std::string_view::npos;
    }
    void skip_space() {
        while (at_ < html_.size() && is_space(html_[at_])) ++at_;
    }
    std::string read_word(std::string_view ends) {
        std::size_t const start = at_;
        while (at_ < html_.size() && !is_space(html_[at_]) && !is_at(ends)) ++at_;
        return std::string(html_.substr(start, at_ - start));
    }

    Tag read_tag() {
        Tag tag;
        tag.at = at_++;
        if (is_at("/")) {
            tag.name = "/";
            ++at_;
        }
        if (at_ >= html_.size() || !ascii::is_alpha(html_[at_])) return {};
        tag.name += ascii::lower(read_word("/>"));
        for (skip_space(); at_ < html_.size() && !is_at(">"); skip_space()) {
            if (is_at("/=")) {
                ++at_;
                continue;
            }
            std::string name = ascii::lower(read_word("/>="));
            skip_space();
            tag.attributes.push_back({std::move(name), is_at("=") ? read_value() : ""});
        }
        return tag;
    }

    std::string read_value() {
        ++at_;
        skip_space();
        if (!is_at("\"'")) return decode_references(read_word(">"));
        char const quote = html_[at_++];
        std::size_t const end = std::min(html_.find(quote, at_), html_.size());
        std::string value = decode_references(html_.substr(at_, end - at_));
        at_ = std::min(end + 1, html_.size());
        return value;
    }

    std::string_view html_;
    std::size_t at_ = 0;
};

// The character of what stands between "&" and ";", or nothing.
std::optional<char> character_of(std::string_view name) {
    constexpr std::pair<std::string_view, char> kNamed[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (auto const& [known, character] : kNamed)
        if (name == known) return character;
    if (!name.starts_with('#')) return std::nullopt;
    bool const is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(is_hex ? 2 : 1);
    int value = 0;
    auto const read =
        std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
    if (read.ptr != name.data() + name.size() || value <= 0 || value > 0x7f) return std::nullopt;
    return static_cast<char>(value);
}

}  // namespace

std::optional<std::string> Tag::attribute(std::string_view wanted) const {
    for (http::QueryPair const& each : attributes)
        if (each.name == wanted) return each.value;
    return std::nullopt;
}

std::vector<Tag> tags_in(std::string_view html) { return Scanner(html).tags(); }

std::string decode_references(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t const end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
        auto const character = end == std::string_view::npos
                                   ? std::nullopt
                                   : character_of(text.substr(at + 1, end - at - 1));
        decoded += character.value_or(text[at]);
        if (character) at = end;
    }
    return decoded;
}

}  // namespace parapet::attack

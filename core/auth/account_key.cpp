#include "core/auth/account_key.h"

#include "core/base/utf8.h"

namespace parapet::auth {
namespace {

bool is_within(char32_t point, char32_t first, char32_t last) {
    return point >= first && point <= last;
}

bool is_space(char32_t point) {
    return point == 0x20 || is_within(point, 0x09, 0x0d) || point == 0x85 || point == 0xa0 ||
           point == 0x1680 || is_within(point, 0x2000, 0x200a) || point == 0x2028 ||
           point == 0x2029 || point == 0x202f || point == 0x205f || point == 0x3000;
}

// Controls, soft hyphen, zero-width and bidirectional characters, variation selectors.
bool is_invisible(char32_t point) {
    return point < 0x20 || is_within(point, 0x7f, 0x9f) || point == 0xad || point == 0x61c ||
           point == 0x180e || is_within(point, 0x200b, 0x200f) ||
           is_within(point, 0x202a, 0x202e) || is_within(point, 0x2060, 0x206f) ||
           is_within(point, 0xfe00, 0xfe0f) || point == 0xfeff ||
           is_within(point, 0xe0000, 0xe0fff);
}

// Latin Extended-A: pairs of a capital and its small letter, with a few singles between.
char32_t fold_latin_extended(char32_t point) {
    switch (point) {
        case 0x130: return U'i';
        case 0x131:
        case 0x138:
        case 0x149: return point;
        case 0x178: return 0xff;
        case 0x17f: return U's';
        default: break;
    }
    bool const capitals_are_odd = is_within(point, 0x139, 0x148) || point >= 0x179;
    bool const is_capital = (point % 2 == 1) == capitals_are_odd;
    return is_capital ? point + 1 : point;
}

char32_t fold(char32_t point) {
    if (is_within(point, 0xff01, 0xff5e)) point = point - 0xff01 + 0x21;  // full width
    if (is_within(point, U'A', U'Z')) return point + 0x20;
    if (point < 0xc0) return point;
    if (is_within(point, 0xc0, 0xde) && point != 0xd7) return point + 0x20;
    if (is_within(point, 0x100, 0x17f)) return fold_latin_extended(point);
    if (is_within(point, 0x391, 0x3ab) && point != 0x3a2) return point + 0x20;
    if (point == 0x3c2) return 0x3c3;  // final sigma
    if (is_within(point, 0x410, 0x42f)) return point + 0x20;
    if (is_within(point, 0x400, 0x40f)) return point + 0x50;
    if (point == 0x1e9e) return 0xdf;
    if (point == 0x212a) return U'k';  // Kelvin sign
    if (point == 0x212b) return 0xe5;  // Ångström sign
    return point;
}

void drop_tag(std::string& address) {
    std::size_t const at = address.rfind('@');
    std::size_t const plus = address.find('+');
    if (at == std::string::npos || plus == 0 || plus > at) return;
    address.erase(plus, at - plus);
}

}  // namespace

std::string account_key(std::string_view name, AccountName kind) {
    std::string key;
    bool space_is_due = false;
    for (char32_t point : decode_utf8(name)) {
        if (is_space(point)) {
            space_is_due = !key.empty();
        } else if (!is_invisible(point)) {
            if (space_is_due) key += ' ';
            space_is_due = false;
            append_utf8(key, fold(point));
        }
    }
    if (kind == AccountName::Email) drop_tag(key);
    return key;
}

}  // namespace parapet::auth

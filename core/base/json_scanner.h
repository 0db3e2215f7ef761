// The grammar of RFC 8259 and not one byte more, taken off the front of a text piece by piece.
// What is built of the pieces, how deep they may nest and whether a name may come twice is the
// reader's business: core/range/json_reader.cpp, core/auth/jose_scanner.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parapet {

// What half of a surrogate pair alone, as an escape, is read as.
enum class LoneSurrogate { Fault, Replacement };

class JsonScanner {
public:
    JsonScanner(std::string_view text, LoneSurrogate lone) : text_(text), lone_(lone) {}

    // Each takes what it is named for; false: it is not there, and at() is the byte that is wrong.
    bool take(char c);
    bool word(std::string_view word);
    bool number(std::string_view& number);
    bool string(std::string& string);  // appended, without its quotes
    bool name(std::string& name);      // a string, and the colon after it
    // The same as a part of the text; nothing when it has escapes in it, and then nothing is taken.
    std::optional<std::string_view> plain_string();
    bool colon();  // and the space around it
    // item takes one item of an object or a list; it is called where that begins.
    template <class Item>
    bool separated(char open, char close, Item item);

    void skip_space();
    char peek() const { return is_at_end() ? '\0' : text_[at_]; }
    bool is_at_end() const { return at_ == text_.size(); }
    std::size_t at() const { return at_; }

private:
    bool digits();
    bool escape(std::string& string);
    bool unit(char32_t& unit);
    bool low_surrogate(char32_t& unit);

    std::string_view text_;
    std::size_t at_ = 0;
    LoneSurrogate lone_;
};

template <class Item>
bool JsonScanner::separated(char open, char close, Item item) {
    if (!take(open)) return false;
    skip_space();
    if (take(close)) return true;
    do {
        skip_space();
        if (!item()) return false;
        skip_space();
    } while (take(','));
    return take(close);
}

}  // namespace parapet

// A place in the text of a small script, and the words and marks there.
#pragma once

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <string_view>

namespace parapet::tests {

using Source = std::shared_ptr<std::string const>;

inline bool is_name_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

class SmallText {
protected:
    SmallText(Source source, std::size_t at) : source_(std::move(source)), at_(at) {}

    std::string_view text() const { return *source_; }
    std::string rest() const { return " at: " + std::string(text().substr(at_, 40)); }

    // Blanks and semicolons, which end nothing here.
    void skip_space() {
        do skip_blanks();
        while (at_ < text().size() && text()[at_] == ';' && ++at_ > 0);
    }
    void skip_blanks() {
        while (at_ < text().size()) {
            if (std::isspace(static_cast<unsigned char>(text()[at_])) != 0)
                ++at_;
            else if (text().substr(at_, 2) == "//" || text().substr(at_, 4) == "<!--")
                at_ = std::min(text().find('\n', at_), text().size());
            else
                return;
        }
    }
    bool sees(std::string_view mark) {
        skip_blanks();
        return text().substr(at_, mark.size()) == mark;
    }
    bool take(std::string_view mark) {
        if (!sees(mark)) return false;
        at_ += mark.size();
        return true;
    }
    bool take_word(std::string_view word) {
        if (!sees(word)) return false;
        std::size_t const end = at_ + word.size();
        if (end < text().size() && is_name_character(text()[end])) return false;
        at_ = end;
        return true;
    }
    std::string take_name() {
        skip_blanks();
        std::size_t const start = at_;
        while (at_ < text().size() && is_name_character(text()[at_])) ++at_;
        return std::string(text().substr(start, at_ - start));
    }

    Source source_;
    std::size_t at_;
};

}  // namespace parapet::tests

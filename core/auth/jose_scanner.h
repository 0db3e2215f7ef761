// The grammar of RFC 8259, once over the text and without building what nobody asks for: the one
// object of a token. How strict it is: read_jose_object in jose_json.h.
#pragma once

#include <optional>

#include "core/auth/jose_json.h"

namespace parapet::auth {

class JoseScanner {
public:
    explicit JoseScanner(std::string_view text) : text_(text) {}
    Result<JoseMembers, JoseJsonError> read();

private:
    // Each takes what it is named for off the front of the text; false: it is not there.
    bool top_level(JoseMembers& members);
    bool object(std::size_t depth);
    bool list(std::size_t depth);
    bool value(std::size_t depth);
    bool top_value(JoseValue& value);
    bool text_list(std::vector<std::string>& texts, bool& is_pure);
    template <class Item>
    bool separated(char open, char close, Item item);
    bool name(std::string& name);
    bool text(std::string& text);
    bool escape(std::string& text);
    bool unit(char32_t& unit);
    bool number(double& number);
    bool digits();
    bool word(std::string_view word);
    bool take(char c);

    void skip_space();
    char peek() const { return at_ == text_.size() ? '\0' : text_[at_]; }

    std::string_view text_;
    std::size_t at_ = 0;
    bool saw_duplicate_ = false;
};

}  // namespace parapet::auth

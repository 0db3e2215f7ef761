// The one object of a token, built without what nobody asks for; core/base/json_scanner.h knows the
// grammar. How strict it is: read_jose_object in jose_json.h.
#pragma once

#include <optional>

#include "core/auth/jose_json.h"
#include "core/base/json_scanner.h"

namespace parapet::auth {

class JoseScanner {
public:
    explicit JoseScanner(std::string_view text) : scanner_(text, LoneSurrogate::Fault) {}
    JoseScanner(std::string_view text, std::span<std::string_view const> wanted)
        : scanner_(text, LoneSurrogate::Fault), wanted_(wanted) {}
    Result<JoseMembers, JoseJsonError> read();

private:
    // Each takes what it is named for off the front of the text; false: it is not there.
    bool top_level();
    bool text(std::string_view& text);
    bool name(std::string_view& name);
    bool object(std::size_t depth);
    bool list(std::size_t depth);
    bool value(std::size_t depth);
    bool top_value(JoseValue& value);
    bool is_wanted(std::string_view name) const;
    bool text_list(std::vector<std::string_view>& texts, bool& is_pure);
    bool number(double& number);

    JsonScanner scanner_;
    std::optional<std::span<std::string_view const>> wanted_ = std::nullopt;  // nothing: all
    JoseMembers members_ = {};
    bool saw_duplicate_ = false;
};

}  // namespace parapet::auth

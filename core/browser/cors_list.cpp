#include "core/browser/cors_list.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/splitting.h"

namespace parapet::browser {

bool CorsList::has(std::string_view token) const {
    return std::find(tokens_.begin(), tokens_.end(), token) != tokens_.end();
}

bool CorsList::has_ignoring_case(std::string_view token) const {
    return std::any_of(tokens_.begin(), tokens_.end(), [token](std::string const& each) {
        return ascii::equal_ignoring_case(each, token);
    });
}

Result<CorsList, CorsListError> read_cors_list(http::HeaderList const& headers,
                                               std::string_view name) {
    std::vector<std::string> tokens;
    for (std::string_view value : headers.all(name)) {
        for (std::string_view element : strictly_split(value, ',')) {
            element = ascii::trim(element);
            if (!std::all_of(element.begin(), element.end(), ascii::is_token_character))
                return Failure{CorsListError::NotTokens};
            if (!element.empty()) tokens.emplace_back(element);
        }
    }
    return CorsList(std::move(tokens));
}

}  // namespace parapet::browser

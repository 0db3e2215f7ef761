// The comma-separated lists of CORS answers: Access-Control-Allow-Methods, -Allow-Headers and
// -Expose-Headers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/http/header_list.h"

namespace parapet::browser {

class CorsList {
public:
    explicit CorsList(std::vector<std::string> tokens) : tokens_(std::move(tokens)) {}

    bool has(std::string_view token) const;
    bool has_ignoring_case(std::string_view token) const;
    std::vector<std::string> const& tokens() const { return tokens_; }

private:
    std::vector<std::string> tokens_;
};

enum class CorsListError { NotTokens };  // anything but tokens: the list fails as a whole

// https://fetch.spec.whatwg.org/#extract-header-list-values; an absent header is an empty list.
Result<CorsList, CorsListError> read_cors_list(http::HeaderList const&, std::string_view name);

}  // namespace parapet::browser

// An app on the other side of a text border: requests go out as JSON, answers come back as
// JSON. docs/contracts.md, "Run", has the shape. An answer that is no JSON, or is missing, is
// status 0: the app gave none.
#pragma once

#include <functional>
#include <string>

#include "core/range/app.h"

namespace parapet::range {

class JsonApp final : public App {
public:
    explicit JsonApp(std::function<std::string(std::string const& requests)> serve);

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    std::function<std::string(std::string const&)> serve_;
};

}  // namespace parapet::range

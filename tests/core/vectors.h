// Conformance data that lies beside the checkout and is never copied into it. A test that
// needs a file asks open_vectors; without the file it says SKIPPED, loudly, and passes.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>

#include "tests/core/catch.h"

namespace parapet::tests {

inline std::optional<std::string> read_vectors(std::string const& name) {
    std::string const path = PARAPET_VECTORS_DIR "/" + name;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        WARN("SKIPPED: the conformance data " << path << " is missing.");
        return std::nullopt;
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::optional<nlohmann::json> open_vectors(std::string const& name) {
    auto text = read_vectors(name);
    if (!text) return std::nullopt;
    auto json = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
    REQUIRE_FALSE(json.is_discarded());
    return json;
}

}  // namespace parapet::tests

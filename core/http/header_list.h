// The header list of a message: ordered, repeated names allowed, names compared without
// regard to ASCII case (RFC 9110 section 5.1; Fetch, "header list").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::http {

struct Header {
    std::string name;
    std::string value;

    bool operator==(Header const&) const = default;
};

class HeaderList {
public:
    HeaderList() = default;
    HeaderList(std::initializer_list<Header> headers) : headers_(headers) {}

    // All values of the name joined with ", " (RFC 9110 section 5.3); nothing when absent.
    // Not for Set-Cookie, whose values must not be joined: use all().
    std::optional<std::string> get(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const;

    void append(std::string name, std::string value);
    // Replaces the first header of the name and removes the others; appends when absent.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);

    std::vector<Header> const& entries() const { return headers_; }
    bool operator==(HeaderList const&) const = default;

private:
    std::vector<Header> headers_;
};

}  // namespace parapet::http

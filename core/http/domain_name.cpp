#include "core/http/domain_name.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::http {
namespace {

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return ascii::is_alphanumeric(c) || c == '-' || c == '_'; });
}

std::string_view last_label(std::string_view domain) {
    return domain.substr(domain.rfind('.') + 1);  // npos + 1 is 0: the whole
}

}  // namespace

bool is_domain_name(std::string_view text) {
    if (text.empty() || text.size() > 253) return false;
    for (;;) {
        std::size_t const dot = text.find('.');
        if (!is_label(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_registrable_looking(std::string_view text) {
    std::string_view const last = last_label(text);
    return is_domain_name(text) && last.size() < text.size() &&
           !std::all_of(last.begin(), last.end(), ascii::is_digit);
}

bool domain_matches(std::string_view host, std::string_view domain) {
    if (ascii::equal_ignoring_case(host, domain)) return true;
    if (host.size() <= domain.size() || !is_registrable_looking(host)) return false;
    std::size_t const start = host.size() - domain.size();
    return host[start - 1] == '.' && ascii::equal_ignoring_case(host.substr(start), domain);
}

}  // namespace parapet::http

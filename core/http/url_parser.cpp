// The states up to the path: scheme, authority, host and port. The others: url_parser_path.cpp.
#include "core/http/url_parser.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/http/percent.h"

namespace parapet::http::detail {
namespace {

constexpr std::uint32_t kMaxPort = 65535;

bool is_c0_control_or_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Steps 1 and 3: no controls or spaces around it, no tabs and line ends anywhere.
std::string clean(std::string_view input) {
    while (!input.empty() && is_c0_control_or_space(input.front())) input.remove_prefix(1);
    while (!input.empty() && is_c0_control_or_space(input.back())) input.remove_suffix(1);
    std::string text = to_valid_utf8(input);
    std::erase_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    return text;
}

}  // namespace

UrlParser::UrlParser(std::string_view input, Url const* base) : input_(clean(input)), base_(base) {}

Result<Url, UrlError> UrlParser::run() {
    for (;;) {
        bool const was_end = at_end();
        Step const step = (this->*state_)();
        if (step == Step::Fail) return Failure{error_};
        if (step == Step::Again) continue;
        if (was_end) return std::move(url_);
        ++at_;
    }
}

bool UrlParser::ends_authority() const {
    return at_end() || current() == '/' || current() == '?' || current() == '#' || is_backslash();
}

UrlParser::Step UrlParser::scheme_start() {
    if (!ascii::is_alpha(current())) return go(&UrlParser::no_scheme, Step::Again);
    return go(&UrlParser::scheme, Step::Again);
}

UrlParser::Step UrlParser::scheme() {
    char const c = current();
    if (ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.') {
        buffer_ += ascii::lower(c);
        return Step::Next;
    }
    if (c != ':') {
        buffer_.clear();
        at_ = 0;
        return go(&UrlParser::no_scheme, Step::Again);
    }
    url_.scheme = std::move(buffer_);
    buffer_.clear();
    if (url_.scheme == "file") return go(&UrlParser::file, Step::Next);
    if (special() && base_ != nullptr && base_->scheme == url_.scheme)
        return go(&UrlParser::special_relative_or_authority, Step::Next);
    if (special()) return go(&UrlParser::special_authority_slashes, Step::Next);
    if (remaining().starts_with('/')) {
        ++at_;
        return go(&UrlParser::path_or_authority, Step::Next);
    }
    url_.opaque_path = "";
    return go(&UrlParser::opaque_path, Step::Next);
}

UrlParser::Step UrlParser::no_scheme() {
    if (base_ == nullptr) return fail(UrlError::MissingScheme);
    if (base_->opaque_path) {
        if (current() != '#') return fail(UrlError::OpaqueBase);
        url_ = *base_;
        begin_fragment();
        return Step::Next;
    }
    if (base_->scheme == "file") return go(&UrlParser::file, Step::Again);
    return go(&UrlParser::relative, Step::Again);
}

UrlParser::Step UrlParser::special_relative_or_authority() {
    if (from_here().starts_with("//")) {
        ++at_;
        return go(&UrlParser::special_authority_ignore_slashes, Step::Next);
    }
    return go(&UrlParser::relative, Step::Again);
}

UrlParser::Step UrlParser::path_or_authority() {
    if (current() == '/') return go(&UrlParser::authority, Step::Next);
    return go(&UrlParser::path, Step::Again);
}

void UrlParser::copy_authority_of_base() {
    url_.username = base_->username;
    url_.password = base_->password;
    url_.host = base_->host;
    url_.port = base_->port;
}

UrlParser::Step UrlParser::relative() {
    url_.scheme = base_->scheme;
    if (current() == '/' || is_backslash()) return go(&UrlParser::relative_slash, Step::Next);
    copy_authority_of_base();
    url_.path = base_->path;
    url_.query = base_->query;
    if (current() == '?') {
        begin_query();
    } else if (current() == '#') {
        begin_fragment();
    } else if (!at_end()) {
        url_.query = std::nullopt;
        shorten_path();
        return go(&UrlParser::path, Step::Again);
    }
    return Step::Next;
}

UrlParser::Step UrlParser::relative_slash() {
    if (special() && (current() == '/' || current() == '\\'))
        return go(&UrlParser::special_authority_ignore_slashes, Step::Next);
    if (current() == '/') return go(&UrlParser::authority, Step::Next);
    copy_authority_of_base();
    return go(&UrlParser::path, Step::Again);
}

UrlParser::Step UrlParser::special_authority_slashes() {
    if (!from_here().starts_with("//"))
        return go(&UrlParser::special_authority_ignore_slashes, Step::Again);
    ++at_;
    return go(&UrlParser::special_authority_ignore_slashes, Step::Next);
}

UrlParser::Step UrlParser::special_authority_ignore_slashes() {
    if (current() == '/' || current() == '\\') return Step::Next;
    return go(&UrlParser::authority, Step::Again);
}

UrlParser::Step UrlParser::authority() {
    if (current() == '@') {
        if (at_sign_seen_) buffer_.insert(0, "%40");
        at_sign_seen_ = true;
        for (char c : buffer_) {
            if (c == ':' && !password_token_seen_) {
                password_token_seen_ = true;
                continue;
            }
            std::string& part = password_token_seen_ ? url_.password : url_.username;
            append_percent_encoded(part, c, PercentSet::Userinfo);
        }
        buffer_.clear();
        return Step::Next;
    }
    if (ends_authority()) {
        if (at_sign_seen_ && buffer_.empty()) return fail(UrlError::MissingHost);
        at_ -= buffer_.size();
        buffer_.clear();
        return go(&UrlParser::host, Step::Again);
    }
    buffer_ += current();
    return Step::Next;
}

UrlParser::Step UrlParser::take_host(State next) {
    auto parsed = parse_host(buffer_, special() ? HostRules::Special : HostRules::NotSpecial);
    if (!parsed) return fail(parsed.error());
    url_.host = parsed.take();
    buffer_.clear();
    return go(next, Step::Again);
}

UrlParser::Step UrlParser::host() {
    if (current() == ':' && !inside_brackets_) {
        if (buffer_.empty()) return fail(UrlError::MissingHost);
        if (take_host(&UrlParser::port) == Step::Fail) return Step::Fail;
        return Step::Next;
    }
    if (ends_authority()) {
        if (special() && buffer_.empty()) return fail(UrlError::MissingHost);
        return take_host(&UrlParser::path_start);
    }
    if (current() == '[') inside_brackets_ = true;
    if (current() == ']') inside_brackets_ = false;
    buffer_ += current();
    return Step::Next;
}

UrlParser::Step UrlParser::port() {
    if (ascii::is_digit(current())) {
        buffer_ += current();
        return Step::Next;
    }
    if (!ends_authority()) return fail(UrlError::BadPort);
    if (!buffer_.empty()) {
        std::uint32_t number = 0;
        for (char digit : buffer_) {
            number = number * 10 + static_cast<std::uint32_t>(digit - '0');
            if (number > kMaxPort) return fail(UrlError::BadPort);
        }
        auto const port = static_cast<std::uint16_t>(number);
        if (default_port(url_.scheme) != port) url_.port = port;
        buffer_.clear();
    }
    return go(&UrlParser::path_start, Step::Again);
}

}  // namespace parapet::http::detail

namespace parapet::http {

Result<Url, UrlError> parse_url(std::string_view input, Url const* base) {
    return detail::UrlParser(input, base).run();
}

}  // namespace parapet::http

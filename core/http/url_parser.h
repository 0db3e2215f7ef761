// The basic URL parser of the URL standard as a state machine, one function for each state and
// named as there (https://url.spec.whatwg.org/#concept-basic-url-parser). Private to core/http:
// parse_url (core/http/url.h) is its door. There is no state override: nothing sets parts of URLs.
#pragma once

#include "core/http/url.h"

namespace parapet::http::detail {

class UrlParser {
public:
    UrlParser(std::string_view input, Url const* base);

    Result<Url, UrlError> run();

private:
    // Moves on by one code point; the functions that must look at the same one again say so.
    enum class Step { Next, Again, Fail };
    using State = Step (UrlParser::*)();

    Step scheme_start();
    Step scheme();
    Step no_scheme();
    Step special_relative_or_authority();
    Step path_or_authority();
    Step relative();
    Step relative_slash();
    Step special_authority_slashes();
    Step special_authority_ignore_slashes();
    Step authority();
    Step host();
    Step port();
    Step file();
    Step file_slash();
    Step file_host();
    Step path_start();
    Step path();
    Step opaque_path();
    Step query();
    Step fragment();

    // 'c' of the standard; at the end kEnd, which no text holds: parse_url removes line feeds.
    static constexpr char kEnd = '\n';
    char current() const { return at_ < input_.size() ? input_[at_] : kEnd; }
    bool at_end() const { return at_ >= input_.size(); }
    std::string_view remaining() const { return std::string_view(input_).substr(at_ + 1); }
    std::string_view from_here() const { return std::string_view(input_).substr(at_); }

    bool special() const { return url_.is_special(); }
    bool is_backslash() const { return special() && current() == '\\'; }
    // End, "/", "?", "#" and, in special URLs, "\": what ends an authority, a host, a port.
    bool ends_authority() const;

    Step go(State state, Step step) {
        state_ = state;
        return step;
    }
    Step fail(UrlError error) {
        error_ = error;
        return Step::Fail;
    }
    void begin_query();
    void begin_fragment();
    void copy_authority_of_base();
    void shorten_path();
    void finish_segment();
    Step take_host(State next);

    std::string input_;
    Url const* base_;
    Url url_;
    State state_ = &UrlParser::scheme_start;
    UrlError error_ = UrlError::MissingScheme;
    std::string buffer_;
    std::size_t at_ = 0;
    bool at_sign_seen_ = false;
    bool inside_brackets_ = false;
    bool password_token_seen_ = false;
};

}  // namespace parapet::http::detail

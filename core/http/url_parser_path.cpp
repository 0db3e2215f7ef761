// The states of file URLs and from the path on. The others: url_parser.cpp.
#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "core/http/url_parser.h"

namespace parapet::http::detail {
namespace {

// https://url.spec.whatwg.org/#windows-drive-letter
bool is_windows_drive_letter(std::string_view text) {
    return text.size() == 2 && ascii::is_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool is_normalized_windows_drive_letter(std::string_view text) {
    return is_windows_drive_letter(text) && text[1] == ':';
}

bool starts_with_windows_drive_letter(std::string_view text) {
    constexpr std::string_view kMayFollow = "/\\?#";
    return is_windows_drive_letter(text.substr(0, 2)) &&
           (text.size() == 2 || kMayFollow.find(text[2]) != std::string_view::npos);
}

// "." and "%2e" are one thing in a path.
std::string with_plain_dots(std::string_view segment) {
    std::string text = ascii::lower(segment);
    for (std::size_t at; (at = text.find("%2e")) != std::string::npos;) text.replace(at, 3, ".");
    return text;
}

}  // namespace

void UrlParser::begin_query() {
    url_.query = "";
    state_ = &UrlParser::query;
}

void UrlParser::begin_fragment() {
    url_.fragment = "";
    state_ = &UrlParser::fragment;
}

void UrlParser::shorten_path() {
    bool const is_only_drive = url_.scheme == "file" && url_.path.size() == 1 &&
                               is_normalized_windows_drive_letter(url_.path.front());
    if (!is_only_drive && !url_.path.empty()) url_.path.pop_back();
}

UrlParser::Step UrlParser::file() {
    url_.scheme = "file";
    url_.host = Host{};
    if (current() == '/' || current() == '\\') return go(&UrlParser::file_slash, Step::Next);
    if (base_ == nullptr || base_->scheme != "file") return go(&UrlParser::path, Step::Again);
    url_.host = base_->host;
    url_.path = base_->path;
    url_.query = base_->query;
    if (current() == '?') {
        begin_query();
    } else if (current() == '#') {
        begin_fragment();
    } else if (!at_end()) {
        url_.query = std::nullopt;
        if (starts_with_windows_drive_letter(from_here()))
            url_.path.clear();
        else
            shorten_path();
        return go(&UrlParser::path, Step::Again);
    }
    return Step::Next;
}

UrlParser::Step UrlParser::file_slash() {
    if (current() == '/' || current() == '\\') return go(&UrlParser::file_host, Step::Next);
    if (base_ != nullptr && base_->scheme == "file") {
        url_.host = base_->host;
        if (!starts_with_windows_drive_letter(from_here()) && !base_->path.empty() &&
            is_normalized_windows_drive_letter(base_->path.front()))
            url_.path.push_back(base_->path.front());
    }
    return go(&UrlParser::path, Step::Again);
}

UrlParser::Step UrlParser::file_host() {
    if (!ends_authority()) {
        buffer_ += current();
        return Step::Next;
    }
    // The standard's quirk: the drive letter stays in the buffer and becomes a path segment.
    if (is_windows_drive_letter(buffer_)) return go(&UrlParser::path, Step::Again);
    if (buffer_.empty()) {
        url_.host = Host{};
        return go(&UrlParser::path_start, Step::Again);
    }
    Step const step = take_host(&UrlParser::path_start);
    if (step != Step::Fail && url_.host->text == "localhost") url_.host = Host{};
    return step;
}

UrlParser::Step UrlParser::path_start() {
    bool const slash = current() == '/' || is_backslash();
    if (special() || (!at_end() && current() != '?' && current() != '#'))
        return go(&UrlParser::path, slash ? Step::Next : Step::Again);
    if (current() == '?') begin_query();
    if (current() == '#') begin_fragment();
    return Step::Next;
}

void UrlParser::finish_segment() {
    bool const more_follows = current() == '/' || is_backslash();
    std::string const plain = with_plain_dots(buffer_);
    if (plain == "..") {
        shorten_path();
        if (!more_follows) url_.path.emplace_back();
    } else if (plain == ".") {
        if (!more_follows) url_.path.emplace_back();
    } else {
        if (url_.scheme == "file" && url_.path.empty() && is_windows_drive_letter(buffer_))
            buffer_[1] = ':';
        url_.path.push_back(buffer_);
    }
    buffer_.clear();
}

UrlParser::Step UrlParser::path() {
    if (!ends_authority()) {
        append_percent_encoded(buffer_, current(), PercentSet::Path);
        return Step::Next;
    }
    finish_segment();
    if (current() == '?') begin_query();
    if (current() == '#') begin_fragment();
    return Step::Next;
}

UrlParser::Step UrlParser::opaque_path() {
    std::string_view const rest = at_end() ? std::string_view{} : remaining();
    if (current() == '?')
        begin_query();
    else if (current() == '#')
        begin_fragment();
    else if (current() == ' ' && (rest.starts_with('?') || rest.starts_with('#')))
        *url_.opaque_path += "%20";  // a space at the end of a path would not survive
    else if (!at_end())
        append_percent_encoded(*url_.opaque_path, current(), PercentSet::C0Control);
    return Step::Next;
}

UrlParser::Step UrlParser::query() {
    if (current() == '#') {
        begin_fragment();
    } else if (!at_end()) {
        auto const set = special() ? PercentSet::SpecialQuery : PercentSet::Query;
        append_percent_encoded(*url_.query, current(), set);
    }
    return Step::Next;
}

UrlParser::Step UrlParser::fragment() {
    if (!at_end()) { append_percent_encoded(*url_.fragment, current(), PercentSet::Fragment); }
    return Step::Next;
}

}  // namespace parapet::http::detail

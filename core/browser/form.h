// HTML forms: which entries a submission has, and the three ways to write them into a request
// (https://html.spec.whatwg.org/multipage/form-control-infrastructure.html). What the user types
// into a control is its value attribute.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/browser/html.h"

namespace parapet::browser {

enum class Enctype { UrlEncoded, Multipart, TextPlain };
std::string_view text_of(Enctype);  // the MIME type

struct FormEntry {
    std::string name;
    std::string value;
    std::optional<std::string> file_name = std::nullopt;  // of a file control

    bool operator==(FormEntry const&) const = default;
};

struct FormSubmission {
    std::string action = {};  // "": the document's own URL
    std::string method = "GET";
    Enctype enctype = Enctype::UrlEncoded;
    std::string target = {};
    std::vector<FormEntry> entries = {};
};

/// submitter: the button; its name goes along and its formaction, formmethod … win.
FormSubmission read_form(HtmlTree const& tree, NodeId form, std::optional<NodeId> submitter);

/// Controls of the form, those that name it by their form attribute among them.
std::vector<NodeId> controls_of(HtmlTree const& tree, NodeId form);
std::optional<NodeId> form_of(HtmlTree const& tree, NodeId control);
bool is_submit_button(HtmlNode const&);

struct EncodedForm {
    std::string content_type;
    std::string body;
};
/// boundary is for Multipart alone and must not be in a value.
EncodedForm encode_form(Enctype enctype, std::vector<FormEntry> const& entries,
                        std::string_view boundary);
/// Of method GET: what stands after "?".
std::string form_query(std::vector<FormEntry> const& entries);

}  // namespace parapet::browser

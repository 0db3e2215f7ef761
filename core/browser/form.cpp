#include "core/browser/form.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/http/query.h"

namespace parapet::browser {
namespace {

std::string type_of(HtmlNode const& node) {
    return ascii::lower(node.attribute("type").value_or(""));
}

bool is_control(HtmlNode const& node) {
    return node.name == "input" || node.name == "button" || node.name == "select" ||
           node.name == "textarea";
}

bool is_button(HtmlNode const& node) {
    if (node.name == "button") return true;
    if (node.name != "input") return false;
    std::string const type = type_of(node);
    return type == "submit" || type == "image" || type == "button" || type == "reset";
}

void add_options(HtmlTree const& tree, NodeId select, std::string const& name,
                 std::vector<FormEntry>& entries) {
    auto const options = tree.find_all("option", select);
    bool const many = tree.at(select).attribute("multiple").has_value();
    std::vector<NodeId> chosen;
    for (NodeId option : options)
        if (tree.at(option).attribute("selected")) chosen.push_back(option);
    if (!many) {
        if (chosen.empty() && !options.empty()) chosen = {options.front()};
        if (chosen.size() > 1) chosen = {chosen.back()};
    }
    for (NodeId option : chosen)
        entries.push_back(
            {name, tree.at(option).attribute("value").value_or(tree.text_of(option))});
}

// https://html.spec.whatwg.org/#constructing-the-form-data-set
void add_entries(HtmlTree const& tree, NodeId control, std::vector<FormEntry>& entries) {
    HtmlNode const& node = tree.at(control);
    std::string const name = node.attribute("name").value_or("");
    if (name.empty() || node.attribute("disabled")) return;
    std::string const type = type_of(node);
    if (node.name == "select") return add_options(tree, control, name, entries);
    if (node.name == "textarea") {
        entries.push_back({name, node.attribute("value").value_or(tree.text_of(control))});
        return;
    }
    if ((type == "checkbox" || type == "radio") && node.name == "input") {
        if (node.attribute("checked"))
            entries.push_back({name, node.attribute("value").value_or("on")});
        return;
    }
    if (type == "file") {
        entries.push_back({name, {}, node.attribute("value").value_or("")});
        return;
    }
    entries.push_back({name, node.attribute("value").value_or("")});
}

// Attributes of the submitter win: formaction over action.
std::string wish(HtmlNode const& form, HtmlNode const* submitter, std::string const& name) {
    if (submitter != nullptr)
        if (auto own = submitter->attribute("form" + name)) return *own;
    return form.attribute(name).value_or("");
}

Enctype enctype_of(std::string const& text) {
    std::string const lower = ascii::lower(text);
    for (Enctype each : {Enctype::Multipart, Enctype::TextPlain})
        if (lower == text_of(each)) return each;
    return Enctype::UrlEncoded;
}

// Line ends are CRLF in every encoding.
std::string with_crlf(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' || text[i] == '\n') {
            result += "\r\n";
            if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

// https://html.spec.whatwg.org/#multipart-form-data: escaped so that a name cannot end its quotes.
std::string part_name(std::string_view text) {
    std::string result = "\"";
    for (char c : text) {
        if (c == '"')
            result += "%22";
        else if (c == '\r')
            result += "%0D";
        else if (c == '\n')
            result += "%0A";
        else
            result += c;
    }
    return result + "\"";
}

std::string const& shown_value(FormEntry const& entry) {
    return entry.file_name ? *entry.file_name : entry.value;
}

std::string multipart(std::vector<FormEntry> const& entries, std::string_view boundary) {
    std::string body;
    for (FormEntry const& entry : entries) {
        body += "--" + std::string(boundary) +
                "\r\nContent-Disposition: form-data; name=" + part_name(entry.name);
        if (entry.file_name)
            body += "; filename=" + part_name(*entry.file_name) +
                    "\r\nContent-Type: application/octet-stream";
        body += "\r\n\r\n" + (entry.file_name ? entry.value : with_crlf(entry.value)) + "\r\n";
    }
    return body + "--" + std::string(boundary) + "--\r\n";
}

}  // namespace

std::string_view text_of(Enctype enctype) {
    switch (enctype) {
        case Enctype::UrlEncoded: return "application/x-www-form-urlencoded";
        case Enctype::Multipart: return "multipart/form-data";
        case Enctype::TextPlain: return "text/plain";
    }
    return "";
}

bool is_submit_button(HtmlNode const& node) {
    std::string const type = type_of(node);
    if (node.name == "button") return type != "button" && type != "reset";
    return node.name == "input" && (type == "submit" || type == "image");
}

std::optional<NodeId> form_of(HtmlTree const& tree, NodeId control) {
    if (auto const id = tree.at(control).attribute("form")) return tree.find_by_id(*id);
    return tree.closest(control, "form");
}

std::vector<NodeId> controls_of(HtmlTree const& tree, NodeId form) {
    std::vector<NodeId> controls = tree.elements();
    std::erase_if(controls, [&](NodeId node) {
        return !is_control(tree.at(node)) || form_of(tree, node) != form;
    });
    return controls;
}

FormSubmission read_form(HtmlTree const& tree, NodeId form, std::optional<NodeId> submitter) {
    HtmlNode const& node = tree.at(form);
    HtmlNode const* button = submitter ? &tree.at(*submitter) : nullptr;
    FormSubmission submission{
        .action = wish(node, button, "action"),
        .method = ascii::equal_ignoring_case(wish(node, button, "method"), "post") ? "POST" : "GET",
        .enctype = enctype_of(wish(node, button, "enctype")),
        .target = wish(node, button, "target"),
        .entries = {}};
    for (NodeId control : controls_of(tree, form))
        if (!is_button(tree.at(control)) || control == submitter)
            add_entries(tree, control, submission.entries);
    return submission;
}

EncodedForm encode_form(Enctype enctype, std::vector<FormEntry> const& entries,
                        std::string_view boundary) {
    if (enctype == Enctype::UrlEncoded) return {std::string(text_of(enctype)), form_query(entries)};
    if (enctype == Enctype::Multipart)
        return {"multipart/form-data; boundary=" + std::string(boundary),
                multipart(entries, boundary)};
    std::string body;
    for (FormEntry const& entry : entries)
        body += entry.name + "=" + with_crlf(shown_value(entry)) + "\r\n";
    return {std::string(text_of(enctype)), body};
}

std::string form_query(std::vector<FormEntry> const& entries) {
    std::vector<http::QueryPair> pairs;
    for (FormEntry const& entry : entries)
        pairs.push_back({entry.name, with_crlf(shown_value(entry))});
    return http::serialize_query(pairs);
}

}  // namespace parapet::browser

// A page as its user sees it: the text, and the elements he would point at by it. Style attributes
// that hide count, style sheets do not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/browser/document.h"

namespace parapet::browsing {

/// Text, alternative texts, and what stands in fields and on buttons; frames included, each where
/// it stands. White space is one space.
std::string seen_text(browser::Document const& document);
std::string seen_text(browser::Document const& document, browser::NodeId element);
/// A control's value, hidden ones too; of anything else the text.
std::string value_or_text(browser::Document const& document, browser::NodeId element);
std::string title_of(browser::Document const& document);

struct Seen {
    browser::Document const* document;
    browser::NodeId element;
};

/// "#id", else what is to be clicked by the text on it, else by its name, else any element of that
/// text. The page itself comes before its frames.
std::optional<Seen> find_to_click(browser::Document const& document, std::string_view what);
/// A control by "#id", name, label or placeholder.
std::optional<Seen> find_to_fill(browser::Document const& document, std::string_view what);
/// A form by "#id" or name, or the form around a control that find_to_fill finds.
std::optional<Seen> find_form(browser::Document const& document, std::string_view what);
/// Any element by "#id" or name, seen or not, else as find_to_click.
std::optional<Seen> find_element(browser::Document const& document, std::string_view what);

}  // namespace parapet::browsing

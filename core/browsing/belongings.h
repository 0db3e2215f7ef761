// What of a person's browser may come into other hands.
#pragma once

#include <string>
#include <vector>

#include "core/attack/leaks.h"
#include "core/browsing/person_browser.h"

namespace parapet::browsing {

/// Its cookies, HttpOnly ones too, and localStorage.
std::vector<attack::LeakedValue> held_by(PersonBrowser&);
/// Names and values of a page's <input> and <meta> elements, in their order.
std::vector<attack::LeakedValue> fields_of(browser::Document const&);
/// A page as "Save page as" writes it: what scripts have put into it is there, too.
std::string saved_page(browser::Document const&);

}  // namespace parapet::browsing

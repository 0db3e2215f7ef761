// Text that the attacker leaves where others read it, and what his hosts have received of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/own_form.h"
#include "core/attack/stolen.h"

namespace parapet::attack {

class StoredText {
public:
    /// Signs in and looks at the forms of the places: option "store", or else the text parameters
    /// of the endpoints that change something.
    explicit StoredText(Target&);

    /// In every place. As a page of the app's own would send it. False: none of them took it.
    bool leave(std::string const& text);
    /// All of them at once, or one by one where that is refused.
    void leave_all(std::vector<std::string> const& texts);
    bool has_place() const { return !places_.empty(); }

    /// As the attacker sees the pages that show it: option "report", or signed-in GETs.
    std::vector<std::string> pages() const;

private:
    struct Place {
        Spot spot;
        OwnForm form;
    };
    Target& target_;
    std::vector<Place> places_;
};

enum class Visit { First, Another };
/// The victim signs in and goes about as option "does" says; at another visit he is signed in and
/// goes about as option "again" says. Then whatever came to the attacker's hosts is tried as a
/// session. False: nothing came, or he was hindered.
bool victim_reads_and_loot_is_used(Target&, Visit = Visit::First);
/// What his hosts received in queries and bodies, decoded, each text once.
std::vector<std::string> received_texts(Target&);
/// Cookies and tokens in texts are shown to the app as a session, a dozen of each at most.
void try_loot(Target&, std::vector<std::string> const& texts);

}  // namespace parapet::attack

// A person with a browser, who uses the app as the exercise's routines say and whom an attacker can
// reach as one reaches people: by a link he sends, and by what his pages invite to. The person
// neither knows nor helps the attacker; the browser decides what becomes of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/leaks.h"
#include "core/attack/surface.h"

namespace parapet::attack {

enum class Outcome { Done, Hindered };

class Victim {
public:
    virtual ~Victim() = default;

    /// As anyone could know it.
    virtual std::string const& username() const = 0;
    /// Names of world.routines, in the order of the alphabet.
    virtual std::vector<std::string> routines() const = 0;
    /// Does one of them, "signs in", in the tab of his own. Hindered: a step did not show what the
    /// person expects, and he gave up there; also when there is no routine of the name.
    virtual Outcome does(std::string_view routine) = 0;

    /// Follows a link from an e-mail: the address opens in a new tab, which he then looks at. No
    /// page has led there.
    virtual void opens(std::string_view address) = 0;
    /// Clicks where he sees it, in the tab he looks at: an element's text, or #id. What lies over
    /// it unseen gets the click. Hindered: he sees no such thing.
    virtual Outcome clicks(std::string_view what) = 0;
    /// Goes on as the routine says in the tab he looks at, without a look at its address: it was
    /// the app's when he opened it, and a link of the app's leads on as it likes. Hindered: it was
    /// not the app's, or as in does().
    virtual Outcome goes_on(std::string_view routine) = 0;
    /// Goes back to the tab of his own, with all others closed.
    virtual void turns_away() = 0;

    /// Stands for the nonce of whichever page he is given next: what somebody writes who foresees
    /// it. Where the app made that nonce without cryptographic chance he can, and it is put in the
    /// place of this text.
    virtual std::string foreseen_nonce() = 0;
    /// Whether the app drew 128 bits of chance for each answer that has a nonce, so far: what it
    /// keeps in stock, or works out from something, may come again.
    virtual bool draws_for_each_page() { return true; }
    /// What the app has given to his browser without cryptographic chance: cookies, localStorage,
    /// and fields of the page he looks at ("page"), tokens among them. An attacker who knows how
    /// the app works can work it out. Cookies and what is in localStorage also when there are so
    /// few of their kind that he can try them out.
    virtual std::vector<LeakedValue> foreseen() = 0;
};

// The person's browser after he has left it: somebody else sits there, and what it shows him he
// has learned. Handed out where a shared computer is the question.
class Seat {
public:
    virtual ~Seat() = default;
    /// The text and the fields of what the tab shows then.
    virtual std::string back() = 0;
    virtual std::string visit(std::string_view address) = 0;
    /// All tabs are closed and the browser opened again: what it keeps for a session is gone.
    virtual void restart() = 0;
};

}  // namespace parapet::attack

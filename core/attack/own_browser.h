// A browser of the attacker's own, in which he uses the app as anybody would. What its pages really
// send is seen there, whether a form or a script has put it together.
#pragma once

#include <string_view>
#include <vector>

#include "core/attack/leaks.h"
#include "core/http/message.h"

namespace parapet::attack {

struct Sent {
    http::Request request;
    http::Response answer;
};

class OwnBrowser {
public:
    virtual ~OwnBrowser() = default;

    /// Does one of world.routines in his own name, as far as it goes; what his browser has sent
    /// the app meanwhile, in order.
    virtual std::vector<Sent> does(std::string_view routine) = 0;
    /// Its cookies, HttpOnly ones too, and localStorage.
    virtual std::vector<LeakedValue> holds() = 0;
};

}  // namespace parapet::attack

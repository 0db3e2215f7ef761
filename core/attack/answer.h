// What the attacker sees of one answer, and how two answers are told apart when parts of them
// (ids, times, the attacker's own text echoed) change by themselves.
#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/http/message.h"

namespace parapet::attack {

struct Answer {
    int status = 0;
    std::string body;  // without the attacker's own text; a redirect's target after it
    Duration took{0};
};

// How closely answers are compared, from closest.
enum class Detail { Exact, NoDigits, Shape, Status };
inline constexpr Detail kDetails[] = {Detail::Exact, Detail::NoDigits, Detail::Shape,
                                      Detail::Status};

// sent is the value whose echo is taken out of the body.
Answer make_answer(http::Response const&, Duration took, std::string_view sent);

// Takes the echo of one more value out of the body.
void take_out(Answer&, std::string_view sent);

// Equal for answers that are alike at the detail.
std::string fingerprint(Answer const&, Detail);

}  // namespace parapet::attack

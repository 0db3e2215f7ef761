// Numbers as JavaScript reads and writes them: exactly, whatever the platform's libc does. The
// libc's own functions would be a good part of the module, for they print a long double.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parapet {

// The double next to a number of RFC 8259 section 6 ("-1.5e3"), ties to even; too small is 0.
// Nothing when it is too large. Whether the text is such a number is the caller's business.
std::optional<double> read_decimal(std::string_view number);

// The shortest text that reads as the same double, as ECMA-262's Number::toString has it: 1, 1.5,
// 1e+21, 1e-7. Minus zero is "0", as JSON.stringify writes it. number is finite.
std::string write_decimal(double number);

}  // namespace parapet

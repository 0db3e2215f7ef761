// Time as a parameter. Nothing in core/ reads the machine's clock: a world has a virtual
// one (core/range/world.h), a test has a variable.
#pragma once

#include <chrono>

namespace parapet {

using Duration = std::chrono::microseconds;
// Microseconds since 1970-01-01T00:00:00Z, without leap seconds.
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

}  // namespace parapet

// A clock that stands still until a test moves it.
#pragma once

#include "core/base/clock.h"

namespace parapet::tests {

class ManualClock final : public Clock {
public:
    Time now() const override { return now_; }
    void set(Time now) { now_ = now; }
    void advance(Duration by) { now_ += by; }

private:
    Time now_{std::chrono::seconds(1'700'000'000)};
};

}  // namespace parapet::tests

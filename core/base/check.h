// PARAPET_CHECK(condition): for our own bugs, never for bad input (that is Result).
// Active in every build: it prints where the assumption broke and aborts.
#pragma once

namespace parapet {

// "file:line: check failed: condition" on the standard error, then abort().
[[noreturn]] void check_failed(char const* file, char const* line, char const* condition);

}  // namespace parapet

#define PARAPET_TEXT_OF_(value) #value
#define PARAPET_TEXT_OF(value) PARAPET_TEXT_OF_(value)
#define PARAPET_CHECK(condition)                                                      \
    do {                                                                              \
        if (!(condition))                                                             \
            ::parapet::check_failed(__FILE__, PARAPET_TEXT_OF(__LINE__), #condition); \
    } while (false)

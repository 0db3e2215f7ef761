// PARAPET_CHECK(condition): for our own bugs, never for bad input (that is Result).
// Active in every build: it prints where the assumption broke and aborts.
#pragma once

#include <cstdio>
#include <cstdlib>

#define PARAPET_CHECK(condition)                                                               \
    do {                                                                                       \
        if (!(condition)) {                                                                    \
            std::fprintf(stderr, "%s:%d: check failed: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                      \
        }                                                                                      \
    } while (false)

#include "core/base/check.h"

#include <cstdio>
#include <cstdlib>
#include <initializer_list>

namespace parapet {

// Without a format: printf and its floating point are a good part of a small module.
void check_failed(char const* file, char const* line, char const* condition) {
    for (char const* part : {file, ":", line, ": check failed: ", condition, "\n"})
        std::fputs(part, stderr);
    std::abort();
}

}  // namespace parapet

// Compares secrets without telling by its duration where they differ.
#pragma once

#include "core/base/bytes.h"

namespace parapet::crypto {

// The time depends on the lengths only; different lengths are unequal at once, so compare
// digests or tags of a fixed size.
bool constant_time_equal(ByteView a, ByteView b);

}  // namespace parapet::crypto

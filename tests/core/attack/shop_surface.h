// The shop's surface as exercise.json has it, with this world's values in the samples.
#pragma once

#include "core/attack/surface.h"

namespace parapet::test {

attack::Surface shop_surface();

}  // namespace parapet::test

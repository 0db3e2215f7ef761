// The attacks on the shop as docs/the-shop.md lists them: which agent goes where.
#pragma once

#include "tests/core/attack/shop_world.h"

namespace parapet::test {

// The agent's setup against an app in the style.
Setup against(std::string_view agent, reference::Style style, std::string grants = {});

}  // namespace parapet::test

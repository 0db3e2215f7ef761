// Put in front of the reference's core.c by core/third_party.cmake: its secure_wipe_memory, which
// is compiled without optimisation and so stays, takes memset_s where there is one. This one is a
// single memory.fill; the C library's memset would take a tenth of the hash for its 19 MiB.
#pragma once

#define memset_s(memory, size, value, count) __builtin_memset(memory, value, count)

// Put before torsion's hash.c by core/third_party.cmake: its choice among forty hashes gives way to
// the one among ours in torsion_id.cpp, also where torsion's own HMAC asks. Without this every
// hash that torsion knows would be in the module.
#pragma once

#pragma weak torsion_hash_init
#pragma weak torsion_hash_update
#pragma weak torsion_hash_final

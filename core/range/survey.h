// Before a foothold is handed out: every endpoint is called once, as the attacker's ordinary self,
// to see which database role serves which of them, and once more where the role may do nothing.
#pragma once

#include <string>
#include <vector>

#include "core/range/judge.h"
#include "core/range/network.h"

namespace parapet::range {

// The ids of endpoints whose call ran a statement as the role.
RolesServed survey_roles(Network&);

}  // namespace parapet::range

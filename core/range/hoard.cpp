#include "core/range/hoard.h"

namespace parapet::range {

bool Hoard::look(std::size_t requests, std::size_t bytes) {
    Look const now{requests, bytes};
    bool const grew = has_looked_ && bytes >= last_.bytes + kLeast * (requests - last_.requests);
    if (has_looked_)
        always_grew_ = always_grew_ && grew;
    else
        first_ = now;
    has_looked_ = true;
    last_ = now;
    return grew;
}

}  // namespace parapet::range

#include "core/attack/surface.h"

namespace parapet::attack {

Endpoint const* Surface::find(std::string_view id) const {
    for (Endpoint const& endpoint : endpoints) {
        if (endpoint.id == id) return &endpoint;
    }
    return nullptr;
}

}  // namespace parapet::attack

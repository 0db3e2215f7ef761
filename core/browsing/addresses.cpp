#include "core/browsing/addresses.h"

namespace parapet::browsing {

std::string full_address(std::string_view address, std::string_view host) {
    if (!address.starts_with('/')) return std::string(address);
    return "https://" + std::string(host) + std::string(address);
}

}  // namespace parapet::browsing

#include "core/range/canary.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::range {
namespace {

// No letter that is mistaken for another; lower case, so that an app that changes case of
// everything still shows it.
constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kLength = 12;

}  // namespace

std::string Canaries::draw(std::string kind, std::string owner, Random& random) {
    std::string const text = random_text(random, kLength, kAlphabet);
    remember(std::move(kind), std::move(owner), {text});
    return text;
}

void Canaries::remember(std::string kind, std::string owner, std::vector<std::string> parts) {
    for (std::string& part : parts) needles_.add(std::move(part), all_.size());
    all_.push_back(Canary{.kind = std::move(kind), .owner = std::move(owner)});
}

std::set<std::size_t> Canaries::find(std::vector<std::string> const& forms) const {
    std::set<std::size_t> found;
    for (std::string const& form : forms) {
        needles_.find(form, found);
        if (std::any_of(form.begin(), form.end(), ascii::is_upper))
            needles_.find(ascii::lower(form), found);
    }
    return found;
}

std::size_t Canaries::count(std::string_view kind) const {
    return static_cast<std::size_t>(std::count_if(
        all_.begin(), all_.end(), [&](Canary const& canary) { return canary.kind == kind; }));
}

}  // namespace parapet::range

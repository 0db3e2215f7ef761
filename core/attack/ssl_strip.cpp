// ssl-strip: in the victim's network, speaks http to the victim and https to the app, and takes
// every way to https out of what passes (M. Marlinspike, sslstrip, 2009). Whether that works is
// decided by what the browser remembers from before (RFC 6797). Options "first", an undisturbed
// visit, and "wait", how long ago that was, tell the cases apart: the first visit, the next, and
// the one after max-age has run out.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/options.h"
#include "core/attack/overheard.h"

namespace parapet::attack {
namespace {

class SslStrip final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        victim_does(target, split(target.option(option::kFirst), ','));
        target.wait(wait_option(target, Duration::zero()));
        target.line()->strip();
        victim_does(target, routines_option(target, option::kDoes));
        target.line()->leave();
        use_overheard(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_ssl_strip() { return std::make_unique<SslStrip>(); }

}  // namespace parapet::attack

// guess-one-network: as guess-spray, over IPv6: whoever has one connection has a network of 2^64
// addresses, and uses a new one for each try (RFC 6177). They differ from the 65th bit on, so that
// who cuts them further behind counts many networks; and hours later those of a network whose zeros
// are left out when it is written (RFC 5952), so that who cuts them without filling in does, too.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr int kOwnPieces = 4;  // of 16 bits

std::string hex_piece(Target& target) {
    return random_text(target.random(), 1, "123456789abcdef") +
           random_text(target.random(), 3, "0123456789abcdef");
}

class GuessOneNetwork final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const full = "2001:db8:" + hex_piece(target) + ':' + hex_piece(target);
        for (std::string const& network : {full, std::string("2001:db8:")}) {
            guesser.begin_anew();
            while (!guesser.is_done()) {
                http::Request one = guesser.request(guesser.name(), guesser.right());
                one.client_address = network;
                for (int i = 0; i < kOwnPieces; ++i) one.client_address += ':' + hex_piece(target);
                guesser.guess(one);
            }
            if (guesser.is_in()) return;
            target.wait(kUntilForgotten);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_one_network() { return std::make_unique<GuessOneNetwork>(); }

}  // namespace parapet::attack

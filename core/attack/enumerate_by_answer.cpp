// enumerate-by-answer: sorts a list of addresses into those that have an account and those that
// have none, by what the app answers. First two addresses that surely have none show what is alike
// in such answers; whatever differs from that gives an account away.
#include "core/attack/enumeration.h"
#include "core/attack/every_agent.h"
#include "core/attack/heard.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kTooLong = 10'000;  // characters of a password

class EnumerateByAnswer final : public Agent {
    void run(Target& target) override {
        if (target.inside() == nullptr) return;
        for (Enumeration const& enumeration : Enumeration::all(target)) {
            sort(target, enumeration, enumeration.addresses(), target.surface().attacker.password);
            if (!enumeration.compares_passwords()) continue;
            auto const few = enumeration.few_addresses();
            sort(target, enumeration, few, std::string(kTooLong, 'a'));
            sort(target, enumeration, few, "1", Dress::Raw);
        }
    }

    static void sort(Target& target, Enumeration const& enumeration,
                     std::vector<std::string> const& addresses, std::string const& password,
                     Dress dress = Dress::Plain) {
        auto const ask = [&](std::string const& address) {
            return heard(enumeration.ask(address, password, dress), address);
        };
        Answer const nobody = ask(enumeration.nobody()), neither = ask(enumeration.nobody());
        for (Detail detail : {Detail::Exact, Detail::NoDigits, Detail::Shape, Detail::Status}) {
            if (fingerprint(nobody, detail) != fingerprint(neither, detail)) continue;
            std::vector<std::string> known;
            for (std::string const& address : addresses)
                if (fingerprint(ask(address), detail) != fingerprint(nobody, detail))
                    known.push_back(address);
            if (!known.empty())
                target.note("At " + enumeration.where() + " answers differ for " +
                            std::to_string(known.size()) + " addresses.");
            target.inside()->point_out(known);
            return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_enumerate_by_answer() { return std::make_unique<EnumerateByAnswer>(); }

}  // namespace parapet::attack

#include "core/crypto/cracking.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace parapet::crypto {
namespace {

// One RTX 4090. Guesses per second of one digest:
double digest_rate(Hash hash) {
    switch (hash) {
        case Hash::Md5: return 164.1e9;
        case Hash::Sha1: return 50'638.7e6;
        case Hash::Sha256: return 21'975.5e6;
        case Hash::Sha384:  // SHA-512 with another start and a shorter end
        case Hash::Sha512: return 7'483.4e6;
    }
    return 164.1e9;
}

// Iterations of PBKDF2 per second, from modes 10900 and 12100 at 999 iterations; SHA-1's from mode
// 22000, which does 2 × 4095.
double pbkdf2_rate(Hash hash) {
    switch (hash) {
        case Hash::Md5:  // not published: two digests an iteration
            return digest_rate(hash) / 2;
        case Hash::Sha1: return 2'533.3e3 * 8190;
        case Hash::Sha256: return 8'865.7e3 * 999;
        case Hash::Sha384:
        case Hash::Sha512: return 3'120.9e3 * 999;
    }
    return digest_rate(hash) / 2;
}

constexpr double kBcryptAtCost5 = 184.0e3;
constexpr double kScryptWork = 7'126.0 * 16'384 * 8;  // N × r × p per second
constexpr double kMemoryBandwidth = 1'008e9;          // bytes per second

struct Rate {
    double operator()(Unrecognised) const { return std::numeric_limits<double>::infinity(); }
    double operator()(FastDigest cost) const { return digest_rate(cost.hash); }
    double operator()(CryptCost cost) const {
        return digest_rate(cost.hash) / std::max<double>(1, static_cast<double>(cost.rounds));
    }
    double operator()(Pbkdf2Cost cost) const {
        return pbkdf2_rate(cost.hash) / std::max<double>(1, static_cast<double>(cost.iterations));
    }
    double operator()(BcryptCost cost) const {
        return std::ldexp(kBcryptAtCost5, 5 - static_cast<int>(cost.cost));
    }
    double operator()(ScryptCost const& cost) const {
        return kScryptWork / (static_cast<double>(cost.n) * cost.r * cost.p);
    }
    double operator()(Argon2Options const& options) const {
        // Each block is written once a pass, and read for it are one in the first and two in
        // every further one; version 16 does not read what it overwrites.
        double const passes = options.passes;
        double const moved = options.version == Argon2Version::V19 ? 3 * passes - 1 : 2 * passes;
        return kMemoryBandwidth / (1024.0 * options.memory_kib * moved);
    }
};

struct Unit {
    double seconds;
    std::string_view one, many;
};
constexpr double kYear = 31'557'600;
constexpr double kUniverse = 13.8e9;  // years
constexpr Unit kUnits[] = {{kYear, "year", "years"},
                           {86'400, "day", "days"},
                           {3'600, "hour", "hours"},
                           {60, "minute", "minutes"},
                           {1, "second", "seconds"}};
struct Scale {
    double years;
    std::string_view name;
};
constexpr Scale kScales[] = {{1e9, " billion"}, {1e6, " million"}, {1e3, " thousand"}};

std::string two_digits(double value) {
    if (value >= 100) value = std::round(value / 10) * 10;
    return std::to_string(static_cast<std::uint64_t>(std::llround(value)));
}

}  // namespace

double cards_of(CrackingRig rig) {
    switch (rig) {
        case CrackingRig::OneCard: return 1;
        case CrackingRig::EightCards: return 8;
        case CrackingRig::Thousand: return 1000;
    }
    return 1;
}

std::string_view name_of(PasswordPool pool) {
    switch (pool) {
        case PasswordPool::Top10000: return "one of the 10,000 most used";
        case PasswordPool::LeakedList: return "one of 14 million leaked before";
        case PasswordPool::EightLowerCase: return "8 random small letters";
        case PasswordPool::EightPrintable: return "8 random characters";
        case PasswordPool::FourWords: return "4 random words";
        case PasswordPool::TwelvePrintable: return "12 random characters";
    }
    return "";
}

double size_of(PasswordPool pool) {
    switch (pool) {
        case PasswordPool::Top10000: return 1e4;
        case PasswordPool::LeakedList: return 14'344'391;
        case PasswordPool::EightLowerCase: return std::pow(26, 8);
        case PasswordPool::EightPrintable: return std::pow(95, 8);
        case PasswordPool::FourWords: return std::pow(7776, 4);
        case PasswordPool::TwelvePrintable: return std::pow(95, 12);
    }
    return 0;
}

double guesses_per_second(StoredHash const& stored, CrackingRig rig) {
    return std::visit(Rate{}, stored.cost) * cards_of(rig);
}

double seconds_to_crack(StoredHash const& stored, CrackingRig rig, PasswordPool pool) {
    return size_of(pool) / 2 / guesses_per_second(stored, rig);
}

std::string describe_duration(double seconds) {
    if (!(seconds >= 1)) return "at once";
    if (seconds >= kYear * kUniverse) return "longer than the universe has been";
    for (Scale const& scale : kScales) {
        double const value = seconds / kYear / scale.years;
        if (value >= 1) return two_digits(value) + std::string(scale.name) + " years";
    }
    for (Unit const& unit : kUnits) {
        if (seconds < unit.seconds) continue;
        double const value = std::round(seconds / unit.seconds);
        std::string_view const name = value == 1 ? unit.one : unit.many;
        return two_digits(value) + " " + std::string(name);
    }
    return "at once";
}

}  // namespace parapet::crypto

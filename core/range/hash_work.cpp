#include "core/range/hash_work.h"

#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

std::string_view name_of(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::Md5: return "MD5";
        case crypto::Hash::Sha1: return "SHA-1";
        case crypto::Hash::Sha256: return "SHA-256";
        case crypto::Hash::Sha384: return "SHA-384";
        case crypto::Hash::Sha512: return "SHA-512";
    }
    return "";
}

std::string memory(std::uint64_t kib) {
    return kib >= 1024 && kib % 1024 == 0 ? std::to_string(kib / 1024) + " MiB"
                                          : std::to_string(kib) + " KiB";
}

struct Work {
    std::size_t size;

    Duration operator()(crypto::Unrecognised) const { return {}; }
    Duration operator()(crypto::FastDigest) const { return byte_work(size); }
    Duration operator()(crypto::CryptCost) const { return byte_work(size); }
    Duration operator()(crypto::Pbkdf2Cost cost) const { return pbkdf2_work(cost.iterations); }
    Duration operator()(crypto::BcryptCost cost) const { return bcrypt_work(cost.cost); }
    Duration operator()(crypto::ScryptCost const& cost) const { return scrypt_work(cost); }
    Duration operator()(crypto::Argon2Options const& options) const { return argon2_work(options); }
};

struct Name {
    std::string operator()(crypto::Unrecognised) const { return "plain text"; }
    std::string operator()(crypto::FastDigest cost) const {
        return std::string(name_of(cost.hash));
    }
    std::string operator()(crypto::CryptCost cost) const {
        return "crypt with " + std::string(name_of(cost.hash));
    }
    std::string operator()(crypto::Pbkdf2Cost cost) const {
        return "PBKDF2 with " + std::string(name_of(cost.hash)) + ", " +
               std::to_string(cost.iterations) + " iterations";
    }
    std::string operator()(crypto::BcryptCost cost) const {
        return "bcrypt, cost " + std::to_string(cost.cost);
    }
    std::string operator()(crypto::ScryptCost const& cost) const {
        return "scrypt, N = " + std::to_string(cost.n) + ", r = " + std::to_string(cost.r) +
               ", p = " + std::to_string(cost.p);
    }
    std::string operator()(crypto::Argon2Options const& options) const {
        char const kinds[] = {'d', 'i'};
        std::string name = "Argon2";
        if (options.type == crypto::Argon2Type::Argon2id)
            name += "id";
        else
            name += kinds[static_cast<int>(options.type)];
        return name + ", " + memory(options.memory_kib) + ", " + std::to_string(options.passes) +
               (options.passes == 1 ? " pass" : " passes");
    }
};

}  // namespace

Duration hash_work(crypto::HashCost const& cost, std::size_t size) {
    return std::visit(Work{size}, cost);
}

std::string name_of_hash(crypto::HashCost const& cost) { return std::visit(Name{}, cost); }

std::string note_of_hashing(crypto::HashCost const& cost, Duration work) {
    if (std::holds_alternative<crypto::FastDigest>(cost)) return {};
    auto const tenths = (work.count() + 50) / 100;
    return name_of_hash(cost) + ": " + std::to_string(tenths / 10) + '.' +
           std::to_string(tenths % 10) + " ms of work.";
}

}  // namespace parapet::range

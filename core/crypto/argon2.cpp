#include "core/crypto/argon2.h"

#include <argon2.h>

#include <memory>
#include <new>

#include "core/base/check.h"

namespace parapet::crypto {
namespace {

constexpr std::uint32_t kKibPerLane = 8;
constexpr std::uint32_t kMaxLanes = 255;
constexpr std::size_t kMinSaltLength = 8;
constexpr std::uint32_t kMinTagLength = 4;
constexpr std::uint32_t kMaxTagLength = 1024;
constexpr std::size_t kMaxAssociated = 1024;
constexpr std::size_t kMaxKeyId = 8;

// The memory that one hash after the other works in. A page hashes many passwords of one size,
// and asking for 19 MiB anew each time costs as much as part of a pass.
class Arena {
public:
    std::uint8_t* take(std::size_t size) {
        if (size > size_) {
            memory_.reset();
            memory_.reset(new (std::nothrow) std::uint8_t[size]);
            size_ = memory_ ? size : 0;
        }
        return memory_.get();
    }

    void give_back() {
        if (size_ > std::size_t{kArgon2KeptMemoryKib} * 1024) {
            memory_.reset();
            size_ = 0;
        }
    }

private:
    std::unique_ptr<std::uint8_t[]> memory_;
    std::size_t size_ = 0;
};

thread_local Arena arena;

int take_memory(std::uint8_t** memory, std::size_t size) {
    *memory = arena.take(size);
    return *memory == nullptr ? ARGON2_MEMORY_ALLOCATION_ERROR : ARGON2_OK;
}

// The reference has zeroed the memory by now (free_memory in its core.c).
void give_memory_back(std::uint8_t*, std::size_t) { arena.give_back(); }

// The reference takes non-const pointers but writes through none of them (no CLEAR flag is set).
std::uint8_t* pointer(ByteView bytes) { return const_cast<std::uint8_t*>(bytes.data()); }
std::uint32_t length(ByteView bytes) { return static_cast<std::uint32_t>(bytes.size()); }

}  // namespace

std::string_view explain(Argon2Error error) {
    switch (error) {
        case Argon2Error::MemoryTooLittle: return "Argon2 needs at least 8 KiB of memory per lane.";
        case Argon2Error::MemoryTooMuch: return "More than 256 MiB of memory are not granted.";
        case Argon2Error::PassesTooFew: return "Argon2 needs at least one pass.";
        case Argon2Error::LanesTooFew: return "Argon2 needs at least one lane.";
        case Argon2Error::LanesTooMany: return "More than 255 lanes are not granted.";
        case Argon2Error::SaltTooShort: return "The salt must have at least 8 bytes.";
        case Argon2Error::TagTooShort: return "The hash must have at least 4 bytes.";
        case Argon2Error::TagTooLong: return "The hash may have at most 1024 bytes.";
        case Argon2Error::KeyIdTooLong: return "The secret's name may have at most 8 bytes.";
        case Argon2Error::DataTooLong: return "Associated data may have at most 1024 bytes.";
        case Argon2Error::TooCostly: return "Memory times passes is over 2 GiB of work.";
        case Argon2Error::BadEncoding: return "This is not the PHC string of an Argon2 hash.";
        case Argon2Error::OutOfMemory: return "There was not enough memory for the hash.";
    }
    return "Unknown Argon2 error.";
}

std::optional<Argon2Error> find_fault(Argon2Options const& options, std::size_t salt_length,
                                      Argon2Limits const& limits) {
    if (options.lanes < 1) return Argon2Error::LanesTooFew;
    if (options.lanes > kMaxLanes) return Argon2Error::LanesTooMany;
    if (options.memory_kib < kKibPerLane * options.lanes) return Argon2Error::MemoryTooLittle;
    if (options.memory_kib > limits.memory_kib) return Argon2Error::MemoryTooMuch;
    if (options.passes < 1) return Argon2Error::PassesTooFew;
    if (std::uint64_t{options.memory_kib} * options.passes > limits.work_kib)
        return Argon2Error::TooCostly;
    if (salt_length < kMinSaltLength) return Argon2Error::SaltTooShort;
    if (options.tag_length < kMinTagLength) return Argon2Error::TagTooShort;
    if (options.tag_length > kMaxTagLength) return Argon2Error::TagTooLong;
    return std::nullopt;
}

Result<Bytes, Argon2Error> argon2(ByteView password, ByteView salt, Argon2Options const& options,
                                  Argon2Context const& with, Argon2Limits const& limits) {
    if (auto fault = find_fault(options, salt.size(), limits)) return Failure{*fault};
    if (with.key_id.size() > kMaxKeyId) return Failure{Argon2Error::KeyIdTooLong};
    if (with.associated.size() > kMaxAssociated) return Failure{Argon2Error::DataTooLong};

    Bytes tag(options.tag_length);
    argon2_context context = {};
    context.out = tag.data();
    context.outlen = length(tag);
    context.pwd = pointer(password);
    context.pwdlen = length(password);
    context.salt = pointer(salt);
    context.saltlen = length(salt);
    context.secret = pointer(with.secret);
    context.secretlen = length(with.secret);
    context.ad = pointer(with.associated);
    context.adlen = length(with.associated);
    context.t_cost = options.passes;
    context.m_cost = options.memory_kib;
    context.lanes = options.lanes;
    context.threads = 1;
    context.version = static_cast<std::uint32_t>(options.version);
    context.allocate_cbk = take_memory;
    context.free_cbk = give_memory_back;

    int const outcome = argon2_ctx(&context, static_cast<argon2_type>(options.type));
    if (outcome == ARGON2_MEMORY_ALLOCATION_ERROR) return Failure{Argon2Error::OutOfMemory};
    PARAPET_CHECK(outcome == ARGON2_OK);
    return tag;
}

}  // namespace parapet::crypto

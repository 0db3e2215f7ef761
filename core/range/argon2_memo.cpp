#include "core/range/argon2_memo.h"

#include "core/crypto/constant_time.h"
#include "core/crypto/digest.h"

namespace parapet::range {
namespace {

void append(Bytes& out, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(number >> shift));
}

// Lengths go before what they measure, so no two inputs are written alike.
Bytes key_of(ByteView password, ByteView salt, crypto::Argon2Options const& options) {
    Bytes text;
    for (std::uint64_t number : {std::uint64_t(options.type), std::uint64_t{options.memory_kib},
                                 std::uint64_t{options.passes}, std::uint64_t{options.lanes},
                                 std::uint64_t{options.tag_length}, std::uint64_t(options.version),
                                 std::uint64_t{password.size()}, std::uint64_t{salt.size()}})
        append(text, number);
    text.insert(text.end(), password.begin(), password.end());
    text.insert(text.end(), salt.begin(), salt.end());
    return crypto::digest(crypto::Hash::Sha256, text);
}

}  // namespace

Result<Bytes, crypto::Argon2Error> Argon2Memo::hash(ByteView password, ByteView salt,
                                                    crypto::Argon2Options const& options) {
    Bytes const key = key_of(password, salt, options);
    if (auto const known = tags_.find(key); known != tags_.end()) return known->second;
    auto tag = crypto::argon2(password, salt, options);
    if (!tag) return tag;
    ++computed_;
    if (order_.size() == kCapacity) {
        tags_.erase(order_.front().inputs);
        inputs_.erase(order_.front().output);
        order_.pop_front();
    }
    Bytes const output = key_of(tag.value(), salt, options);
    order_.push_back({key, output});
    tags_.emplace(key, tag.value());
    inputs_.emplace(output, key);
    return tag;
}

Result<bool, crypto::Argon2Error> Argon2Memo::verify(ByteView password, ByteView salt,
                                                     crypto::Argon2Options const& options,
                                                     ByteView tag) {
    if (auto const known = inputs_.find(key_of(tag, salt, options)); known != inputs_.end())
        return known->second == key_of(password, salt, options);
    auto const computed = hash(password, salt, options);
    if (!computed) return Failure{computed.error()};
    return crypto::constant_time_equal(computed.value(), tag);
}

Argon2Memo& Argon2Memo::shared() {
    static Argon2Memo memo;
    return memo;
}

}  // namespace parapet::range

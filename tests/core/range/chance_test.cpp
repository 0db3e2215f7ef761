// What came of the cryptographic generator is known as that in every usual spelling, and nothing
// else is.
#include "core/range/chance.h"

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

std::string const kDrawn = "\x10\x32\x54\x76\x98\xba\xdc\xfe\x0f\x1e\x2d\x3c\x4b\x5a\x69\x78";
constexpr std::string_view kValue = "4fzyo82mvyr4fzyo82mvyr";

// One exchange, whose answer has this in it.
Trace answering(std::string const& text) {
    Trace trace;
    trace.open("ada", {}, {}).response.body = text;
    trace.close_batch();
    return trace;
}

}  // namespace

TEST_CASE("chance: a salt is unpredictable when the generator gave it, however it is spelled") {
    Hashings hashings;
    std::string const drawn = "\x10\x32\x54\x76\x98\xba\xdc\xfe\x0f\x1e\x2d\x3c\x4b\x5a\x69\x78";
    hashings.drew(as_bytes("before" + drawn + "after"), 3);
    auto const is_fine = [&](std::string const& salt) {
        return foreseeable_salts({{salt, 0}}, answering(""), hashings).empty();
    };
    std::string const hex = encode_hex(as_bytes(drawn));
    std::string const uuid = hex.substr(0, 8) + '-' + hex.substr(8, 4) + "-4" + hex.substr(13, 3) +
                             '-' + hex.substr(16, 4) + '-' + hex.substr(20);
    std::string const base64 = encode_base64(as_bytes(drawn), Base64::Url);
    for (std::string const& salt :
         {drawn, hex, encode_base64(as_bytes(drawn)), uuid, "sid-" + base64, "a-" + hex,
          "1772323200000%3A" + base64, uuid + ":1", "v2." + base64 + ".0"}) {
        CAPTURE(salt);
        CHECK(is_fine(salt));
    }
    std::string const digest = "a digest of drawn bytes";
    hashings.add(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes(drawn), {}, as_bytes(digest),
                 0);
    CHECK(is_fine(encode_hex(as_bytes(digest))));
    std::string const keyed = "an HMAC of a number";
    hashings.add(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes("1"), as_bytes(drawn),
                 as_bytes(keyed), 0);
    CHECK(is_fine(encode_base64(as_bytes(keyed))));
    for (std::string const& salt :
         {std::string("ada@mail.example"), std::string(16, '\0'), std::string("1772323200000")})
        CHECK_FALSE(is_fine(salt));
}

TEST_CASE(
    "chance: letters of a salt may be picked by what was drawn then or before, and for nothing "
    "else") {
    Hashings hashings;
    hashings.drew(as_bytes(kDrawn), 3);
    auto const count = [&](Trace const& trace, std::vector<UsedSalt> const& salts) {
        return foreseeable_salts(salts, trace, hashings).size();
    };
    Trace const silent = answering("");
    CHECK(count(silent, {{"picked letters", 3}}) == 0);
    CHECK(count(silent, {{"picked letters", 2}}) == 1);
    // A pool of sixteen bytes is enough for two salts, not for three.
    CHECK(count(silent, {{"picked letters", 4}, {"others of them", 5}}) == 0);
    CHECK(count(silent, {{"picked letters", 4}, {"others of them", 5}, {"and others", 6}}) == 3);
    std::string const hex = encode_hex(as_bytes(kDrawn));
    CHECK(count(answering("request " + hex), {{"picked letters", 3}}) == 1);
    CHECK(count(answering("request " + hex), {{hex, 3}}) == 0);
    Trace logging = answering("");
    logging.add({.what = LogEvent{.level = "info", .text = "request " + hex}}, {});
    CHECK(count(logging, {{"picked letters", 3}}) == 1);
}

TEST_CASE("chance: what was drawn for another value of the answer picks no letters of its nonce") {
    Hashings hashings;
    hashings.drew(as_bytes(kDrawn), 0);
    std::string const hex = encode_hex(as_bytes(kDrawn));
    CHECK(is_unpredictable_nonce(kValue, answering("<script>"), 0, hashings));
    CHECK_FALSE(is_unpredictable_nonce(kValue, answering("request " + hex), 0, hashings));
    CHECK(is_unpredictable_nonce(hex, answering("request " + hex), 0, hashings));
    CHECK_FALSE(is_unpredictable_nonce(kValue, answering(""), 0, Hashings()));

    std::string const keyed = "an HMAC of a number";
    std::string const nonce = "n" + encode_base64(as_bytes(keyed));
    CHECK_FALSE(is_unpredictable_nonce(nonce, answering(hex), 0, hashings));
    hashings.add(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes("1"), as_bytes("a key"),
                 as_bytes(keyed), 0);
    CHECK(is_unpredictable_nonce(nonce, answering(hex), 0, hashings));
}

TEST_CASE("chance: a value is foreseeable when all that was drawn went elsewhere") {
    Hashings hashings;
    Trace const silent = answering("");
    CHECK(is_foreseeable(kValue, silent, hashings));
    CHECK_FALSE(is_foreseeable("", silent, hashings));

    hashings.drew(as_bytes(kDrawn), 0);
    CHECK_FALSE(is_foreseeable(kValue, silent, hashings));  // its letters may be picked by it
    std::string const drawn = encode_base64(as_bytes(kDrawn), Base64::Url);
    CHECK(is_foreseeable(kValue, answering("id=" + drawn), hashings));
    CHECK_FALSE(is_foreseeable(drawn, answering("id=" + drawn), hashings));

    std::string uuid = encode_hex(as_bytes(kDrawn));
    for (std::size_t at : {8u, 13u, 18u, 23u}) uuid.insert(at, 1, '-');
    uuid[14] = '4';
    CHECK(is_foreseeable(kValue, answering(uuid), hashings));
}

TEST_CASE("chance: nobody foresees what a key went into, nor a digest of something drawn") {
    Hashings hashings;
    std::string const output = "twenty bytes of HMAC";
    std::string const hex = encode_hex(as_bytes(output));
    auto const add = [&](std::string_view input, std::string_view key) {
        hashings.add(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes(input), as_bytes(key),
                     as_bytes(output), 0);
    };
    SECTION("a plain digest hides nothing") {
        add("ada 1772323200000", "");
        CHECK(is_foreseeable(hex, answering(hex), hashings));
    }
    SECTION("a key does") {
        add("ada", "a key that he does not have");
        CHECK_FALSE(is_foreseeable("eyJ9." + encode_base64(as_bytes(output), Base64::Url),
                                   answering(""), hashings));
        CHECK_FALSE(is_foreseeable(kValue, answering(""), hashings));  // picked by it, perhaps
        CHECK(is_foreseeable(kValue, answering(hex), hashings));
    }
    SECTION("so does chance") {
        hashings.drew(as_bytes(kDrawn), 0);
        add(kDrawn, "");
        CHECK_FALSE(is_foreseeable(hex.substr(0, 16), answering(hex), hashings));
    }
}

TEST_CASE("chance: a database may have drawn it") {
    Trace trace = answering("");
    Event event{.what = SqlEvent{.role = {}, .sql = "SELECT lower(hex(RANDOMBLOB(16)))"}};
    trace.exchanges().front().events.push_back(event);
    CHECK_FALSE(is_foreseeable(kValue, trace, Hashings()));
}

TEST_CASE("chance: what is one of few by its length and letters", "[range][chance]") {
    CHECK(is_one_of_few("482913"));
    CHECK(is_one_of_few("0123456789ab") == false);
    CHECK(is_one_of_few("9f8e7d6c5b"));
    CHECK(is_one_of_few("k3j9z1q"));
    CHECK_FALSE(is_one_of_few("k3j9z1qx"));
    CHECK(is_one_of_few("Ab3-_x"));
    CHECK_FALSE(is_one_of_few("Ab3-_xy"));
    CHECK_FALSE(is_one_of_few(""));
}

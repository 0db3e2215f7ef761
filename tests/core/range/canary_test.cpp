#include "core/range/canary.h"

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/seeded_random.h"
#include "core/range/plain_forms.h"
#include "core/range/puzzle.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

struct Fields {
    crypto::SeededRandom random{1, "test"};
    Canaries canaries;
    std::string first = canaries.draw("secrets", "", random);
    std::string second = canaries.draw("secrets", "", random);

    std::size_t found(std::string_view text) const {
        return canaries.find(plain_forms(text)).size();
    }
};

}  // namespace

TEST_CASE("canary: found raw, in capitals, and several in one text") {
    Fields const fields;
    CHECK(fields.found("x" + fields.first + "y") == 1);
    std::string loud = fields.first;
    for (char& c : loud) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    CHECK(fields.found(loud) == 1);
    CHECK(fields.found(fields.first + fields.second + fields.first) == 2);
    CHECK(fields.found("nothing of the sort") == 0);
}

TEST_CASE("canary: a part of one is nothing") {
    Fields const fields;
    CHECK(fields.found(fields.first.substr(0, 11)) == 0);
    CHECK(fields.found(fields.first.substr(1)) == 0);
}

TEST_CASE("canary: found under base64, hexadecimal, percent, JSON and HTML escapes") {
    Fields const fields;
    std::string const text = "id=" + fields.first + ";";
    CHECK(fields.found("{\"v\":\"" + encode_base64(as_bytes(text)) + "\"}") == 1);
    CHECK(fields.found("{\"v\":\"" + encode_base64(as_bytes(text), Base64::Url) + "\"}") == 1);
    CHECK(fields.found("X'" + encode_hex(as_bytes(fields.first)) + "'") == 1);
    std::string percent, json, html;
    for (char c : fields.first) {
        std::string const hex = encode_hex(as_bytes(std::string(1, c)));
        percent += '%' + hex;
        json += "\\u00" + hex;
        html += "&#x" + hex + ';';
    }
    CHECK(fields.found(percent) == 1);
    CHECK(fields.found('"' + json + '"') == 1);
    CHECK(fields.found("<p>" + html) == 1);
}

TEST_CASE("puzzle: solved by its value as a number of its own, unless it was sent") {
    crypto::SeededRandom random(2, "test");
    Puzzles puzzles;
    std::string const puzzle = puzzles.draw(random);
    std::size_t const star = puzzle.find('*');
    std::string const value =
        std::to_string(std::stoull(puzzle.substr(0, star)) * std::stoull(puzzle.substr(star + 1)));
    CHECK(value.size() >= 8);
    CHECK(puzzles.solved_in("{\"total\":" + value + "}") == puzzle);
    CHECK(puzzles.solved_in("1" + value).empty());
    CHECK(puzzles.solved_in(value + "0").empty());
    CHECK(puzzles.solved_in(puzzle).empty());
    puzzles.sent("q=" + value);
    CHECK(puzzles.solved_in(value).empty());
}

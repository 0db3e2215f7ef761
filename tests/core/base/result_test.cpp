#include "core/base/result.h"

#include <memory>
#include <string>

#include "tests/core/catch.h"

using namespace parapet;

namespace {

enum class Refusal { Odd };

Result<int, Refusal> half(int number) {
    if (number % 2 != 0) return Failure{Refusal::Odd};
    return number / 2;
}

}  // namespace

TEST_CASE("result: it holds the value or the reason", "[base][result]") {
    CHECK(half(8).value() == 4);
    CHECK(half(8).ok());
    CHECK_FALSE(half(7).ok());
    CHECK_FALSE(static_cast<bool>(half(7)));
    CHECK(half(7).error() == Refusal::Odd);
}

TEST_CASE("result: value and reason may be of one type, and what cannot be copied is taken",
          "[base][result]") {
    Result<std::string, std::string> const failed = Failure{std::string("why")};
    CHECK_FALSE(failed.ok());
    CHECK(failed.error() == "why");

    Result<std::unique_ptr<int>, Refusal> owned = std::make_unique<int>(5);
    CHECK(*owned.take() == 5);
}

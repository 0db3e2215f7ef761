#include "core/http/log_redaction.h"

#include "tests/core/catch.h"

using namespace parapet::http;

TEST_CASE("log_redaction: only what the list allows is written", "[http][log]") {
    LogRedactor const log{"user", "Path"};
    CHECK(log.line("login", {{"user", "ada"}, {"password", "hunter2"}, {"path", "/login"}}) ==
          "event=\"login\" user=\"ada\" password=[redacted] path=\"/login\"");
    CHECK(log.line("request", HeaderList{{"Cookie", "sid=1"}, {"USER", "ada"}}.entries()) ==
          "event=\"request\" Cookie=[redacted] USER=\"ada\"");
}

TEST_CASE("log_redaction: a value cannot start a line, a field or a terminal's command",
          "[http][log][injection]") {
    LogRedactor const log{"user"};
    CHECK(log.line("login", {{"user", "a\" admin=\"1\r\nevent=\"forged\" \x1b[2J"}}) ==
          "event=\"login\" user=\"a\\\" admin=\\\"1\\r\\nevent=\\\"forged\\\" \\x1b[2J\"");
    CHECK(log.line("x", {{"a b=\n", "v"}}) == "event=\"x\" a_b__=[redacted]");
}

TEST_CASE("log_redaction: what turns or hides text is spelled out, the rest stays", "[http][log]") {
    CHECK(neutralise("a\tb\\c\x7f") == "a\\tb\\\\c\\x7f");
    CHECK(neutralise("\u202eevil\u2066\u200b\u2028\ufeff\u0085\u061c") ==
          "\\u202eevil\\u2066\\u200b\\u2028\\ufeff\\u0085\\u061c");
    CHECK(neutralise("Zoë 🏰") == "Zoë 🏰");
    CHECK(neutralise("\xff") == "\xef\xbf\xbd");
}

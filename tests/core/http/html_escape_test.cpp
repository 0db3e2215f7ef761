#include "core/http/html_escape.h"

#include <string>

#include "tests/core/catch.h"

using namespace parapet::http;

TEST_CASE("html_escape: text cannot open a tag or a reference", "[http][html]") {
    CHECK(escape_html_text("<script>alert('1')</script> & \"x\"") ==
          "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
    CHECK(escape_html_text("Zoë O'Brien 🏰") == "Zoë O&#39;Brien 🏰");
}

TEST_CASE("html_escape: an attribute cannot be left, even without quotes", "[http][html]") {
    CHECK(escape_html_attribute("x onload=alert(1)") == "x&#x20;onload&#x3d;alert&#x28;1&#x29;");
    for (char c : std::string_view("\"'<>&=` \t\n\f/\v\x1f")) {
        CHECK(escape_html_attribute(std::string(1, c)).starts_with("&#x"));
    }
    CHECK(escape_html_attribute("añ9") == "añ9");
}

TEST_CASE("html_escape: bytes that are no UTF-8, and NUL, become U+FFFD", "[http][html]") {
    CHECK(escape_html_text("a\xc3<b") == "a\xef\xbf\xbd&lt;b");
    CHECK(escape_html_attribute(std::string_view("a\0b", 3)) ==
          "a\xef\xbf\xbd"
          "b");
    CHECK(escape_script_string("\xff") == "\xef\xbf\xbd");
}

TEST_CASE("html_escape: a script string can end neither itself nor the script", "[http][html]") {
    CHECK(escape_script_string("</script>") == "\\x3c\\x2fscript\\x3e");
    CHECK(escape_script_string("';alert(1)//\\\n") ==
          "\\x27\\x3balert\\x281\\x29\\x2f\\x2f\\x5c\\x0a");
    CHECK(escape_script_string("\u2028\u2029é") == "\\u2028\\u2029é");
}

TEST_CASE("html_escape: JSON in a script keeps its value and loses its tags", "[http][html]") {
    CHECK(escape_json_for_script(R"({"a":"</script><!--&"})") ==
          R"({"a":"\u003c/script\u003e\u003c!--\u0026"})");
    CHECK(escape_json_for_script("\"\u2028\"") == "\"\\u2028\"");
}

TEST_CASE("html_escape: a CSS string cannot end, nor take in what follows", "[http][html]") {
    CHECK(escape_css_string("\"}</style>1") == "\\000022\\00007d\\00003c\\00002fstyle\\00003e1");
}

TEST_CASE("html_escape: a link has a harmless scheme or none", "[http][html]") {
    for (std::string const url :
         {"https://shop.example/a?b=c", "HTTP://a.example", "/path", "a/b:c", "?q=javascript:x",
          "#a:b", "mailto:a@b.example", "tel:+1", ""}) {
        CAPTURE(url);
        CHECK(url_attribute(url).ok());
    }
    CHECK(url_attribute("/a?b=\"c").value() == "&#x2f;a&#x3f;b&#x3d;&#x22;c");
    for (std::string const url : {"javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x",
                                  "vbscript:x", "blob:x", ":x", "java script:x"}) {
        CAPTURE(url);
        CHECK(url_attribute(url).error() == UrlAttributeError::ForbiddenScheme);
    }
    for (std::string const url : {"java\tscript:alert(1)", "\x01javascript:x", "/a\r\nb"}) {
        CHECK(url_attribute(url).error() == UrlAttributeError::ControlCharacter);
    }
    CHECK(explain(UrlAttributeError::ForbiddenScheme).ends_with('.'));
    CHECK(explain(UrlAttributeError::ControlCharacter).ends_with('.'));
}

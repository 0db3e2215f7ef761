// Quotes in disguise: what some apps turn into ' after they have doubled the quotes they saw.
#pragma once

#include <string>
#include <string_view>

namespace parapet::attack {

inline constexpr std::string_view kFullWidthQuote = "\xEF\xBC\x87";    // U+FF07; NFKC makes it '
inline constexpr std::string_view kTypographicQuote = "\xE2\x80\x99";  // U+2019
inline constexpr std::string_view kEntityQuote = "&#39;";
inline constexpr std::string_view kHexEntityQuote = "&#x27;";
inline constexpr std::string_view kNamedEntityQuote = "&apos;";
// String.prototype.replace() puts what stands before the placeholder here, its quote with it.
inline constexpr std::string_view kPatternQuote = "$`";

// The likely ones, and all of these in one text.
inline constexpr std::string_view kDisguisedQuotes[] = {
    kFullWidthQuote, kEntityQuote, kHexEntityQuote, kNamedEntityQuote, kPatternQuote};
inline constexpr std::string_view kEveryDisguisedQuote = "\xEF\xBC\x87&#39;&#x27;&apos;$`";

std::string replace_quotes(std::string_view text, std::string_view with);

}  // namespace parapet::attack

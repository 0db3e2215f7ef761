// Writes the request of an endpoint from values for its parameters. One of the values may be
// dressed: sent as an array, twice, in another place or under another content type.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/surface.h"
#include "core/http/message.h"
#include "core/http/query.h"

namespace parapet::attack {

enum class Dress {
    Plain,
    Array,            // a[]=v          ["v"]
    NestedArray,      // a[0][0]=v      [["v"]]; qs reads a[][]=v as a[]=v
    SampleThenValue,  // a=sample&a=v   ["sample", "v"]
    ValueThenSample,  // a=v&a=sample   ["v", "sample"]
    Object,           // a[v]=v         {"v": "v"}
    Missing,          // not sent at all
    Raw,              // the value is JSON text, or already percent-encoded
    DuplicateKey,     // the sample and then the value under one JSON key
    EscapedJson,      // every character of the JSON string as \uXXXX
    FormBody,         // a form instead of JSON
    TextBody,         // JSON that calls itself text/plain
    ValueElsewhere,   // the sample where it belongs, the value in the other place of that name
    SampleElsewhere,  // the value where it belongs, the sample in the other place
    OtherPath,        // in capitals and with a slash behind
    Head,             // HEAD instead of GET
};

struct DressedValue {
    std::size_t parameter;  // index into the endpoint's
    std::string value;
    Dress dress = Dress::Plain;
};

std::string json_string(std::string_view text);
/// The strings of a JSON text, with the member's name before each.
std::vector<http::QueryPair> json_strings(std::string const& json);

http::Request write_request(Endpoint const&, std::vector<std::string> const& values,
                            DressedValue const&);
// All values plain.
http::Request write_request(Endpoint const&, std::vector<std::string> const& values);
// All parameters at their samples.
std::vector<std::string> samples(Endpoint const&);

}  // namespace parapet::attack

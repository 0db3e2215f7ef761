// {{…}} in exercise data, expanded from the seed:
//
//   {{word}}  {{name}}  {{number LOW HIGH}}  {{now}}  {{index}}
//   {{canary CLASS [OWNER]}}      OWNER: a person's key, or person.key inside "each"
//   {{argon2 KEY.FIELD}}          the hash of that value; a canary of class "password" when the
//                                 exercise has one, owned by that person
//   {{md5 KEY.FIELD}}             likewise, in hexadecimal, as sites did it twenty years ago
//   {{letters COUNT}}             small letters, each drawn for itself
//   {{KEY.FIELD}}  {{person.FIELD}}  {{$NAME}}
//
// A template that is the whole string keeps its type: {{index}} and {{number 1 9}} give numbers.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/range/argon2_memo.h"
#include "core/range/canary.h"
#include "core/range/exercise.h"
#include "core/range/names.h"

namespace parapet::range {

// Person by key: the object that {{KEY.FIELD}} looks into.
using People = std::map<std::string, Json, std::less<>>;
using Saved = std::map<std::string, Json, std::less<>>;

// What templates draw from and refer to. Pointers may be null: the template that needs the thing
// is then a fault that says so.
struct TemplateScope {
    WorldSpec const& spec;
    Random& random;
    Names& names;
    Time now;
    Canaries* canaries = nullptr;  // null where no new secrets may appear (stories)
    People const* people = nullptr;
    std::string person = {};  // key of the person that "each" is at
    std::size_t index = 0;    // row number from 1; 0 outside of rows
    Saved const* saved = nullptr;
};

// Expands every string inside value. The error names the template and what it lacks.
Result<Json, std::string> expand(Json const& value, TemplateScope&);

// ISO 8601 in UTC with milliseconds, as JavaScript's toISOString.
std::string iso_time(Time);

}  // namespace parapet::range

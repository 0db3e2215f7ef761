// An exercise as the core sees it: the machine-readable part of its folder, checked.
// exercises/exercise.schema.json describes every member; templates (template.h) are still in
// their text, and each world expands them for itself (fixture.h).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/argon2.h"
#include "core/range/json.h"

namespace parapet::range {

struct Watch {
    std::string what;  // "the prices"
    std::string sql;
    std::set<std::string> tables = {};  // that it reads; known once there is a database
};

struct RowsSpec {
    std::string at;  // JSON pointer, for errors
    std::string table;
    bool each_person = false;
    std::vector<std::string> except = {};  // keys of people who get no row
    std::size_t times = 1;
    Json set = {};  // column → template
};

struct CanaryKind {
    std::string says;                        // "rows of `secrets`"
    std::string severity;                    // critical, weak, note
    std::vector<std::string> may_read = {};  // endpoints
    std::string field = {};                  // of people: each one's is such a canary
};

// What Retry-After said in the last answer to this person; the other: before each of the "again",
// and nothing where the last answer has none.
inline constexpr std::string_view kAsTold = "as told";
inline constexpr std::string_view kWhenTold = "when told";

struct StepSpec {
    std::string at;
    std::string as;
    std::string method;  // of a step in a browser what is done, "visit", and path what with
    std::string path;
    Json query, json, form, headers, expect, save, database;
    std::size_t together = 1;
    std::size_t again = 1;   // one after the other
    std::string each = {};   // of people: once for each that this entry of "people" made
    std::string from = {};   // whose address; "*": a new one each time
    std::string after = {};  // what passes first: "20 minutes", "as told", "when told"
    Json browse = {};        // of a step in a browser: all of it, for core/browsing to read
};

struct WorldSpec {
    std::string host;
    std::string owner;
    std::string role;
    std::string schema;                                           // name of a file
    std::vector<Json> people;                                     // "times" written out
    std::map<std::string, std::vector<std::string>> groups = {};  // of such an entry: its keys
    std::vector<RowsSpec> rows;
    std::vector<Watch> guarded;  // "protected"
    std::vector<Watch> tampering;
    std::map<std::string, CanaryKind> canaries;
    crypto::Argon2Options argon2;  // of fixture rows
    std::map<std::string, std::vector<StepSpec>, std::less<>> routines = {};
    Json hosts = {};        // as exercise.json has it: core/browsing reads it
    std::string edge = {};  // address of the proxy in front of the app; empty: there is none
    Json settings = {};     // name → template: what the operator sets outside of the code
};

struct StorySpec {
    std::string id, title, why;
    int weight = 1;
    Json let;  // name → template: values that several steps share, as {{$name}}
    std::vector<StepSpec> steps;
    Json browsers = {};  // person → profile
};

struct AttackSpec {
    std::string at;
    std::string id, agent, title, severity, rule, explain;
    bool privilege = false;  // group "privilege": the agent gets a foothold
    int weight = 1;
    std::vector<std::string> endpoints, needs, counts, intended, sources;
    std::map<std::string, std::string, std::less<>> options;
    Json position = {};                  // as exercise.json has it: core/browsing reads it
    std::string held = {};               // what stopped it, where the range cannot tell
    std::vector<StorySpec> before = {};  // "days": what people do before the attacker comes
};

struct Exercise {
    std::string id, title;
    std::vector<std::string> editable;
    std::string entry, grants;
    WorldSpec world;
    Json endpoints;        // of the surface; samples are templates
    std::string attacker;  // key of a person
    std::vector<std::string> known_people, wanted;
    std::vector<StorySpec> stories;
    std::vector<AttackSpec> attacks;
};

class BrowserPart;

// Every fault is one line: the JSON pointer, what is wrong there and what to write instead.
// Without the browser part, what an exercise says of browsers is a fault.
Result<Exercise, std::vector<std::string>> read_exercise(std::string_view json,
                                                         BrowserPart const* browsers = nullptr);

}  // namespace parapet::range

// What anyone learns of an app by using it and reading its public documentation: its
// endpoints with sample values, and the attacker's own account. Nothing about its inside.
// Exercise data (exercise.json, "surface"); core/range fills in the world's values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::attack {

// Where a value travels in the request.
enum class Place { Query, JsonField, PathSegment, FormField };

struct Parameter {
    std::string name;
    Place place = Place::Query;
    std::string sample;  // an ordinary value that gives an ordinary answer
    // A JSON number or true/false goes unquoted in a JSON body; a sample with commas that is
    // a list goes as repeated query keys or a JSON array when asked to.
    bool list = false;
};

// One call of the app's interface. In path, ":name" stands for a PathSegment parameter.
struct Endpoint {
    std::string id;      // "search", as exercise.json names it
    std::string method;  // "GET"
    std::string path;    // "/api/products/:id"
    std::vector<Parameter> parameters;
    bool signed_in = false;  // send it with the attacker's own session
};

struct Account {
    std::string username;
    std::string password;
};

struct Surface {
    std::string host;  // of the app: "shop.example"
    std::vector<Endpoint> endpoints;
    Account attacker;                    // the attacker's own, ordinary account
    std::vector<std::string> usernames;  // of other people, as anyone could know them
    // What the lesson tells an attacker to look for: table and column names that leaked
    // documentation, a job advert or the framework's habit make guessable.
    std::vector<std::string> wanted;  // "secrets.value", "accounts.password_hash"

    Endpoint const* find(std::string_view id) const;
};

}  // namespace parapet::attack

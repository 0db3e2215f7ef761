#include "core/range/template.h"

#include <charconv>

#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

using Answer = Result<Json, std::string>;

Failure<std::string> lacks(std::string_view head, std::string_view what) {
    return Failure{"{{" + std::string(head) + "}} " + std::string(what)};
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (char c : std::string(text) + ' ') {
        if (c != ' ')
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

struct PersonField {
    std::string key;
    Json value;
};

Result<PersonField, std::string> find_field(std::string_view path, TemplateScope const& scope) {
    std::size_t const dot = path.find('.');
    if (dot == std::string_view::npos || scope.people == nullptr)
        return lacks(path, "is no template: use a name from template.h or KEY.FIELD of a person");
    std::string key(path.substr(0, dot));
    if (key == "person") key = scope.person;
    auto const person = scope.people->find(key);
    if (person == scope.people->end())
        return lacks(path,
                     "names no person declared before it; \"person\" is known inside \"each\"");
    std::string_view const field = path.substr(dot + 1);
    if (!person->second.contains(field))
        return lacks(path, "names a field that this person does not have");
    return PersonField{.key = key, .value = member_of(person->second, field)};
}

Answer draw_number(std::vector<std::string> const& words, TemplateScope& scope) {
    std::int64_t range[2] = {0, 0};
    for (std::size_t i = 0; i < 2; ++i) {
        std::string const word = i + 1 < words.size() ? words[i + 1] : std::string();
        auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), range[i]);
        if (word.empty() || error != std::errc() || end != word.data() + word.size())
            return lacks("number", "needs a lowest and a highest whole number: {{number 10 99}}");
    }
    if (range[1] < range[0]) return lacks("number", "has its highest below its lowest");
    auto const span = static_cast<std::uint64_t>(range[1] - range[0]) + 1;
    return Json(range[0] + static_cast<std::int64_t>(below(scope.random, span)));
}

Answer draw_canary(std::vector<std::string> const& words, TemplateScope& scope) {
    if (scope.canaries == nullptr) return lacks("canary", "can only stand in people and rows");
    if (words.size() < 2 || !scope.spec.canaries.contains(words[1]))
        return lacks("canary", "needs a class that world.canaries describes");
    std::string owner = words.size() > 2 ? words[2] : "";
    if (owner.starts_with("person.")) {
        auto const field = find_field(owner, scope);
        if (!field) return Failure{field.error()};
        owner = field.value().key;
    }
    return Json(scope.canaries->draw(words[1], owner, scope.random));
}

Answer digest_password(std::vector<std::string> const& words, TemplateScope& scope) {
    if (words.size() != 2) return lacks("md5", "needs the field to hash: {{md5 person.password}}");
    auto const field = find_field(words[1], scope);
    if (!field) return Failure{field.error()};
    std::string const password = in_words(field.value().value);
    std::string const text = encode_hex(crypto::digest(crypto::Hash::Md5, as_bytes(password)));
    if (scope.canaries != nullptr && scope.spec.canaries.contains("password"))
        scope.canaries->remember("password", field.value().key, {text});
    return Json(text);
}

// More than any limit on a body.
constexpr std::size_t kMostLetters = 1'000'000;

Answer draw_letters(std::vector<std::string> const& words, TemplateScope& scope) {
    std::size_t count = 0;
    std::string const word = words.size() == 2 ? words[1] : "";
    auto const [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (word.empty() || error != std::errc() || end != word.data() + word.size() ||
        count > kMostLetters)
        return lacks("letters", "needs their number: {{letters 8}}");
    return Json(random_text(scope.random, count, "abcdefghijklmnopqrstuvwxyz"));
}

Answer hash_password(std::vector<std::string> const& words, TemplateScope& scope) {
    if (words.size() != 2)
        return lacks("argon2", "needs the field to hash: {{argon2 person.password}}");
    auto const field = find_field(words[1], scope);
    if (!field) return Failure{field.error()};
    std::string const password = in_words(field.value().value);
    crypto::Argon2Hash hash{.options = scope.spec.argon2, .salt = Bytes(16), .tag = {}};
    scope.random.fill(hash.salt);
    auto tag = Argon2Memo::shared().hash(as_bytes(password), hash.salt, hash.options);
    if (!tag) return lacks("argon2", crypto::explain(tag.error()));
    hash.tag = tag.take();
    std::string const text = crypto::to_phc(hash);
    if (scope.canaries != nullptr && scope.spec.canaries.contains("password")) {
        std::size_t const last = text.rfind('$'), before = text.rfind('$', last - 1);
        scope.canaries->remember(
            "password", field.value().key,
            {text.substr(before + 1, last - before - 1), text.substr(last + 1)});
    }
    return Json(text);
}

Answer expand_one(std::string_view inside, TemplateScope& scope) {
    std::vector<std::string> const words = split(inside);
    std::string const head = words.empty() ? "" : words[0];
    if (head == "word") return Json(Names::word(scope.random));
    if (head == "name") return Json(scope.names.name(scope.random));
    if (head == "number") return draw_number(words, scope);
    if (head == "canary") return draw_canary(words, scope);
    if (head == "argon2") return hash_password(words, scope);
    if (head == "md5") return digest_password(words, scope);
    if (head == "letters") return draw_letters(words, scope);
    if (head == "now") return Json(iso_time(scope.now));
    if (head == "index") {
        if (scope.index == 0) return lacks(head, "can only stand in rows");
        return Json(scope.index);
    }
    if (head.starts_with('$')) {
        auto const known =
            scope.saved != nullptr ? scope.saved->find(head.substr(1)) : Saved::const_iterator();
        if (scope.saved == nullptr || known == scope.saved->end())
            return lacks(head, "was never saved: use \"let\" or an earlier step's \"save\"");
        return known->second;
    }
    auto const field = find_field(head, scope);
    if (!field) return Failure{field.error()};
    return field.value().value;
}

Answer expand_text(std::string const& text, TemplateScope& scope) {
    std::string expanded;
    std::size_t at = 0;
    for (;;) {
        std::size_t const open = text.find("{{", at);
        std::size_t const close = open == std::string::npos ? open : text.find("}}", open);
        if (close == std::string::npos) break;
        auto value = expand_one(std::string_view(text).substr(open + 2, close - open - 2), scope);
        if (!value) return value;
        if (open == 0 && close + 2 == text.size()) return value;
        expanded += text.substr(at, open - at) + in_words(value.value());
        at = close + 2;
    }
    return Json(expanded + text.substr(at));
}

std::string padded(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

Answer expand(Json const& value, TemplateScope& scope) {
    if (value.is_string()) return expand_text(value.as_string(), scope);
    Json expanded = value;
    if (value.is_array()) {
        expanded = Json::array();
        for (Json const& item : value) {
            auto inner = expand(item, scope);
            if (!inner) return inner;
            expanded.push_back(inner.take());
        }
    } else if (value.is_object()) {
        for (auto const& [name, member] : value.members()) {
            auto inner = expand(member, scope);
            if (!inner) return inner;
            expanded[name] = inner.take();
        }
    }
    return expanded;
}

// Days to a civil date after Howard Hinnant's chrono algorithms, years 1970 to 2399.
std::string iso_time(Time time) {
    std::int64_t const milliseconds = time.time_since_epoch().count() / 1000;
    std::int64_t const day = milliseconds / 86'400'000, rest = milliseconds % 86'400'000;
    std::int64_t const shifted = day + 719'468;  // days since 0000-03-01
    std::int64_t const era = shifted / 146'097, of_era = shifted % 146'097;
    std::int64_t const year_of_era =
        (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    std::int64_t const of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const month_from_march = (5 * of_year + 2) / 153;
    std::int64_t const month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    std::int64_t const year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return padded(year, 4) + '-' + padded(month, 2) + '-' +
           padded(of_year - (153 * month_from_march + 2) / 5 + 1, 2) + 'T' +
           padded(rest / 3'600'000, 2) + ':' + padded(rest / 60'000 % 60, 2) + ':' +
           padded(rest / 1000 % 60, 2) + '.' + padded(rest % 1000, 3) + 'Z';
}

}  // namespace parapet::range

#include "core/range/control.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/base/ascii.h"
#include "core/range/reading.h"

namespace parapet::range {
namespace {

constexpr std::size_t kPayloadsRead = 40;  // requests; the rest are more of the same
constexpr std::size_t kExamples = 3;

struct Kind {
    std::string_view name, says;
};
// In the order in which equal numbers are decided.
constexpr std::array<Kind, 8> kKinds{
    {{"bound", "The value arrived as a bound parameter: data, whatever it spells."},
     {"allow-list",
      "The value only chose among texts of your own and never reached the statement."},
     {"literal",
      "The value stayed inside one literal of the statement. It was put there by hand, so one "
      "forgotten place is enough."},
     {"validation", "The request was refused before any statement ran."},
     {"role", "The database refused: the role has no such privilege."},
     {"filter", "The value was altered on its way. That stopped this spelling, not the idea."},
     {"missing", "The attack found nothing here to work on."},
     {"none", "Nothing stopped it: its text ran as code, and only luck kept it from winning."}}};

// Whether it is spelled as no ordinary value is.
bool is_payload(std::string_view value) {
    bool const odd = std::any_of(value.begin(), value.end(), [](char c) {
        return !ascii::is_alphanumeric(c) &&
               std::string_view(" _.-@+:").find(c) == std::string_view::npos;
    });
    return odd || value.find_first_not_of('_') == std::string_view::npos;
}

std::set<std::string> ordinary_values(attack::Surface const& surface) {
    std::set<std::string> values{surface.attacker.username, surface.attacker.password};
    values.insert(surface.usernames.begin(), surface.usernames.end());
    for (attack::Endpoint const& endpoint : surface.endpoints)
        for (attack::Parameter const& parameter : endpoint.parameters)
            values.insert(parameter.sample);
    return values;
}

Values only_payloads(Values values, std::set<std::string> const& ordinary) {
    std::erase_if(values, [&](sql::RequestValue const& one) {
        return !is_payload(one.value) || ordinary.contains(one.value);
    });
    return values;
}

std::string letters_of(std::string_view text) {
    std::string letters;
    for (char c : text)
        if (ascii::is_alphanumeric(c)) letters += ascii::lower(c);
    return letters;
}

// The letters of a payload arrived although the payload did not.
bool arrived_altered(SqlEvent const& event, Values const& payloads) {
    std::string arrived = letters_of(event.sql);
    for (std::string const& bound : event.bound) arrived += ' ' + letters_of(bound);
    return std::any_of(payloads.begin(), payloads.end(), [&](sql::RequestValue const& payload) {
        std::string const letters = letters_of(payload.value);
        return letters.size() >= 4 && arrived.find(letters) != std::string::npos;
    });
}

// Empty when an exchange without payloads of its own shows nothing of the stored ones.
std::string_view kind_of(Exchange const& exchange, Values const& own, Values const& stored) {
    Values payloads = own;
    payloads.insert(payloads.end(), stored.begin(), stored.end());
    bool ran = false, bound = false, data = false, altered = false;
    for (Event const& event : exchange.events) {
        SqlEvent const* sql = event.sql();
        if (sql == nullptr) continue;
        ran = true;
        Arrivals const arrived = arrivals_in(*sql, values_near(*sql, payloads));
        if (arrived.code)
            return sql->error && sql->error->kind == sql::SqlErrorKind::Permission ? "role"
                                                                                   : "none";
        bound = bound || arrived.bound;
        data = data || arrived.data;
        altered = altered || (!arrived.bound && !arrived.data && arrived_altered(*sql, own));
    }
    if (data) return "literal";
    if (bound) return "bound";
    if (own.empty()) return {};
    if (altered) return "filter";
    int const status = exchange.response.status;
    if (!ran && (status == 404 || status == 405 || status == 501 || status == 0)) return "missing";
    if (!ran) return status >= 400 ? "validation" : "allow-list";
    return status >= 400 && status < 500 ? "validation" : "allow-list";
}

// The first exchange in which a payload was code, whatever came of it. One statement of each text
// is read: an app that binds its values has few of them.
std::optional<std::size_t> find_code(Evidence const& evidence,
                                     std::set<std::string> const& ordinary) {
    std::set<std::string_view> read;
    auto const& exchanges = evidence.exchanges();
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        if (exchanges[i].actor != "attacker") continue;
        for (Event const& event : exchanges[i].events) {
            SqlEvent const* sql = event.sql();
            if (sql == nullptr || !read.insert(sql->sql).second) continue;
            Values const payloads = only_payloads(evidence.all(i), ordinary);
            if (arrivals_in(*sql, values_near(*sql, payloads)).code) return i;
        }
    }
    return std::nullopt;
}

Control privilege_control(std::vector<Exchange> const& exchanges) {
    Control control{.kind = "missing", .says = {}, .intended = false, .exchanges = {}};
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        if (exchanges[i].actor != "foothold" || exchanges[i].response.status != 403) continue;
        control.kind = "role";
        if (control.exchanges.size() < kExamples) control.exchanges.push_back(i);
    }
    return control;
}

Control payload_control(Evidence const& evidence) {
    auto const& exchanges = evidence.exchanges();
    std::set<std::string> const ordinary = ordinary_values(evidence.world().fixture().surface);
    std::vector<std::size_t> attempts;
    for (std::size_t i = 0; i < exchanges.size(); ++i)
        if (exchanges[i].actor == "attacker") attempts.push_back(i);
    std::map<std::string_view, std::vector<std::size_t>> seen;
    std::size_t const stride = attempts.size() / kPayloadsRead + 1;
    for (std::size_t i = 0; i < attempts.size(); i += stride) {
        std::size_t const place = attempts[i];
        Values const own = only_payloads(evidence.own(place), ordinary);
        Values const stored = only_payloads(evidence.stored(place), ordinary);
        if (own.empty() && stored.empty()) continue;
        std::string_view const kind = kind_of(exchanges[place], own, stored);
        if (!kind.empty()) seen[kind].push_back(place);
    }
    Control control{.kind = "missing", .says = {}, .intended = false, .exchanges = {}};
    std::size_t most = 0;
    for (Kind const& kind : kKinds) {
        auto const& found = seen[kind.name];
        // Code that ran decides whatever else was bound.
        bool const ran = kind.name == "role" || kind.name == "none";
        if (kind.name == "none" && control.kind == "role") continue;
        if (found.empty() || (!ran && found.size() <= most)) continue;
        most = ran ? exchanges.size() : found.size();
        control.kind = kind.name;
        control.exchanges.assign(
            found.begin(),
            found.begin() + static_cast<std::ptrdiff_t>(std::min(kExamples, found.size())));
    }
    if (control.kind == "role" || control.kind == "none") return control;
    // Those in between may have held what the others did not.
    if (auto const place = find_code(evidence, ordinary)) {
        control.kind = "none";
        control.exchanges = {*place};
    }
    return control;
}

}  // namespace

bool is_luck(Control const& control, AttackSpec const& attack) {
    bool const ran = control.kind == "role" || control.kind == "none";
    bool const wants_to_run =
        std::find(attack.counts.begin(), attack.counts.end(), "executed") != attack.counts.end();
    return ran && !control.intended && wants_to_run;
}

Control find_control(Evidence const& evidence, AttackSpec const& attack) {
    Control control =
        attack.privilege ? privilege_control(evidence.exchanges()) : payload_control(evidence);
    for (Kind const& kind : kKinds)
        if (kind.name == control.kind) control.says = kind.says;
    control.intended = std::find(attack.intended.begin(), attack.intended.end(), control.kind) !=
                       attack.intended.end();
    return control;
}

}  // namespace parapet::range

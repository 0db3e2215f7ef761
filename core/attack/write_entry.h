// A way in through an endpoint that writes, with a look at what was written: an expression inside
// the values of an INSERT or UPDATE, and its value in the answer or read back by other endpoints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/frame.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/target.h"

namespace parapet::attack {

enum class Seen {
    Value,    // the database worked it out
    Data,     // the text came back just as it was sent
    Refused,  // with a status of 400 to 499
    Nothing,
};

class WriteEntry {
public:
    // Which kinds of quote a frame's text holds.
    enum class Quotes {
        Plain,
        Disguised,
        Every,  // only to see whether all of them come back
    };
    // before + expression + after, behind a harmless value, in each of the parameters at once.
    struct Frame {
        std::vector<std::size_t> parameters;
        std::string before;
        std::string after;
        Dress dress = Dress::Plain;
        Quotes quotes = Quotes::Plain;
    };

    WriteEntry(Target&, Endpoint const&);

    std::vector<Frame> frames() const;
    // Frames for bits through one parameter: failing or not, and how long it takes.
    static std::vector<attack::Frame> bit_frames(Parameter const&, std::string const& start);
    // Tries the frame with a sum of the attacker's own; opening and closing go around it.
    Seen look(Frame const&, std::string_view opening, std::string_view closing);
    // Does a failing expression make the request fail, and a harmless one not?
    bool fails_on_purpose(Frame const&);
    // A puzzle and then every wanted value through the frame.
    void loot(Frame const&, std::string_view opening, std::string_view closing);

private:
    struct Sent {
        int status = 0;
        std::string shown;  // the bodies of the answer and of what was read back
        std::vector<std::string> texts;
    };
    Sent send(Frame const&, std::string_view expression);
    std::string read_back(Account const& account);

    Target& target_;
    Endpoint const& endpoint_;
    bool makes_account_;
};

}  // namespace parapet::attack

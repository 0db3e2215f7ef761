// The library of exercises/passwords/store-them-slowly in C++: an app of people's accounts, to try
// the agents on without any JavaScript. A LibraryStyle says how each part is written; the default
// is the hardened app.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/range/app.h"
#include "core/range/world.h"

namespace parapet::reference {

struct LibraryStyle {
    enum class Kept {
        Argon2id,
        Argon2i,
        TinyArgon2,
        OneSalt,
        NameAsSalt,
        SaltOfItsOwn,  // drawn by the app from the world's generator
        Text,
        Base64,
        SaltedSha256
    } kept = Kept::Argon2id;
    enum class OldRows { Replaced, Left } old_rows = OldRows::Replaced;
    enum class Check {
        Whole,
        SmallLetters,
        SmallFirstLetter,
        OneSpaceForMany,
        Nothing,
        OrWhatIsKept
    } check = Check::Whole;
    enum class Nobody { Alike, Told, ToldOfLongOnes, Quick, CheaperHash } nobody = Nobody::Alike;
    enum class SignUp { Alike, Told, LooksFirst } sign_up = SignUp::Alike;
    enum class Log { Paths, Bodies, TriedInBase64 } log = Log::Paths;
    enum class Columns { Named, All } columns = Columns::Named;
    enum class Length { Limited, Any } length = Length::Limited;
    // A key that is not in the database; what it does where the operator has forgotten it.
    enum class Pepper {
        None,
        EmptyThen,
        StopsThen,
        RefusesThen,
        RefusesNewcomersThen
    } pepper = Pepper::None;
    enum class Change { AsksCurrent, DoesNotAsk } change = Change::AsksCurrent;
};

class Library final : public range::App {
public:
    // The world of the case that is being played, asked for at each request.
    using WorldOf = range::World* (*)(void*);
    Library(WorldOf world, void* of, LibraryStyle style)
        : world_of_(world), of_(of), style_(style) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    struct Account {
        std::string id, email, name, card, password;
    };
    class Call;

    WorldOf world_of_;
    void* of_;
    LibraryStyle style_;
    std::map<std::string, std::string> sessions_;  // account by token
};

}  // namespace parapet::reference

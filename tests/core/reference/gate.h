// The way in of exercises/rate-limits/slow-the-guessing in C++: an app that is all sign-in, to try
// the guessing agents on without any JavaScript. A GateStyle says how each part is written; the
// default is the hardened app.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "core/auth/rate_limiter.h"
#include "core/range/app.h"
#include "core/range/world.h"

namespace parapet::reference {

struct GateStyle {
    enum class Account { Bucket, Window, PerMinute, None } account = Account::Bucket;
    enum class Network { Bucket, PerMinute, ClearedBySuccess, None } network = Network::Bucket;
    enum class Caller { LastEntry, FirstEntry, Single, FivePieces } caller = Caller::LastEntry;
    enum class Name { AsKept, AsTyped } name = Name::AsKept;
    enum class Doors { Both, OneOfTwo } doors = Doors::Both;
    enum class Browser {
        Limited,
        Free,
        Unsigned,
        ByNetwork,    // a count for each network it is in
        ByText,       // and for each text of its cookie, of which only the beginning is looked at
        WithoutProof  // whoever tries is known from then on
    } browser = Browser::Limited;
    enum class Counted { First, AfterTheBatch } counted = Counted::First;
    enum class Refusal {
        Alike,
        TellsTheOwner,
        LetsTheOwnerIn,
        OnlyMembers
    } refusal = Refusal::Alike;
    enum class Store {
        Keeps,
        Forgets,
        Hoards,  // every key it has seen, for ever
        Full     // the same, but for no more than two thousand
    } store = Store::Keeps;
};

class Gate final : public range::App {
public:
    // The world of the case that is being played, asked for at each request.
    using WorldOf = range::World* (*)(void*);
    Gate(WorldOf world, void* of, GateStyle style) : world_of_(world), of_(of), style_(style) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;
    std::size_t memory() override;

private:
    http::Response answer(http::Request const&);
    http::Response sign_in(http::Request const&);
    http::Response me(http::Request const&);
    // Nothing: go ahead.
    std::optional<Duration> must_wait(http::Request const&, std::string const& typed,
                                      std::string const& name);
    std::optional<Duration> take(auth::RateLimiter&, std::string const& key);
    std::string new_seal(std::string const& name);
    void open(range::World&);

    WorldOf world_of_;
    void* of_;
    GateStyle style_;
    range::World* world_ = nullptr;
    int browsers_ = 0;  // that are known
    std::unique_ptr<auth::RateLimiter> accounts_, networks_;
    std::set<std::string> keys_;                   // of a store of its own kind
    std::map<std::string, std::string> sessions_;  // name by token
    std::vector<std::pair<auth::RateLimiter*, std::string>> later_;
};

}  // namespace parapet::reference

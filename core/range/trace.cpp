#include "core/range/trace.h"

#include <charconv>

#include "core/base/hex.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

struct InWords {
    std::string operator()(sql::Null) const { return "NULL"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return to_canonical(value); }
    std::string operator()(std::string const& value) const { return value; }
    std::string operator()(Bytes const& value) const { return "x'" + encode_hex(value) + "'"; }
};

}  // namespace

std::string in_words(sql::Value const& value) { return std::visit(InWords{}, value); }

Exchange& Trace::open(std::string actor, http::Request request, Time at) {
    batch_.push_back(exchanges_.size());
    return exchanges_.emplace_back(Exchange{.number = static_cast<int>(exchanges_.size()) + 1,
                                            .actor = std::move(actor),
                                            .at = at,
                                            .request = std::move(request)});
}

std::size_t Trace::record(std::string actor, http::Request request, Time at) {
    exchanges_.push_back(Exchange{.number = static_cast<int>(exchanges_.size()) + 1,
                                  .actor = std::move(actor),
                                  .at = at,
                                  .request = std::move(request)});
    return exchanges_.size() - 1;
}

void Trace::answer(std::size_t index, Time at) {
    if (index >= batch_.size()) return;
    std::optional<Time>& answered = exchanges_[batch_[index]].answered;
    if (!answered) answered = at;
}

std::size_t Trace::place_of(Cause const& cause) const {
    if (cause.request && *cause.request < batch_.size()) return batch_[*cause.request];
    if (!batch_.empty()) return batch_.front();
    return exchanges_.empty() ? 0 : exchanges_.size() - 1;
}

void Trace::add(Event event, Cause const& cause) {
    if (exchanges_.empty()) return;
    auto& events = exchanges_[place_of(cause)].events;
    event.frames = cause.frames;
    if (events.size() < kEventsKept) events.push_back(std::move(event));
}

}  // namespace parapet::range

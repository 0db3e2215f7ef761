#include "core/range/step_player.h"

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "core/http/query.h"
#include "core/range/browser_part.h"
#include "core/range/json_text.h"
#include "core/range/patience.h"

namespace parapet::range {
namespace {

using FirstMismatch = std::optional<Mismatch>;

constexpr Duration kLongestWait = std::chrono::minutes(20);
constexpr Duration kUnhurried = std::chrono::seconds(1);

// A count or another single value is said as it is.
std::string rows_in_words(Json const& rows) {
    bool const is_one = rows.size() == 1 && rows[0].size() == 1;
    return is_one ? in_words(rows[0][0]) : "rows " + in_words(rows);
}

std::string query_text(Json const& values) {
    std::vector<http::QueryPair> pairs;
    for (auto const& [name, value] : values.members())
        for (Json const& one : value.is_array() ? value : Json::array({value}))
            pairs.push_back({.name = name, .value = in_words(one)});
    return http::serialize_query(pairs);
}

http::Request request_of(StepSpec const& step, Json const& values) {
    http::Request request{
        .method = step.method,
        .target = http::percent_encode(in_words(values["path"]), http::PercentSet::Path)};
    if (values["query"].is_object()) request.target += '?' + query_text(values["query"]);
    for (auto const& [name, value] : values["headers"].members())
        request.headers.append(name, in_words(value));
    if (!values["json"].is_null()) {
        request.body = to_canonical(values["json"]);
        if (!request.headers.has("content-type"))
            request.headers.append("content-type", "application/json");
    } else if (values["form"].is_object()) {
        request.body = query_text(values["form"]);
        if (!request.headers.has("content-type"))
            request.headers.append("content-type", "application/x-www-form-urlencoded");
    }
    return request;
}

FirstMismatch check_answer(Json const& expect, http::Response const& response) {
    if (response.status == 0)
        return Mismatch{.expected = "an answer", .got = "none: the code gave no answer"};
    if (auto found = status_mismatch(member_of(expect, "status"), response.status)) return found;
    for (auto const& [name, text] : member_of(expect, "headers").members()) {
        std::string const value = response.headers.get(name).value_or("");
        if (value.find(in_words(text)) == std::string::npos)
            return Mismatch{.expected = "header " + name + ": " + in_words(text),
                            .got = value.empty() ? "no such header" : value};
    }
    for (Json const& text : member_of(expect, "absent"))
        if (response.body.find(in_words(text)) != std::string::npos)
            return Mismatch{.expected = "an answer without " + in_words(text),
                            .got = "an answer with it"};
    if (!expect.contains("json")) return std::nullopt;
    auto const body = parse_json(response.body);
    if (!body) return Mismatch{.expected = "a body of JSON", .got = response.body.substr(0, 200)};
    return find_mismatch(expect["json"], body.value());
}

}  // namespace

StepPlayer::StepPlayer(Network& network, BrowserCase* browsers)
    : network_(network),
      browsers_(browsers),
      world_(network.world()),
      names_(world_.fixture().names),
      scope_{.spec = *world_.fixture().spec,
             .random = world_.actor_random(),
             .names = names_,
             .now = world_.now(),
             .people = &world_.fixture().people,
             .saved = &saved_} {}

std::optional<std::string> StepPlayer::let(Json const& values) {
    for (auto const& [name, value] : values.members()) {
        auto expanded = expand(value, scope_);
        if (!expanded) return "let " + name + ": " + expanded.error();
        saved_[name] = expanded.take();
    }
    return std::nullopt;
}

StepPlayer::Played StepPlayer::play(StepSpec const& step, std::string const& person) {
    scope_.now = world_.now();
    scope_.person = person;
    first_ = world_.trace().exchanges().size();
    Played found = wait(step, person);
    for (std::size_t i = 0; i < step.again && found && !found.value(); ++i) {
        if (i > 0 && step.after == kWhenTold) found = wait(step, person);
        if (!found || found.value()) break;
        found =
            step.browse.is_null() ? send_and_check(step, person) : play_in_browser(step, person);
    }
    return !found || found.value() ? found : check_database(step);
}

// Nobody is told to the second; and nobody waits for more than twenty minutes.
FirstMismatch StepPlayer::wait(StepSpec const& step, std::string const& person) {
    if (step.after.empty()) return std::nullopt;
    if (step.after == kWhenTold && !told_[person].headers.has("retry-after")) return std::nullopt;
    if (step.after != kAsTold && step.after != kWhenTold) {
        world_.advance(duration_in(step.after).value_or(Duration::zero()));
    } else {
        auto const told = told_to_wait(told_[person], world_.now());
        if (!told || *told == Duration::zero() || *told > kLongestWait)
            return Mismatch{.expected = "a Retry-After of 1 to 1200 seconds in the answer before",
                            .got = told_[person].headers.get("retry-after").value_or("none")};
        world_.advance(*told + kUnhurried);
    }
    scope_.now = world_.now();
    return std::nullopt;
}

std::vector<int> StepPlayer::exchanges() const {
    std::vector<int> numbers;
    auto const& all = world_.trace().exchanges();
    for (std::size_t i = first_; i < all.size(); ++i) numbers.push_back(all[i].number);
    return numbers;
}

StepPlayer::Played StepPlayer::play_in_browser(StepSpec const& step, std::string const& person) {
    if (browsers_ == nullptr) return Failure{std::string("there are no browsers")};
    auto const expanded = expand(step.browse, scope_);
    if (!expanded) return Failure{expanded.error()};
    if (auto found = browsers_->play(person, expanded.value())) return found;
    return save_seen(step, person);
}

StepPlayer::Played StepPlayer::send_and_check(StepSpec const& step, std::string const& person) {
    auto const values = expand(object({{"path", step.path},
                                       {"query", step.query},
                                       {"json", step.json},
                                       {"form", step.form},
                                       {"headers", step.headers}}),
                               scope_);
    if (!values) return Failure{values.error()};
    http::Request request = request_of(step, values.value());
    if (!step.from.empty()) request.client_address = network_.address_at(step.from);
    auto const responses = send(step, person, std::move(request));
    told_[person] = responses.front();
    auto const expect = expand(step.expect, scope_);
    if (!expect) return Failure{expect.error()};
    for (http::Response const& response : responses)
        if (auto found = check_answer(expect.value(), response)) return found;
    return save(step, responses.front());
}

std::vector<http::Response> StepPlayer::send(StepSpec const& step, std::string const& person,
                                             http::Request request) {
    Jar& jar = jars_[person];
    std::string const path(path_of(request.target));
    bool const has_browser = browsers_ != nullptr && browsers_->dress(person, request);
    if (!has_browser) jar.dress(request, world_.now());
    std::vector<http::Request> const requests(step.together, request);
    auto responses = network_.send(person, requests);
    for (http::Response const& response : responses) {
        if (!has_browser || !browsers_->keep(person, request, response))
            jar.take(response, path, world_.now());
    }
    return responses;
}

FirstMismatch StepPlayer::save(StepSpec const& step, http::Response const& response) {
    if (step.save.empty()) return std::nullopt;
    auto const body = parse_json(response.body);
    for (auto const& [name, path] : step.save.members()) {
        auto const value = body ? value_at(body.value(), in_words(path)) : std::nullopt;
        if (!value) return Mismatch{.expected = "a value at " + in_words(path), .got = "none"};
        saved_[name] = *value;
    }
    return std::nullopt;
}

FirstMismatch StepPlayer::save_seen(StepSpec const& step, std::string const& person) {
    for (auto const& [name, element] : step.save.members()) {
        auto value = browsers_->read(person, in_words(element));
        if (!value) return Mismatch{.expected = "an element " + in_words(element), .got = "none"};
        saved_[name] = std::move(*value);
    }
    return std::nullopt;
}

StepPlayer::Played StepPlayer::check_database(StepSpec const& step) {
    if (step.database.is_null()) return FirstMismatch();
    auto const expanded = expand(step.database, scope_);
    if (!expanded) return Failure{expanded.error()};
    auto const answer = world_.query_as_owner(text_of(expanded.value(), "sql"));
    if (!answer)
        return FirstMismatch(
            Mismatch{.expected = "the database as it was", .got = answer.error().error.message});
    Json rows = Json::array();
    for (sql::Row const& row : answer.value().first.rows) {
        Json& line = rows.push_back(Json::array());
        for (sql::Value const& value : row) {
            if (auto const* whole = std::get_if<std::int64_t>(&value))
                line.push_back(*whole);
            else if (auto const* number = std::get_if<double>(&value))
                line.push_back(*number);
            else if (std::holds_alternative<sql::Null>(value))
                line.push_back(nullptr);
            else
                line.push_back(in_words(value));
        }
    }
    FirstMismatch found = find_mismatch(member_of(expanded.value(), "rows"), rows, "stored rows");
    if (std::string says = text_of(expanded.value(), "says"); found && !says.empty())
        *found = {.expected = std::move(says), .got = rows_in_words(rows)};
    return found;
}

}  // namespace parapet::range

#include "core/range/story.h"

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "core/http/query.h"
#include "core/range/jar.h"
#include "core/range/json_text.h"
#include "core/range/matcher.h"

namespace parapet::range {
namespace {

using Found = std::optional<Mismatch>;

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

Found check_answer(Json const& expect, http::Response const& response) {
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

class Player {
public:
    Player(StorySpec const& story, Network& network)
        : story_(story),
          network_(network),
          world_(network.world()),
          names_(world_.fixture().names),
          scope_{.spec = *world_.fixture().spec,
                 .random = world_.actor_random(),
                 .names = names_,
                 .now = world_.now(),
                 .people = &world_.fixture().people,
                 .saved = &saved_} {}

    Result<std::optional<BrokenStep>, std::string> play() {
        for (auto const& [name, value] : story_.let.members()) {
            auto expanded = expand(value, scope_);
            if (!expanded)
                return Failure{"story " + story_.id + ", let " + name + ": " + expanded.error()};
            saved_[name] = expanded.take();
        }
        for (std::size_t i = 0; i < story_.steps.size(); ++i) {
            StepSpec const& step = story_.steps[i];
            auto found = play_step(step);
            if (!found) return Failure{step.at + ": " + found.error()};
            if (!found.value()) continue;
            return std::optional(BrokenStep{.step = i + 1,
                                            .send = step.method + ' ' + step.path,
                                            .expected = found.value()->expected,
                                            .got = found.value()->got,
                                            .exchanges = numbers_});
        }
        return std::optional<BrokenStep>();
    }

private:
    Result<Found, std::string> play_step(StepSpec const& step) {
        scope_.now = world_.now();
        auto const values = expand(object({{"path", step.path},
                                           {"query", step.query},
                                           {"json", step.json},
                                           {"form", step.form},
                                           {"headers", step.headers}}),
                                   scope_);
        if (!values) return Failure{values.error()};
        auto const responses = send(step, request_of(step, values.value()));
        auto const expect = expand(step.expect, scope_);
        if (!expect) return Failure{expect.error()};
        for (http::Response const& response : responses)
            if (auto found = check_answer(expect.value(), response)) return found;
        if (auto const missing = save(step, responses.front())) return Found(*missing);
        return check_database(step);
    }

    std::vector<http::Response> send(StepSpec const& step, http::Request request) {
        Jar& jar = jars_[step.as];
        std::string const path(path_of(request.target));
        jar.dress(request, world_.now());
        std::vector<http::Request> const requests(step.together, request);
        std::size_t const first = world_.trace().exchanges().size();
        auto responses = network_.send(step.as, requests);
        numbers_.clear();
        for (std::size_t i = 0; i < responses.size(); ++i) {
            numbers_.push_back(world_.trace().exchanges()[first + i].number);
            jar.take(responses[i], path, world_.now());
        }
        return responses;
    }

    Found save(StepSpec const& step, http::Response const& response) {
        if (step.save.empty()) return std::nullopt;
        auto const body = parse_json(response.body);
        for (auto const& [name, path] : step.save.members()) {
            auto const value = body ? value_at(body.value(), in_words(path)) : std::nullopt;
            if (!value) return Mismatch{.expected = "a value at " + in_words(path), .got = "none"};
            saved_[name] = *value;
        }
        return std::nullopt;
    }

    Result<Found, std::string> check_database(StepSpec const& step) {
        if (step.database.is_null()) return Found();
        auto const expanded = expand(step.database, scope_);
        if (!expanded) return Failure{expanded.error()};
        auto const answer = world_.query_as_owner(text_of(expanded.value(), "sql"));
        if (!answer)
            return Found(Mismatch{.expected = "the database as it was",
                                  .got = answer.error().error.message});
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
        return find_mismatch(member_of(expanded.value(), "rows"), rows, "stored rows");
    }

    StorySpec const& story_;
    Network& network_;
    World& world_;
    Names names_;  // a copy: names drawn here are new to the world, and gone with the case
    Saved saved_;
    TemplateScope scope_;
    std::map<std::string, Jar> jars_;
    std::vector<int> numbers_;
};

}  // namespace

Result<std::optional<BrokenStep>, std::string> play_story(StorySpec const& story,
                                                          Network& network) {
    return Player(story, network).play();
}

}  // namespace parapet::range

// sql-wildcard: searches for nothing but LIKE's wildcards and turns the pages to the end. Bound
// values do not help against it; escaping % and _ does.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

using namespace std::string_view_literals;

// LIKE's wildcards, escaped once too often or not; GLOB's and those of regular expressions; and
// what counts as characters and comes to nothing. No NULs: SQLite's LIKE ends there, but whoever
// escapes the wildcards has done what there is to do.
constexpr std::string_view kQueries[] = {
    "___"sv, "%%%"sv, "_%_"sv, "%_%"sv,          "__%"sv,   "\\%\\%\\%"sv, "%a%"sv,
    "_e_"sv, "%o_"sv, "***"sv, "???"sv,          "%\\_%"sv, "[^~]%_"sv,    "%25%25%25"sv,
    "   "sv, "..."sv, ".*."sv, "[^~][^~][^~]"sv, "|||"sv,   "％％％"sv,    "\u200b\u200b\u200b"sv};
constexpr int kMostPages = 40;

class SqlWildcard final : public Agent {
    void run(Target& target) override {
        std::string const page = option_or(target, option::kPage, "page");
        auto const searches = [](Parameter const& each) {
            return is_text(each) && !is_order(each);
        };
        for (Spot const& spot : spots_to_try(target, searches)) {
            sign_in_for(target, *spot.endpoint);
            for (std::string_view query : kQueries)
                turn_pages(target, *spot.endpoint, page, [&](std::vector<std::string> values) {
                    values[spot.parameter] = query;
                    return write_request(*spot.endpoint, values);
                });
            if (spot.get().place != Place::Query) continue;
            // A list is as long as it has items, whatever is in them.
            turn_pages(target, *spot.endpoint, page, [&](std::vector<std::string> const& values) {
                http::Request request =
                    write_request(*spot.endpoint, values, {spot.parameter, "", Dress::Array});
                for (int more = 0; more < 2; ++more)
                    request.target += "&" + spot.get().name + "[]=";
                return request;
            });
        }
    }

    static std::size_t index_of(Endpoint const& endpoint, std::string_view name) {
        std::size_t i = 0;
        while (i < endpoint.parameters.size() && endpoint.parameters[i].name != name) ++i;
        return i;
    }

    // Until a page is no success, shows no row or repeats the one before.
    template <class Search>
    static void turn_pages(Target& target, Endpoint const& endpoint, std::string_view page_name,
                           Search const& search) {
        std::size_t const page = index_of(endpoint, page_name);
        std::vector<std::string> values = samples(endpoint);
        std::string before;
        for (int number = 1; number <= kMostPages; ++number) {
            if (page < values.size()) values[page] = std::to_string(number);
            http::Response const response = target.send(search(values));
            bool const has_rows = response.body.find("{\"") != response.body.rfind("{\"");
            if (!succeeded(response) || !has_rows || response.body == before) return;
            if (number == 2)
                target.note("Searching for nothing but wildcards lists page after page.");
            if (page == values.size()) return;
            before = response.body;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_wildcard() { return std::make_unique<SqlWildcard>(); }

}  // namespace parapet::attack

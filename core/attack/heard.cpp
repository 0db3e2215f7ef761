#include "core/attack/heard.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kId = 16;  // characters

// Without what is drawn anew for each answer, such as the number of a request.
std::string without_ids(std::string_view text) {
    std::string kept, run;
    auto const end_run = [&] {
        bool const is_id =
            run.size() >= kId && std::any_of(run.begin(), run.end(), ascii::is_digit);
        kept += is_id ? "#" : run;
        run.clear();
    };
    for (char c : text) {
        if (ascii::is_alphanumeric(c) || c == '-' || c == '_') {
            run += c;
            continue;
        }
        end_run();
        kept += c;
    }
    end_run();
    return kept;
}

}  // namespace

Answer heard(http::Response const& response, std::string_view asked_about) {
    Answer answer = make_answer(response, Duration{0}, asked_about);
    for (http::Header const& header : response.headers.entries()) {
        std::string const name = ascii::lower(header.name);
        if (name == "content-length" || name == "etag" || name == "date") continue;
        answer.body +=
            '\n' + name + ": " +
            (name == "set-cookie" ? header.value.substr(0, header.value.find('=')) : header.value);
    }
    answer.body = without_ids(answer.body);
    return answer;
}

}  // namespace parapet::attack

#include "core/attack/answer.h"

#include <algorithm>

#include "core/attack/request_writer.h"
#include "core/base/ascii.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

void remove_all(std::string& text, std::string_view part) {
    if (part.size() < 2) return;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

std::string without_digits(std::string_view text) {
    std::string result;
    for (char c : text) {
        if (!ascii::is_digit(c)) {
            result += c;
        } else if (!result.ends_with('#')) {
            result += '#';
        }
    }
    return result;
}

}  // namespace

Answer make_answer(http::Response const& response, Duration took, std::string_view sent) {
    Answer answer{response.status, response.body, took};
    // HEAD has no body, but its length tells as much.
    if (answer.body.empty()) answer.body = response.headers.get("Content-Length").value_or("");
    answer.body += response.headers.get("Location").value_or("");
    take_out(answer, sent);
    return answer;
}

void take_out(Answer& answer, std::string_view sent) {
    std::string const quoted = json_string(sent);
    remove_all(answer.body, std::string_view(quoted).substr(1, quoted.size() - 2));
    remove_all(answer.body, sent);
    remove_all(answer.body, http::percent_encode(sent));
}

std::string fingerprint(Answer const& answer, Detail detail) {
    std::string const status = std::to_string(answer.status) + " ";
    switch (detail) {
        case Detail::Exact: return status + answer.body;
        case Detail::NoDigits: return status + without_digits(answer.body);
        case Detail::Shape:
            return status + std::to_string(std::count(answer.body.begin(), answer.body.end(), '{'));
        case Detail::Status: return status;
    }
    return status;
}

}  // namespace parapet::attack

#include "tests/core/browsing/small_dom.h"

namespace parapet::tests {

using namespace browser;

namespace {

std::string option(Value const& options, std::string_view name) {
    auto const* thing = std::get_if<ThingPointer>(&options);
    if (thing == nullptr) return {};
    auto const found = (*thing)->members.find(name);
    return found == (*thing)->members.end() ? std::string() : to_text(found->second);
}

ScriptFetch fetch_of(Arguments const& given) {
    Value const options = argument(given, 1);
    ScriptFetch fetch{.url = text_argument(given, 0), .body = option(options, "body")};
    if (std::string const method = option(options, "method"); !method.empty())
        fetch.method = method;
    if (option(options, "mode") == "no-cors") fetch.mode = RequestMode::NoCors;
    if (option(options, "credentials") == "include") fetch.credentials = CredentialsMode::Include;
    if (option(options, "credentials") == "omit") fetch.credentials = CredentialsMode::Omit;
    if (auto const* thing = std::get_if<ThingPointer>(&options))
        if (auto const* headers = std::get_if<ThingPointer>(&(*thing)->members["headers"]))
            for (auto const& [name, value] : (*headers)->members)
                fetch.headers.append(name, to_text(value));
    // There are no bodies but texts here.
    if (!fetch.body.empty() && !fetch.headers.has("Content-Type"))
        fetch.headers.append("Content-Type", "text/plain;charset=UTF-8");
    return fetch;
}

ThingPointer response_of(ScriptAnswer const& answer) {
    auto response = make_thing();
    response->members["status"] = static_cast<double>(answer.status);
    response->members["ok"] = answer.status >= 200 && answer.status < 300;
    response->members["url"] = answer.url;
    response->members["text"] = make_function(
        [body = answer.body](Arguments const&) -> Value { return make_promise(body); });
    return response;
}

}  // namespace

void SmallPage::define_network() {
    auto& names = scope_->names;
    names["fetch"] = make_function([this](Arguments const& given) -> Value {
        ScriptAnswer const answer = page_.fetch(fetch_of(given));
        return answer.type == FetchedType::Error ? make_rejection()
                                                 : make_promise(response_of(answer));
    });
    names["Image"] = make_function(
        [this](Arguments const&) -> Value { return element(page_.create_element("img")); });
    auto navigator = make_thing();
    navigator->members["sendBeacon"] = make_function([this](Arguments const& given) -> Value {
        return page_
                   .fetch({.url = text_argument(given, 0),
                           .method = "POST",
                           .headers = {{"Content-Type", "text/plain;charset=UTF-8"}},
                           .body = text_argument(given, 1),
                           .mode = RequestMode::NoCors,
                           .credentials = CredentialsMode::Include})
                   .type != FetchedType::Error;
    });
    names["navigator"] = navigator;
}

}  // namespace parapet::tests

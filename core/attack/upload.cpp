#include "core/attack/upload.h"

#include <algorithm>

#include "core/attack/own_form.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

std::size_t parameter_like(Endpoint const& endpoint,
                           std::initializer_list<std::string_view> hints) {
    for (std::size_t i = 0; i < endpoint.parameters.size(); ++i)
        for (std::string_view hint : hints)
            if (ascii::lower(endpoint.parameters[i].name).find(hint) != std::string::npos) return i;
    return endpoint.parameters.size();
}

std::size_t content_of(Endpoint const& endpoint) {
    return parameter_like(endpoint, {"content", "file", "data", "body"});
}

// Where the app says that the file is: Location, or the first path in quotes.
std::string path_in(http::Response const& answer, std::string_view name) {
    if (auto const location = answer.headers.get("location")) return *location;
    std::string const& body = answer.body;
    for (std::size_t at = body.find("\"/"); at != std::string::npos;
         at = body.find("\"/", at + 1)) {
        std::string path = body.substr(at + 1, body.find('"', at + 1) - at - 1);
        if (path.find(name) != std::string::npos || body.front() == '{') return path;
    }
    return {};
}

// The same file by addresses that end otherwise: the type may be taken from there.
void add_renamed(std::string const& path, std::string_view ending,
                 std::vector<std::string>& paths) {
    if (!path.ends_with(ending)) return;
    for (char const* other : {".js", ".html"})
        paths.push_back(path.substr(0, path.size() - ending.size()) + other);
}

}  // namespace

std::vector<std::string> upload(Target& target, std::string const& content) {
    std::vector<std::string> paths;
    constexpr std::pair<std::string_view, std::string_view> kDisguises[] = {
        {".png", "image/png"},
        {".txt", "text/plain"},
        {".js", "text/javascript"},
        {".mjs", "text/javascript"},
        {".html", "text/html"},
        {".svg", "image/svg+xml"},
        {"", "application/octet-stream"},
        // What lists forget: capitals, an ending behind another, and rarer ones of the same types.
        {".txt.JS", "text/javascript"},
        {".txt.Htm", "text/html"},
        {".xhtml", "application/xhtml+xml"},
        {".ecma", "application/ecmascript"},
        {".swf", "application/x-shockwave-flash"}};
    for (Endpoint const& endpoint : target.surface().endpoints) {
        std::size_t const place = content_of(endpoint);
        if (endpoint.method == "GET" || place == endpoint.parameters.size()) continue;
        std::size_t const name = parameter_like(endpoint, {"name", "title"});
        std::size_t const type = parameter_like(endpoint, {"type", "mime"});
        OwnForm const own = look_at_form(target, endpoint, As::Attacker);
        for (auto const& [ending, mime] : kDisguises) {
            std::vector<std::string> values = samples(endpoint);
            values[place] = content;
            std::string const file = random_word(target, 6) + std::string(ending);
            if (name < values.size()) values[name] = file;
            if (type < values.size()) values[type] = mime;
            http::Response const answer = send_honestly(target, endpoint, values, own);
            if (!succeeded(answer)) continue;
            std::string path = path_in(answer, file);
            if (path.empty()) continue;
            if (ending == ".txt") add_renamed(path, ending, paths);
            paths.push_back(std::move(path));
        }
    }
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

}  // namespace parapet::attack

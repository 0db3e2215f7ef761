#include "core/browser/destination.h"

namespace parapet::browser {

std::string_view text_of(Destination destination) {
    switch (destination) {
        case Destination::None: return "empty";
        case Destination::Audio: return "audio";
        case Destination::Document: return "document";
        case Destination::Font: return "font";
        case Destination::Frame: return "frame";
        case Destination::Iframe: return "iframe";
        case Destination::Image: return "image";
        case Destination::Manifest: return "manifest";
        case Destination::Object: return "object";
        case Destination::Script: return "script";
        case Destination::ServiceWorker: return "serviceworker";
        case Destination::SharedWorker: return "sharedworker";
        case Destination::Style: return "style";
        case Destination::Video: return "video";
        case Destination::Worker: return "worker";
    }
    return "";
}

bool is_script_like(Destination destination) {
    return destination == Destination::Script || destination == Destination::ServiceWorker ||
           destination == Destination::SharedWorker || destination == Destination::Worker;
}

}  // namespace parapet::browser

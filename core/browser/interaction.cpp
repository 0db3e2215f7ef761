// What the user does with a page, and what a script does in his name: clicks, links, forms.
#include <algorithm>

#include "core/browser/page.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

// "button#pay of https://shop.example"
std::string name_of(Document const& document, NodeId element) {
    HtmlNode const& node = document.tree.at(element);
    auto const id = node.attribute("id");
    return node.name + (id ? "#" + *id : "") + " of " + document.origin.serialize();
}

std::optional<NodeId> link_around(HtmlTree const& tree, NodeId element) {
    auto const anchor = tree.closest(element, "a");
    return anchor && tree.at(*anchor).attribute("href") ? anchor : std::nullopt;
}

}  // namespace

void UserAgent::click_at(TabId id, Point point) {
    Tab const* tab = find_tab(id);
    if (tab == nullptr || tab->shown == nullptr) return;
    begin_action();
    PointerHit const hit = hit_test(*tab->shown, point);
    if (!hit.received) return;
    Document* document = find_open(hit.received->document->id);
    Verdict verdict;
    bool const is_fooled = !hit.seen || hit.seen->document != hit.received->document ||
                           hit.seen->element != hit.received->element;
    std::string const seen = hit.seen ? name_of(*hit.seen->document, hit.seen->element) : "nothing";
    if (is_fooled)
        verdict.note("Clickjacking", "The user sees " + seen + " there; what gets the click is " +
                                         name_of(*document, hit.received->element) + ".");
    session_.log.add(EventKind::Clicked, document->place(),
                     name_of(*document, hit.received->element), seen, std::move(verdict));
    click_element(*document, hit.received->element, UserActivation::Given);
    settle();
}

void UserAgent::click(DocumentId id, NodeId element) {
    Document* document = find_open(id);
    if (document == nullptr || !document->tree.has(element)) return;
    begin_action();
    std::string const name = name_of(*document, element);
    session_.log.add(EventKind::Clicked, document->place(), name, name);
    click_element(*document, element, UserActivation::Given);
    settle();
}

void UserAgent::type(DocumentId id, NodeId control, std::string value) {
    Document* document = find_open(id);
    if (document == nullptr || !document->tree.has(control)) return;
    begin_action();
    HtmlTree& tree = document->tree;
    if (tree.at(control).name == "select") {
        for (NodeId option : tree.find_all("option", control)) {
            std::string const text = tree.text_of(option);
            tree.remove_attribute(option, "selected");
            if (text == value || tree.at(option).attribute("value").value_or(text) == value)
                tree.set_attribute(option, "selected", "");
        }
    } else {
        tree.set_attribute(control, "value", std::move(value));
    }
    tell_changed(*document, control);
}

void UserAgent::tick(DocumentId id, NodeId control, Tick tick) {
    Document* document = find_open(id);
    if (document == nullptr || !document->tree.has(control)) return;
    begin_action();
    HtmlTree& tree = document->tree;
    auto const form = form_of(tree, control);
    if (tree.at(control).attribute("type") == "radio" && form)
        for (NodeId other : controls_of(tree, *form))
            if (tree.at(other).attribute("name") == tree.at(control).attribute("name"))
                tree.remove_attribute(other, "checked");
    tree.remove_attribute(control, "checked");
    if (tick == Tick::On) tree.set_attribute(control, "checked", "");
    tell_changed(*document, control);
}

void UserAgent::tell_changed(Document& document, NodeId control) {
    for (std::string const event : {"input", "change"}) {
        run_handler(document, control, "on" + event);
        notify(document, control, event);
    }
    settle();
}

void UserAgent::submit(DocumentId id, NodeId form) {
    Document* document = find_open(id);
    if (document == nullptr || !document->tree.has(form)) return;
    begin_action();
    if (run_handler(*document, form, "onsubmit") == DefaultAction::Happens &&
        notify(*document, form, "submit") == DefaultAction::Happens)
        submit_form(*document, form, std::nullopt, UserActivation::Given);
    settle();
}

// Handlers first, from the element outwards; then what the element does by itself.
void UserAgent::click_element(Document& document, NodeId element, UserActivation activation) {
    HtmlTree const& tree = document.tree;
    auto action = DefaultAction::Happens;
    for (NodeId each = element; each != kNoNode && each != kDocumentNode;
         each = tree.at(each).parent)
        if (run_handler(document, each, "onclick") == DefaultAction::IsPrevented)
            action = DefaultAction::IsPrevented;
    if (notify(document, element, "click") == DefaultAction::IsPrevented)
        action = DefaultAction::IsPrevented;
    if (action == DefaultAction::IsPrevented) return;
    if (auto const anchor = link_around(tree, element))
        return follow_link(document, *anchor, activation);
    auto const button = tree.closest(element, "button");
    NodeId const control = button.value_or(element);
    if (!is_submit_button(tree.at(control))) return;
    auto const form = form_of(tree, control);
    if (!form) return;
    if (run_handler(document, *form, "onsubmit") == DefaultAction::IsPrevented ||
        notify(document, *form, "submit") == DefaultAction::IsPrevented)
        return;
    submit_form(document, *form, control, activation);
}

void UserAgent::follow_link(Document& document, NodeId anchor, UserActivation activation) {
    HtmlNode const& link = document.tree.at(anchor);
    auto const url = resolve(document, link.attribute("href").value_or(""));
    if (!url) return;
    Navigation navigation{.slot = slot_for(document, link.attribute("target").value_or("")),
                          .source = document.id,
                          .url = *url,
                          .activation = activation};
    if (auto const policy = link.attribute("referrerpolicy"))
        navigation.referrer_policy = read_referrer_policy({{"Referrer-Policy", *policy}});
    if (link.attribute("rel").value_or("").find("noreferrer") != std::string::npos)
        navigation.referrer_policy = ReferrerPolicy::NoReferrer;
    start(std::move(navigation));
}

// https://html.spec.whatwg.org/#form-submission-algorithm
void UserAgent::submit_form(Document& document, NodeId form, std::optional<NodeId> submitter,
                            UserActivation activation) {
    if (document.is_sandboxed_without("allow-forms")) {
        Verdict verdict;
        verdict.block("HTML, form submission", "The page is sandboxed without allow-forms.");
        session_.log.add(EventKind::FormSubmitted, document.place(), "form", "blocked",
                         std::move(verdict));
        return;
    }
    FormSubmission const submission = read_form(document.tree, form, submitter);
    auto url = submission.action.empty() ? std::optional(effective_url(document))
                                         : resolve(document, submission.action);
    if (!url) return;
    Navigation navigation{.slot = slot_for(document, submission.target),
                          .source = document.id,
                          .url = std::move(*url),
                          .method = submission.method,
                          .kind = NavigationKind::FormSubmission,
                          .activation = activation};
    if (submission.method == "GET") {
        if (navigation.url.is_special()) navigation.url.query = form_query(submission.entries);
    } else {
        std::string number = std::to_string(++forms_sent_);
        EncodedForm encoded = encode_form(
            submission.enctype, submission.entries,
            "----ParapetFormBoundary" +
                std::string(10 - std::min<std::size_t>(number.size(), 10), '0') + number);
        navigation.content_type = std::move(encoded.content_type);
        navigation.body = std::move(encoded.body);
    }
    session_.log.add(EventKind::FormSubmitted, document.place(), navigation.url.href(),
                     submission.method == "GET" ? "GET" : std::string(text_of(submission.enctype)));
    start(std::move(navigation));
}

}  // namespace parapet::browser

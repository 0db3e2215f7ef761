// The simulated browser: tabs with pages in them, and what a user does: type an address, click,
// fill in and submit forms, go back. It sends into a Wire, parses by an HtmlParser and lets allowed
// scripts run in a ScriptHost; every decision is in log(). Deterministic: time is the clock's, and
// each action ends when all it led to has ended. The life of a page: README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/browser/document.h"
#include "core/browser/fetching.h"
#include "core/browser/form.h"
#include "core/browser/layout.h"
#include "core/browser/script_host.h"
#include "core/browser/session.h"
#include "core/browser/tab.h"

namespace parapet::browser {

struct UserAgentOptions {
    BrowserProfile profile = BrowserProfile::current();
    http::PublicSuffixes suffixes = {};
    std::string client_address = "192.0.2.7";
    // Its documents are numbered from the next one on, so that browsers may share a ScriptHost.
    DocumentId documents_before = 0;
};

enum class Tick { On, Off };

class Page;

class UserAgent {
public:
    // What one action of the user may set off; a page that loops ends there.
    static constexpr int kRequestsPerAction = 400;
    static constexpr int kNavigationsPerAction = 40;
    static constexpr int kScriptsPerAction = 2'000;
    static constexpr int kDeepestScript = 12;  // a handler that sets off a handler …
    static constexpr std::size_t kMostTabs = 50;

    UserAgent(Wire& wire, Clock const& clock, HtmlParser& parser, ScriptHost& scripts,
              UserAgentOptions options = {});
    ~UserAgent();
    UserAgent(UserAgent const&) = delete;
    UserAgent& operator=(UserAgent const&) = delete;

    /// At most kMostTabs; 0, which no tab has, when there are as many.
    TabId open_tab();
    void close_tab(TabId tab);
    /// The address bar; without a scheme it is http, as it was for most of the web's life.
    void visit(TabId tab, std::string_view address);
    void reload(TabId tab);
    void back(TabId tab);
    void forward(TabId tab);

    void click_at(TabId tab, Point point);
    void click(DocumentId document, NodeId element);
    /// Into a field, or of a <select> the option of that value or text.
    void type(DocumentId document, NodeId control, std::string value);
    /// A check box or radio button; of the latter's group the others go off.
    void tick(DocumentId document, NodeId control, Tick);
    /// The Enter key in a form: onsubmit is asked.
    void submit(DocumentId document, NodeId form);
    /// What a page's script does later than it ran: a timer, a listener of the host's own. An
    /// action of its own; nothing happens when the document is not shown any more.
    void resume(DocumentId document, std::function<void(PageApi&)> const& turn);
    /// For a script that runs now; null when the document is not shown any more.
    PageApi* page(DocumentId document);
    /// The browser is closed: tabs, session cookies and session storage go.
    void end_session();

    /// What the tab shows; null when it has shown nothing yet. Valid until the next action.
    Document const* document(TabId tab) const;
    Document const* find(DocumentId document) const;
    std::vector<TabId> tabs() const;

    BrowserLog const& log() const { return session_.log; }
    CookieJar const& cookies() const { return session_.jar; }
    CookieJar& cookies() { return session_.jar; }
    HstsStore& hsts() { return session_.hsts; }
    WebStorage const& storage() const { return session_.storage; }
    BrowserProfile const& profile() const { return session_.profile; }

private:
    friend class Page;

    // user_agent.cpp
    void begin_action();
    void settle();
    Tab* find_tab(TabId tab);
    Document* find_open(DocumentId document) const;
    Page& page_of(Document& document);

    // history.cpp
    void show(Tab& tab, std::unique_ptr<Document> document, Navigation const& navigation);
    void traverse(TabId tab, int steps);
    void leave(Tab& tab);
    void discard(std::unique_ptr<Document> document);

    // navigation.cpp
    void start(Navigation navigation);
    Slot slot_for(Document const& source, std::string_view target);
    void perform(Navigation const& navigation);
    void run_javascript_url(Navigation const& navigation, Document* source);
    void load_over_network(Navigation const& navigation, Document* source, Document* parent);
    bool may_navigate(Document const& source, Slot const& slot);
    bool is_fragment_only(Navigation const& navigation) const;
    // Nothing comes of it, and the page stays as it is; or the browser's error page takes its
    // place.
    void cancel(Navigation const& navigation, std::string why);
    void fail(Navigation const& navigation, std::string why);

    // document_opening.cpp
    void install(Navigation const& navigation, std::unique_ptr<Document> document);
    bool may_be_framed(Document const& document, Document const& parent);
    std::unique_ptr<Document> open_answer(Navigation const& navigation, Fetched fetched,
                                          Document* parent);
    std::unique_ptr<Document> open_local(Navigation const& navigation, Document* source,
                                         Document* parent);
    void finish_opening(Document& document, Document* parent, Slot const& slot);

    // page_loading.cpp
    void load_page(Document& document);
    void begin_tree(Document& document, std::vector<NodeId> const& elements, ParserMetadata);
    void begin_element(Document& document, NodeId element, ParserMetadata);
    void begin_meta(Document& document, NodeId element);
    void begin_base(Document& document, NodeId element);

    // subresources.cpp
    Fetched load(Document const& document, NodeId element, std::string_view address, LoadKind,
                 Destination, ParserMetadata = ParserMetadata::Inserted);
    void load_image(Document& document, NodeId element);
    void load_link(Document& document, NodeId element);
    void load_object(Document& document, NodeId element, std::string_view address);
    void play_movie(Document& document, NodeId element, Fetched movie);
    void load_frame(Document& document, NodeId element);
    void load_style_addresses(Document& document, NodeId element, std::string_view css);
    void apply_style(Document& document, NodeId element, InlineKind, std::string text);

    // scripts.cpp
    void run_script_element(Document& document, NodeId element, ParserMetadata);
    DefaultAction run_handler(Document& document, NodeId element, std::string_view name);
    bool may_run_inline(Document& document, NodeId element, InlineKind, std::string text,
                        std::string const& name);
    DefaultAction run_script(Document& document, ScriptRun script);
    bool enter_script();
    void leave_script();
    // Listeners of scripts; a page on which none has run has no listeners.
    DefaultAction notify(Document& document, NodeId element, std::string_view event);

    // interaction.cpp
    void tell_changed(Document& document, NodeId control);
    void click_element(Document& document, NodeId element, UserActivation);
    void follow_link(Document& document, NodeId anchor, UserActivation);
    void submit_form(Document& document, NodeId form, std::optional<NodeId> submitter,
                     UserActivation);

    Session session_;
    HtmlParser& parser_;
    ScriptHost& scripts_;
    std::vector<std::unique_ptr<Tab>> tabs_;
    std::map<DocumentId, std::unique_ptr<Page>> pages_;
    std::vector<Navigation> waiting_;  // in the order they were asked for
    TabId last_tab_ = 0;
    DocumentId last_document_ = 0;
    std::uint64_t forms_sent_ = 0;
    int navigations_left_ = 0;
    int scripts_left_ = 0;
    int script_depth_ = 0;
};

}  // namespace parapet::browser

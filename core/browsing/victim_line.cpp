#include "core/browsing/victim_line.h"

#include "core/browser/ssl_stripper.h"

namespace parapet::browsing {

using namespace range;

class VictimLine::Beyond final : public browser::Wire {
public:
    Beyond(std::string const& person, Hosts& hosts) : person_(person), hosts_(hosts) {}
    http::Response exchange(http::Request const& request) override {
        return hosts_.exchange(person_, request);
    }

private:
    std::string const& person_;
    Hosts& hosts_;
};

namespace {

class Meddler final : public browser::ManInTheMiddle {
public:
    explicit Meddler(attack::Line::Meddling meddling) : meddling_(std::move(meddling)) {}
    http::Response handle(http::Request const& request, browser::Wire& beyond) override {
        return meddling_(request, [&](http::Request const& on) { return beyond.exchange(on); });
    }

private:
    attack::Line::Meddling meddling_;
};

}  // namespace

// What he does with what is in the clear, and whether TLS comes about.
class VictimLine::Man final : public browser::ManInTheMiddle {
public:
    Man(std::unique_ptr<browser::ManInTheMiddle> way, Tls const& tls)
        : way_(std::move(way)), tls_(tls) {}
    http::Response handle(http::Request const& request, browser::Wire& beyond) override {
        return way_->handle(request, beyond);
    }
    browser::TlsFate see_tls(std::string_view) override {
        return tls_ == Tls::IsCut ? browser::TlsFate::IsCut : browser::TlsFate::Passes;
    }

private:
    std::unique_ptr<browser::ManInTheMiddle> way_;
    Tls const& tls_;
};

VictimLine::VictimLine(std::string person, Hosts& hosts)
    : person_(std::move(person)),
      hosts_(hosts),
      beyond_(std::make_unique<Beyond>(person_, hosts)) {}

VictimLine::~VictimLine() = default;

http::Response VictimLine::exchange(http::Request const& request) {
    std::size_t const first = hosts_.world().trace().exchanges().size();
    std::size_t const place = numbers_.size();
    numbers_.push_back(0);
    fates_.push_back(Fate::Alone);
    Fate fate = Fate::Alone;
    http::Response response = tapped_ == nullptr ? beyond_->exchange(request) : pass(request, fate);
    fates_[place] = fate;
    auto const& exchanges = hosts_.world().trace().exchanges();
    if (exchanges.size() > first) numbers_[place] = exchanges[first].number;
    return response;
}

http::Response VictimLine::pass(http::Request const& request, Fate& fate) {
    Trace& trace = hosts_.world().trace();
    std::size_t const first = trace.exchanges().size();
    http::Response response = tapped_->exchange(request);
    browser::Overheard const& last = tapped_->overheard().back();
    passed_.push_back({last.at, last.host, last.request, last.response});
    if (!last.request) {
        fate = response.status == 0 && tls_ == Tls::IsCut ? Fate::Cut : Fate::Sealed;
        return response;
    }
    fate = Fate::Read;
    if (trace.exchanges().size() == first) {
        // What he answered himself was an exchange, too.
        fate = Fate::Answered;
        std::size_t const own = trace.record(person_, request, hosts_.world().now());
        trace.exchanges()[own].response = response;
    }
    hosts_.overheard(*last.request, response);
    return response;
}

void VictimLine::take(std::unique_ptr<browser::ManInTheMiddle> way) {
    tapped_ = nullptr;
    man_ = std::make_unique<Man>(std::move(way), tls_);
    tapped_ = std::make_unique<browser::TappedLine>(*beyond_, *man_, hosts_.world());
}

void VictimLine::listen() { take(std::make_unique<browser::ManInTheMiddle>()); }
void VictimLine::strip() { take(std::make_unique<browser::SslStripper>()); }
void VictimLine::meddle(Meddling meddling) { take(std::make_unique<Meddler>(std::move(meddling))); }
void VictimLine::leave() {
    tapped_ = nullptr;
    tls_ = Tls::Passes;
}

}  // namespace parapet::browsing

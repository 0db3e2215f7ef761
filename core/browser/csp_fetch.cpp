#include "core/browser/csp_fetch.h"

#include <algorithm>

#include "core/browser/csp_reasons.h"
#include "core/browser/csp_section.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

NonceSource const* as_nonce(SourceExpression const& each) {
    return std::get_if<NonceSource>(&each.kind);
}

// CSP3 6.7.2.3
SourceExpression const* find_nonce(SourceList const& list, std::string_view nonce) {
    if (nonce.empty()) return nullptr;
    auto const found = std::find_if(
        list.expressions.begin(), list.expressions.end(),
        [nonce](auto const& each) { return as_nonce(each) && as_nonce(each)->value == nonce; });
    return found == list.expressions.end() ? nullptr : &*found;
}

// The hash-sources of integrity metadata (SRI 3.3.3): options after "?" and unknown algorithms fall
// away.
std::vector<HashSource> integrity_sources(std::string_view integrity) {
    std::vector<HashSource> sources;
    for (std::string_view word : split_on_whitespace(integrity)) {
        std::string const quoted = "'" + std::string(word.substr(0, word.find('?'))) + "'";
        auto const expression = parse_source_expression(quoted);
        if (!expression) continue;
        if (auto const* hash = std::get_if<HashSource>(&expression->kind)) sources.push_back(*hash);
    }
    return sources;
}

// Step 1.3 of 6.7.1.1: every hash the element demands is one the policy lists.
bool integrity_is_listed(SourceList const& list, std::string_view integrity) {
    auto const sources = integrity_sources(integrity);
    return !sources.empty() &&
           std::all_of(sources.begin(), sources.end(), [&list](HashSource const& source) {
               return std::any_of(
                   list.expressions.begin(), list.expressions.end(), [&source](auto const& each) {
                       auto const* hash = std::get_if<HashSource>(&each.kind);
                       return hash != nullptr && hash->algorithm == source.algorithm &&
                              hash->value == source.value;
                   });
           });
}

// A worker is judged as a script only where script-src stands in for worker-src.
bool is_judged_as_script(LoadKind kind, std::string_view directive) {
    return kind == LoadKind::Script || (kind == LoadKind::Worker && directive == "script-src");
}

void judge_strict_dynamic(PolicyVoice& voice, Governing const& by, ParserMetadata parser) {
    if (parser == ParserMetadata::Inserted)
        voice.refuse(csp_section::kScriptRequest,
                     by.label +
                         " has 'strict-dynamic': a script of the page's HTML needs a nonce or "
                         "a hash, hosts do not count.");
    else
        voice.permit(csp_section::kScriptRequest,
                     by.label + " has 'strict-dynamic': what a trusted script adds is trusted.");
}

void judge(ContentPolicy const& policy, PolicyVoice& voice, CspRequest const& request) {
    std::string_view const effective = effective_directive(request.kind);
    auto const by = governing(policy, effective);
    if (!by) return voice.is_silent(csp_section::kFallback, effective);
    SourceList const& list = by->directive.sources;
    bool const as_script = is_judged_as_script(request.kind, by->directive.name);
    if (as_script || request.kind == LoadKind::Style) {
        if (auto const* nonce = find_nonce(list, request.nonce))
            return voice.permit(csp_section::kNonce, by->label + " lists " + nonce->text +
                                                         ", which the element carries.");
        if (!request.nonce.empty() && list.has_nonce_or_hash())
            voice.note(csp_section::kNonce, "the element's nonce \"" + request.nonce +
                                                "\" is not in " + by->label + ".");
    }
    if (as_script) {
        if (integrity_is_listed(list, request.integrity))
            return voice.permit(csp_section::kScriptRequest,
                                by->label + " lists every hash of the element's integrity.");
        if (list.has(KeywordSource::StrictDynamic))
            return judge_strict_dynamic(voice, *by, request.parser);
    }
    judge_url(voice, policy, *by, request.url, request.redirects);
}

}  // namespace

Verdict check_request(ContentPolicyList const& policies, CspRequest const& request) {
    return judge_by_each(policies, [&request](ContentPolicy const& policy, PolicyVoice& voice) {
        judge(policy, voice, request);
    });
}

}  // namespace parapet::browser

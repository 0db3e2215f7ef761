#include "core/browser/csp_inline.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/browser/csp_reasons.h"
#include "core/browser/csp_section.h"

namespace parapet::browser {
namespace {

bool is_element(InlineKind kind) { return kind == InlineKind::Script || kind == InlineKind::Style; }

bool is_script(InlineKind kind) {
    return kind == InlineKind::Script || kind == InlineKind::ScriptAttribute ||
           kind == InlineKind::Navigation;
}

std::string_view noun(InlineKind kind) {
    switch (kind) {
        case InlineKind::Script: return "inline script";
        case InlineKind::ScriptAttribute: return "event handler attribute";
        case InlineKind::Style: return "inline style";
        case InlineKind::StyleAttribute: return "style attribute";
        case InlineKind::Navigation: return "javascript: URL";
    }
    return "";
}

bool contains_tag(std::string_view text) {
    std::string const lower = ascii::lower(text);
    return lower.find("<script") != std::string::npos || lower.find("<style") != std::string::npos;
}

// What takes the force from 'unsafe-inline' (CSP3 6.7.3.2), "" when nothing does.
std::string_view overrider(SourceList const& list, InlineKind kind) {
    if (list.has_nonce_or_hash()) return "a nonce or a hash";
    if (is_script(kind) && list.has(KeywordSource::StrictDynamic)) return "'strict-dynamic'";
    return "";
}

SourceExpression const* find_nonce(SourceList const& list, InlineCode const& code) {
    if (!code.nonce || code.nonce->empty()) return nullptr;
    for (SourceExpression const& each : list.expressions) {
        auto const* nonce = std::get_if<NonceSource>(&each.kind);
        if (nonce != nullptr && nonce->value == *code.nonce) return &each;
    }
    return nullptr;
}

// Base64url becomes Base64; missing padding stays missing and does not match.
std::string in_base64(std::string value) {
    std::replace(value.begin(), value.end(), '-', '+');
    std::replace(value.begin(), value.end(), '_', '/');
    return value;
}

// Step 5 of 6.7.3.3.
SourceExpression const* find_hash(PolicyVoice& voice, SourceList const& list,
                                  std::string_view text) {
    for (SourceExpression const& each : list.expressions) {
        auto const* hash = std::get_if<HashSource>(&each.kind);
        if (hash == nullptr) continue;
        Bytes const digest = crypto::digest(hash->algorithm, as_bytes(text));
        if (encode_base64(digest) == in_base64(hash->value)) return &each;
        if (digest == hash->digest)
            voice.note(csp_section::kElement,
                       each.text + " would match if it were written with its padding.");
    }
    return nullptr;
}

std::string hash_of(std::string_view text) {
    return "'sha256-" + encode_base64(crypto::digest(crypto::Hash::Sha256, as_bytes(text))) + "'";
}

void judge(ContentPolicy const& policy, PolicyVoice& voice, InlineCode const& code) {
    std::string_view const effective = effective_directive(code.kind);
    auto const by = governing(policy, effective);
    if (!by) return voice.is_silent(csp_section::kFallback, effective);
    SourceList const& list = by->directive.sources;
    std::string const what(noun(code.kind));

    if (list.has(KeywordSource::UnsafeInline)) {
        std::string_view const stronger = overrider(list, code.kind);
        if (stronger.empty())
            return voice.permit(csp_section::kAllInline,
                                by->label + " has 'unsafe-inline': any " + what + " runs.");
        voice.note(csp_section::kAllInline, "'unsafe-inline' of " + by->label +
                                                " is ignored beside " + std::string(stronger) +
                                                ".");
    }
    if (auto const* nonce = find_nonce(list, code)) {
        Verdict const nonceable = check_nonceable(code);
        if (is_element(code.kind) && nonceable.allowed())
            return voice.permit(csp_section::kElement, by->label + " lists " + nonce->text +
                                                           ", which the element carries.");
        for (Reason const& reason : nonceable.reasons())
            if (reason.effect == Effect::Blocks) voice.note(reason.section, reason.text);
        if (!is_element(code.kind))
            voice.note(csp_section::kElement, "a nonce does not count for this: " + what + ".");
    }
    bool const hashes_count = is_element(code.kind) || list.has(KeywordSource::UnsafeHashes);
    auto const* hash = find_hash(voice, list, code.text);
    if (hash != nullptr && hashes_count)
        return voice.permit(csp_section::kElement,
                            by->label + " lists " + hash->text + ", the hash of the text.");
    if (hash != nullptr)
        voice.note(csp_section::kElement, hash->text +
                                              " is the hash of the text, but counts for this (" +
                                              what + ") only with 'unsafe-hashes'.");
    voice.refuse(csp_section::kElement, by->label + " allows this " + what +
                                            " by no nonce and no hash; its hash is " +
                                            hash_of(code.text) + ".");
}

}  // namespace

Verdict check_inline(ContentPolicyList const& policies, InlineCode const& code) {
    return judge_by_each(policies, [&code](ContentPolicy const& policy, PolicyVoice& voice) {
        judge(policy, voice, code);
    });
}

Verdict check_nonceable(InlineCode const& code) {
    Verdict verdict;
    if (!code.nonce) verdict.block(csp_section::kNonceable, "The element has no nonce.");
    for (ElementAttribute const& attribute : code.attributes) {
        if (code.kind != InlineKind::Script) break;
        std::string const name = ascii::lower(attribute.name);
        if (name == "<script" || name == "<style" || contains_tag(attribute.value))
            verdict.block(csp_section::kNonceable,
                          "The nonce does not count: the attribute \"" + attribute.name +
                              "\" holds the start of another tag, which injected text swallowed.");
    }
    if (code.parsed_as == Attributes::Repeated)
        verdict.block(csp_section::kNonceable,
                      "The nonce does not count: the tag has an attribute twice.");
    return verdict;
}

}  // namespace parapet::browser

#include "core/browser/csp_eval.h"

#include "core/browser/csp_reasons.h"
#include "core/browser/csp_section.h"

namespace parapet::browser {

Verdict check_eval(ContentPolicyList const& policies, EvalKind kind) {
    bool const is_text = kind == EvalKind::String;
    std::string_view const section = is_text ? csp_section::kEval : csp_section::kWasm;
    return judge_by_each(policies, [&](ContentPolicy const& policy, PolicyVoice& voice) {
        auto const by = governing(policy, "script-src");
        if (!by) return voice.is_silent(section, "script-src");
        SourceList const& list = by->directive.sources;
        if (list.has(KeywordSource::UnsafeEval))
            voice.permit(section, by->label + " has 'unsafe-eval'.");
        else if (!is_text && list.has(KeywordSource::WasmUnsafeEval))
            voice.permit(section, by->label + " has 'wasm-unsafe-eval'.");
        else if (is_text)
            voice.refuse(section, by->label + " has no 'unsafe-eval'.");
        else
            voice.refuse(section, by->label + " has neither 'wasm-unsafe-eval' nor 'unsafe-eval'.");
    });
}

}  // namespace parapet::browser

#include "core/browser/integrity.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/browser/csp_source_list.h"
#include "core/browser/splitting.h"
#include "core/crypto/digest.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kMatching = "SRI 3.3.4";

std::vector<HashSource> demanded(std::string_view metadata) {
    std::vector<HashSource> hashes;
    for (std::string_view word : split_on_whitespace(metadata)) {
        auto const source =
            parse_source_expression("'" + std::string(word.substr(0, word.find('?'))) + "'");
        if (!source) continue;
        if (auto const* hash = std::get_if<HashSource>(&source->kind)) hashes.push_back(*hash);
    }
    return hashes;
}

}  // namespace

Verdict check_integrity(std::string_view metadata, std::string_view body, Readability readability) {
    Verdict verdict;
    auto hashes = demanded(metadata);
    if (hashes.empty()) return verdict;
    if (readability == Readability::Opaque) {
        verdict.block(kMatching,
                      "It is of another origin and was not asked for with crossorigin, so "
                      "its hash may not be told.");
        return verdict;
    }
    // The strongest algorithm alone counts: sha512 over sha384 over sha256.
    std::size_t strongest = 0;
    for (HashSource const& each : hashes)
        strongest = std::max(strongest, crypto::digest_size(each.algorithm));
    for (HashSource const& each : hashes) {
        if (crypto::digest_size(each.algorithm) != strongest) continue;
        if (crypto::digest(each.algorithm, as_bytes(body)) != each.digest) continue;
        verdict.permit(kMatching, "Its hash is the one that the page demands.");
        return verdict;
    }
    verdict.block(kMatching, "Its hash is none that the page demands: the file has changed.");
    return verdict;
}

}  // namespace parapet::browser

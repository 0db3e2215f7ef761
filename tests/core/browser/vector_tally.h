// Runs the rows of one conformance file and prints one line: "name: passed/total (excluded n)".
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "tests/core/vectors.h"

namespace parapet::tests {

class VectorTally {
public:
    explicit VectorTally(std::string name) : name_(std::move(name)) {}
    VectorTally(VectorTally const&) = delete;
    ~VectorTally() {
        std::printf("%s: %d/%d (excluded %d)\n", name_.c_str(), passed_, total_, excluded_);
    }

    void row(bool passed) {
        ++total_;
        if (passed) ++passed_;
    }
    void exclude() { ++excluded_; }
    int passed() const { return passed_; }
    int total() const { return total_; }
    int excluded() const { return excluded_; }

private:
    std::string name_;
    int passed_ = 0;
    int total_ = 0;
    int excluded_ = 0;
};

}  // namespace parapet::tests

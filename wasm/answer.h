// How a function that JavaScript calls hands texts back: it leaves them where they lie until the
// next call, and JavaScript copies them before that.
#pragma once

#include <string>

#include "core/range/run.h"

namespace parapet::wasm {

struct Text {
    char const* data;
    std::size_t size;
};

struct Answer {
    Text value;
    Text error;
};

Answer const* give(range::Reply reply);
inline Answer const* give(std::string value) {
    return give(range::Reply{.value = std::move(value), .error = {}});
}

}  // namespace parapet::wasm

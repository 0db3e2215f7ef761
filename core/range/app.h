// The application under attack. wasm/bind_range.cpp implements it over the learner's code in
// the sandbox; tests/core/range/ over C++ reference apps, so that agents and stories are
// tested without any JavaScript.
#pragma once

#include <span>
#include <vector>

#include "core/http/message.h"

namespace parapet::range {

class App {
public:
    virtual ~App() = default;
    // Serves the requests, all in flight at once; one answer each, in the same order. Work
    // the app asks the world for (database, hashing, timers) goes through World's host
    // operations, in an order drawn from the seed. Status 0 means the app gave no answer.
    virtual std::vector<http::Response> serve(std::span<http::Request const> requests) = 0;
    // Bytes that the app's own code holds on to when all garbage is gone; 0 when it cannot tell.
    virtual std::size_t memory() { return 0; }
};

}  // namespace parapet::range

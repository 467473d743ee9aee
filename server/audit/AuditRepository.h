// SPDX-License-Identifier: Apache-2.0
// The invariants that a statement can check: each statement yields a row for each violation.
// Constant data; safe on any thread.
#pragma once

#include <span>
#include <string_view>

namespace ch::server {

struct InvariantCheck
{
    std::string_view invariant;
    /// Yields subject and finding, as text.
    std::string_view sql;
};

std::span<const InvariantCheck> invariantChecks();

} // namespace ch::server

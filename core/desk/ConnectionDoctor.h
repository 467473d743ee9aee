// SPDX-License-Identifier: Apache-2.0
// Finds out what keeps a desk from its service, one step after the other.
// Blocks: runs on a lane that may wait for the network.
#pragma once

#include "core/desk/Workspace.h"

namespace ch::desk {

/// The steps tried, in their order; the first that fails ends them. Without a user the sign-in and what needs it are left
/// out. The session that is begun is ended again.
std::vector<ConnectionCheck> examine(const SignInRequest& request, const QString& device, const std::stop_token& stop);

} // namespace ch::desk

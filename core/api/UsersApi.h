// SPDX-License-Identifier: Apache-2.0
// /users/me: who is signed in.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/Shop.h"

namespace ch {

class UsersApi
{
public:
    explicit UsersApi(HttpClient& client) : m_client(client) {}

    Result<User> me(const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "core/api/UsersApi.h"

#include "core/api/Decoding.h"
#include "core/wire/ShopJson.h"

namespace ch {

Result<User> UsersApi::me(const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.path = "/users/me"}, context));
    return api::decoded(answer, readUser);
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "core/api/ShopApi.h"

#include "core/api/Decoding.h"
#include "core/wire/ShopJson.h"

namespace ch {

Result<Shop> ShopApi::get(const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.path = "/shop"}, context));
    return api::decoded(answer, readShop);
}

} // namespace ch

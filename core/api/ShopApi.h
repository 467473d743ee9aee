// SPDX-License-Identifier: Apache-2.0
// /shop: its name, currency, time zone and handling days.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/Shop.h"

namespace ch {

class ShopApi
{
public:
    explicit ShopApi(HttpClient& client) : m_client(client) {}

    Result<Shop> get(const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
// /reports: figures as the service adds them up.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/SalesReport.h"

namespace ch {

class ReportsApi
{
public:
    explicit ReportsApi(HttpClient& client) : m_client(client) {}

    /// RateLimited with retryAfter: too many reports by this user.
    Result<SalesReport> sales(const SalesReportQuery& query, const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch

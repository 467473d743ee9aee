// SPDX-License-Identifier: Apache-2.0
#include "core/api/ReportsApi.h"

#include "core/api/Decoding.h"
#include "core/wire/SalesJson.h"

namespace ch {

namespace {

QByteArray queryOf(const SalesReportQuery& query)
{
    QByteArray text = "from=" + query.from.toString(Qt::ISODate).toLatin1() +
                      "&to=" + query.to.toString(Qt::ISODate).toLatin1() +
                      "&week_start=" + QByteArray::number(query.weekStart);
    if (!query.bucket.isEmpty())
        text += "&bucket=" + QUrl::toPercentEncoding(query.bucket);
    if (!query.by.isEmpty())
        text += "&by=" + QUrl::toPercentEncoding(query.by);
    if (!query.timeZone.isEmpty())
        text += "&time_zone=" + QUrl::toPercentEncoding(query.timeZone);
    return text;
}

} // namespace

Result<SalesReport> ReportsApi::sales(const SalesReportQuery& query, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.path = "/reports/sales", .query = queryOf(query)}, context));
    return api::decoded(answer, readSalesReport);
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "core/wire/SalesJson.h"

#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

/// What the items are about: the one of these members that they have.
QString readKey(JsonObject& json)
{
    for (const QLatin1StringView name : {"from"_L1, "sku"_L1}) {
        if (json.has(name))
            return storedText(json, name);
    }
    if (json.has("weekday"_L1))
        return QString::number(json.requiredInteger("weekday"_L1, {1, 7}));
    if (!json.has("country"_L1))
        json.wrongShape("from"_L1, u"is missing"_s);
    return storedTextOrNull(json, "country"_L1);
}

SalesReportItem readItem(JsonObject& json)
{
    SalesReportItem item;
    item.key = readKey(json);
    item.title = storedTextOrNull(json, "title"_L1);
    item.orders = json.requiredInteger("orders"_L1, kNotNegative);
    item.units = json.requiredInteger("units"_L1, kNotNegative);
    item.grossMinor = json.requiredInteger("gross_minor"_L1);
    item.refundedMinor = json.integer("refunded_minor"_L1).value_or(0);
    json.finish();
    return item;
}

} // namespace

SalesReport readSalesReport(JsonObject& json)
{
    SalesReport report;
    report.currency = storedText(json, "currency"_L1);
    report.timeZone = storedText(json, "time_zone"_L1);
    std::vector<JsonObject> items = json.requiredObjects("items"_L1, kMostElements);
    report.items.reserve(items.size());
    for (JsonObject& item : items)
        report.items.push_back(readItem(item));
    json.finish();
    return report;
}

} // namespace ch

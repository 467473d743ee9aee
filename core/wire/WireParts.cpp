// SPDX-License-Identifier: Apache-2.0
#include "core/wire/WireParts.h"

namespace ch::wire {

using namespace Qt::Literals::StringLiterals;

void writeLineQuantities(JsonWriter& json, const std::vector<LineQuantity>& lines)
{
    json.beginArray();
    for (const LineQuantity& each : lines) {
        json.beginObject();
        json.key("line_no"_L1).number(each.lineNo);
        json.key("quantity"_L1).number(each.quantity);
        json.endObject();
    }
    json.endArray();
}

std::vector<LineQuantity> storedLineQuantities(JsonObject& json, QLatin1StringView name)
{
    std::vector<LineQuantity> lines;
    for (JsonObject& each : json.requiredObjects(name, kMostElements)) {
        LineQuantity& line = lines.emplace_back();
        line.lineNo = storedCount(each, "line_no"_L1);
        line.quantity = each.requiredInteger("quantity"_L1, kStoredUnits);
        each.finish();
    }
    return lines;
}

} // namespace ch::wire

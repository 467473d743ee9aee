// SPDX-License-Identifier: Apache-2.0
#include "server/consumers/PickTaskHandlers.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/api/QueryParameters.h"
#include "server/consumers/PickTaskTable.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDefaultLimit = 50;
const QString kSort = u"pick-tasks"_s;

QByteArray taskToJson(const PickTask& task)
{
    JsonWriter json;
    json.beginObject().key("order_id"_L1).text(task.position.order.toString());
    json.key("order_no"_L1).text(task.orderNo).key("created_at"_L1).time(task.position.createdAt);
    json.key("ship_by"_L1).time(task.shipBy).key("on_hold"_L1).boolean(task.isOnHold).key("lines"_L1).beginArray();
    for (const PickTaskLine& line : task.lines) {
        json.beginObject().key("line_no"_L1).number(line.lineNo).key("sku"_L1).text(line.sku);
        json.key("title"_L1).text(line.title).key("quantity"_L1).number(line.quantity);
        json.key("location"_L1).textOrNull(line.location).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

Result<PickTaskPosition> readPosition(const QString& text)
{
    CH_TRY(const KeysetCursor cursor, KeysetCursor::fromText(text, kSort));
    bool isNumber = false;
    const qint64 createdAt = cursor.value.toLongLong(&isNumber);
    const auto order = OrderId::fromText(cursor.id.toLatin1());
    if (!isNumber || !order)
        return refusal(Reason::BadCursor);
    return PickTaskPosition{UtcTime(createdAt), *order};
}

} // namespace

Result<Answer> listPickTasks(const Services&, sql::Connection& db, const Call& call)
{
    QueryParameters parameters(call.request.queryText());
    const int limit = int(parameters.integer("limit"_L1, {1, 200}).value_or(kDefaultLimit));
    const auto cursor = parameters.text("cursor"_L1, 1000);
    CH_CHECK(parameters.finish());
    PickTaskPosition after;
    if (cursor) {
        CH_TRY(after, readPosition(*cursor));
    }
    CH_TRY(std::vector<PickTask> tasks, readPickTasks(db, after, limit + 1));
    std::optional<KeysetCursor> next;
    if (tasks.size() > size_t(limit)) {
        tasks.pop_back();
        const PickTaskPosition& last = tasks.back().position;
        next = KeysetCursor{kSort, QString::number(last.createdAt.epochMs()), last.order.toString()};
    }
    std::vector<QByteArray> items;
    items.reserve(tasks.size());
    for (const PickTask& task : tasks)
        items.push_back(taskToJson(task));
    return Answer{.data = pageToJson(items, next), .isMasked = true};
}

} // namespace ch::server

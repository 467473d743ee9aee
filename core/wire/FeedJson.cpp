// SPDX-License-Identifier: Apache-2.0
#include "core/wire/FeedJson.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonScanner.h"
#include "core/wire/JsonSlices.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using wire::JsonScanner;

namespace {

Error wrongPage(const char* detail)
{
    return refusal(Reason::BadRequest, {}, QString::fromLatin1(detail));
}

/// What is wrong with the item, or nothing. Fills in as much of the record as can be read.
QString readRecord(const std::vector<JsonMember>& members, FeedRecord& record)
{
    const std::optional<QString> entity = jsonText(textOf(members, "entity"));
    const std::optional<QString> id = jsonText(textOf(members, "id"));
    const std::optional<qint64> revision = jsonInteger(textOf(members, "revision"));
    const std::optional<bool> deleted = jsonBoolean(textOf(members, "deleted"));
    const QByteArrayView data = textOf(members, "data");
    record.entity = entity.value_or(QString());
    record.id = id.value_or(QString());
    record.revision = revision.value_or(0);
    record.deleted = deleted.value_or(false);
    if (record.entity.isEmpty())
        return u"entity is missing or not a text"_s;
    if (record.id.isEmpty())
        return u"id is missing or not a text"_s;
    if (!revision || *revision < 0)
        return u"revision is missing or not a whole number"_s;
    if (!deleted)
        return u"deleted is neither true nor false"_s;
    if (*deleted)
        return {};
    if (!isJsonObject(data))
        return u"data is missing or not a JSON object"_s;
    record.body = data.toByteArray();
    return {};
}

/// Reads the item where the scanner is. False if not even its end can be found.
bool readItem(JsonScanner& at, FeedPage& page, std::vector<JsonMember>& members)
{
    members.clear();
    const JsonScanner::Place start = at.place();
    const bool isObject = at.members([&members](QByteArrayView name, JsonScanner& value) {
        const auto text = value.value();
        if (text)
            members.push_back({name.sliced(1, name.size() - 2), *text});
        return text.has_value();
    });
    FeedRecord record;
    QString problem = isObject ? readRecord(members, record) : u"is not a JSON object"_s;
    if (problem.isEmpty()) {
        page.records.push_back(std::move(record));
        return true;
    }
    at.goBack(start);
    const auto text = at.value();
    if (!text)
        return false;
    record.body = text->toByteArray();
    page.bad.push_back({std::move(record), std::move(problem)});
    return true;
}

} // namespace

Result<FeedPage> readFeedPage(QByteArrayView json)
{
    FeedPage page;
    std::vector<JsonMember> members;
    std::vector<JsonMember> ofItem;
    bool hasItems = false;
    JsonScanner scanner(json);
    // One pass: a page may hold megabytes.
    const bool isWhole = scanner.members([&](QByteArrayView name, JsonScanner& at) {
        if (name == QByteArrayView("\"items\"") && !hasItems) {
            hasItems = true;
            return at.elements([&](JsonScanner& item) { return readItem(item, page, ofItem); });
        }
        const auto text = at.value();
        if (text)
            members.push_back({name.sliced(1, name.size() - 2), *text});
        return text.has_value();
    });
    if (!isWhole || !scanner.isAtEnd() || !hasItems || !textOf(members, "items").isEmpty())
        return wrongPage("not a page with items");
    const std::optional<QString> cursor = jsonText(textOf(members, "cursor"));
    const std::optional<bool> hasMore = jsonBoolean(textOf(members, "has_more"));
    if (!cursor || cursor->isEmpty())
        return wrongPage("cursor is missing or not a text");
    if (!hasMore)
        return wrongPage("has_more is neither true nor false");
    page.cursor = *cursor;
    page.hasMore = *hasMore;
    return page;
}

} // namespace ch

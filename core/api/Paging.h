// SPDX-License-Identifier: Apache-2.0
// Reads {items:[…], next_cursor} item by item, so that one that this version cannot read does not hide the others.
// Pure functions; safe on any thread. Private to this folder.
#pragma once

#include "core/api/ApiPage.h"
#include "core/api/Decoding.h"

#include <QUrl>

namespace ch::api {

inline QByteArray pageQuery(const PageRequest& page)
{
    QByteArray query = "limit=" + QByteArray::number(page.limit);
    if (!page.cursor.isEmpty())
        query += "&cursor=" + QUrl::toPercentEncoding(page.cursor);
    return query;
}

template <class T> Result<ApiPage<T>> readPage(const ApiAnswer& answer, T (*read)(JsonObject&))
{
    const auto members = jsonMembers(answer.data);
    if (!members)
        return notUnderstood(members.error(), answer.trace);
    const auto items = jsonElements(textOf(*members, "items"));
    if (!items)
        return notUnderstood(items.error(), answer.trace);
    ApiPage<T> page{.items = {}, .nextCursor = jsonText(textOf(*members, "next_cursor")).value_or(QString())};
    page.items.reserve(items->size());
    for (const QByteArrayView item : *items) {
        Result<T> value = decoded(ApiAnswer{.data = item.toByteArray()}, read);
        if (value)
            page.items.push_back(*std::move(value));
        else
            ++page.unreadable;
    }
    return page;
}

} // namespace ch::api

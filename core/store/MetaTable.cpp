// SPDX-License-Identifier: Apache-2.0
#include "core/store/MetaTable.h"

namespace ch::store {

namespace {

QLatin1StringView nameOf(Meta meta)
{
    using namespace Qt::Literals::StringLiterals;
    switch (meta) {
    case Meta::Server:
        return "server"_L1;
    case Meta::ShopId:
        return "shop_id"_L1;
    case Meta::UserId:
        return "user_id"_L1;
    case Meta::UserName:
        return "user_name"_L1;
    case Meta::Role:
        return "role"_L1;
    case Meta::ShopName:
        return "shop_name"_L1;
    case Meta::Currency:
        return "currency"_L1;
    case Meta::TimeZone:
        return "time_zone"_L1;
    case Meta::Cursor:
        return "cursor"_L1;
    case Meta::DataAsOf:
        return "data_as_of"_L1;
    case Meta::Online:
        return "online"_L1;
    case Meta::Load:
        return "load"_L1;
    case Meta::SearchIndexedTo:
        return "search_indexed_to"_L1;
    case Meta::Resync:
        return "resync"_L1;
    case Meta::SoldDays:
        return "sold_days"_L1;
    case Meta::Removals:
        return "removals"_L1;
    case Meta::Program:
        return "program"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<QString> read(sql::Connection& db, Meta meta)
{
    CH_TRY(sql::Rows rows, db.query("SELECT value FROM meta WHERE name = ?", nameOf(meta)));
    const QString value = rows.next() ? rows.text(0) : QString();
    CH_CHECK(rows.end());
    return value;
}

Result<> write(sql::Connection& db, Meta meta, const QString& value)
{
    CH_CHECK(
        db.run("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
               nameOf(meta), value));
    return ok();
}

} // namespace ch::store

// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ShopJson.h"

#include "core/wire/WireParts.h"

#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

constexpr auto kRoles = std::to_array({Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront});

Roles readRoles(JsonObject& json, QLatin1StringView name)
{
    Roles roles;
    for (const QString& word : json.texts(name, kMostElements, kAnyText)) {
        if (const auto role = roleFromName(word))
            roles = roles | *role;
        else
            json.unacceptable(name, u"has a role that is not known to this version"_s);
    }
    return roles;
}

} // namespace

void writeShop(JsonWriter& json, const Shop& shop)
{
    json.beginObject();
    json.key("id"_L1).utf8(QByteArray::number(shop.id));
    json.key("name"_L1).text(shop.name);
    json.key("currency"_L1).text(shop.currency);
    json.key("time_zone"_L1).text(shop.timeZone);
    json.key("handling_days"_L1).number(shop.handlingDays);
    json.key("version"_L1).number(shop.version);
    json.endObject();
}

Shop readShop(JsonObject& json)
{
    Shop shop;
    shop.id = json.requiredId<Id<struct ShopTag>>("id"_L1).value();
    shop.name = storedText(json, "name"_L1);
    shop.currency = storedText(json, "currency"_L1);
    shop.timeZone = storedText(json, "time_zone"_L1);
    shop.handlingDays = static_cast<int>(json.requiredInteger("handling_days"_L1, {0, 60}));
    shop.version = json.requiredInteger("version"_L1, kPositive);
    json.finish();
    return shop;
}

void writeUser(JsonWriter& json, const User& user)
{
    json.beginObject();
    json.key("id"_L1).utf8(user.id.toBytes());
    json.key("name"_L1).text(user.name);
    json.key("role"_L1).text(nameOf(user.role));
    json.key("created_at"_L1).time(user.createdAt);
    json.key("version"_L1).number(user.version);
    json.key("revision"_L1).number(user.revision);
    json.endObject();
}

QByteArray userToJson(const User& user)
{
    JsonWriter json;
    writeUser(json, user);
    return json.take();
}

User readUser(JsonObject& json)
{
    User user;
    user.id = json.requiredId<UserId>("id"_L1);
    user.name = storedText(json, "name"_L1);
    user.role = storedName(json, "role"_L1, roleFromName, Role::Warehouse);
    user.createdAt = json.requiredTime("created_at"_L1);
    user.version = json.requiredInteger("version"_L1, kPositive);
    user.revision = json.requiredInteger("revision"_L1, kNotNegative);
    json.finish();
    return user;
}

void writeView(JsonWriter& json, const SavedView& view)
{
    json.beginObject();
    json.key("id"_L1).utf8(view.id.toBytes());
    json.key("name"_L1).text(view.name);
    json.key("query"_L1).beginObject();
    for (const auto& [name, value] : view.query)
        json.key(name).text(value);
    json.endObject();
    json.key("columns"_L1).beginArray();
    for (const QString& column : view.columns)
        json.text(column);
    json.endArray();
    json.key("sort"_L1).text(view.sort);
    json.key("roles"_L1).beginArray();
    for (const Role role : kRoles) {
        if (view.roles.contains(role))
            json.text(nameOf(role));
    }
    json.endArray();
    json.key("version"_L1).number(view.version);
    json.key("revision"_L1).number(view.revision);
    json.endObject();
}

QByteArray viewToJson(const SavedView& view)
{
    JsonWriter json;
    writeView(json, view);
    return json.take();
}

SavedView readView(JsonObject& json)
{
    SavedView view;
    view.id = json.requiredId<ViewId>("id"_L1);
    view.name = storedText(json, "name"_L1);
    view.query = json.requiredObject("query"_L1).textMembers(kMostElements, kAnyText);
    for (QString& column : json.texts("columns"_L1, kMostElements, kAnyText))
        view.columns.push_back(std::move(column));
    view.sort = storedText(json, "sort"_L1);
    view.roles = readRoles(json, "roles"_L1);
    view.version = json.requiredInteger("version"_L1, kPositive);
    view.revision = json.requiredInteger("revision"_L1, kNotNegative);
    json.finish();
    return view;
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "server/shop/ViewBodies.h"

#include <algorithm>
#include <array>
#include <span>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LengthRange kNameLength{1, 100};
constexpr LengthRange kColumnLength{1, 64};
constexpr LengthRange kValueLength{0, 8192};
constexpr int kMostColumns = 64;
constexpr int kMostRoles = 8;

/// The filters of GET /orders (contract section 5); sort has a member of its own, pages are not part of a view.
constexpr auto kFilters = std::to_array<QLatin1StringView>(
    {"status"_L1, "exclude_status"_L1, "fulfilment"_L1, "q"_L1, "sku"_L1, "country"_L1, "created_from"_L1,
     "created_to"_L1, "paid_from"_L1, "paid_to"_L1, "customer"_L1, "order_no"_L1, "min_total"_L1, "max_total"_L1,
     "on_hold"_L1, "has_note"_L1, "overdue"_L1});

/// Contract section 10, ruling 18.
constexpr auto kSorts = std::to_array<QLatin1StringView>(
    {"created_at"_L1, "order_no"_L1, "total_minor"_L1, "ship_by"_L1, "updated_at"_L1, "status"_L1});

bool isKnown(std::span<const QLatin1StringView> names, QStringView name)
{
    return std::ranges::any_of(names, [name](QLatin1StringView known) { return known == name; });
}

bool isSort(QStringView text)
{
    return isKnown(kSorts, text.startsWith(u'-') ? text.sliced(1) : text);
}

Roles readRoles(JsonObject& body)
{
    if (!body.has("roles"_L1))
        body.wrongShape("roles"_L1, u"is required"_s);
    const std::vector<QString> names = body.texts("roles"_L1, kMostRoles);
    Roles roles;
    for (const QString& name : names) {
        if (const auto role = roleFromName(name))
            roles = roles | *role;
        else
            body.unacceptable("roles"_L1, u"must hold roles: merchant, manager, warehouse, storefront"_s);
    }
    if (names.empty())
        body.unacceptable("roles"_L1, u"must name at least one role"_s);
    return roles;
}

std::vector<std::pair<QString, QString>> readFilters(JsonDocument& document, JsonObject& body)
{
    auto query = body.object("query"_L1);
    if (!query)
        return {};
    auto filters = query->textMembers(int(kFilters.size()), kValueLength);
    for (const auto& [name, value] : filters) {
        if (!isKnown(kFilters, name))
            document.problems().wrongShape(QString(u"query." + name.left(64)), u"is not a filter of GET /orders"_s);
    }
    query->finish();
    return filters;
}

} // namespace

Result<SavedView> readViewBody(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    JsonObject body = document.root();
    SavedView view;
    view.name = body.requiredText("name"_L1, kNameLength);
    if (!view.name.isEmpty() && view.name.trimmed().isEmpty())
        body.unacceptable("name"_L1, u"must not be blank"_s);
    view.query = readFilters(document, body);
    for (QString& column : body.texts("columns"_L1, kMostColumns, kColumnLength))
        view.columns.push_back(std::move(column));
    view.sort = body.text("sort"_L1).value_or(QString());
    if (!view.sort.isEmpty() && !isSort(view.sort))
        body.unacceptable("sort"_L1, u"must be created_at, order_no, total_minor, ship_by, updated_at or status, '-' "
                                     "before it descends"_s);
    view.roles = readRoles(body);
    body.finish();
    CH_CHECK(document.result());
    return view;
}

} // namespace ch::server

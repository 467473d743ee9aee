// SPDX-License-Identifier: Apache-2.0
#include "server/shop/ShopHandlers.h"

#include "core/base/Money.h"
#include "core/domain/Reason.h"
#include "core/wire/ShopJson.h"
#include "server/api/QueryParameters.h"
#include "server/shop/ShopRepository.h"
#include "server/store/Store.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is nothing stays as it is.
struct ShopEdit
{
    std::optional<QString> name{};
    std::optional<QString> currency{};
    std::optional<QString> timeZone{};
    std::optional<int> handlingDays{};

    Shop appliedTo(Shop shop) const
    {
        shop.name = name.value_or(shop.name);
        shop.currency = currency.value_or(shop.currency);
        shop.timeZone = timeZone.value_or(shop.timeZone);
        shop.handlingDays = handlingDays.value_or(shop.handlingDays);
        return shop;
    }
};

Result<ShopEdit> readShopEdit(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Refuse));
    JsonObject body = document.root();
    ShopEdit edit;
    if (body.has("name"_L1)) {
        edit.name = body.requiredText("name"_L1, {1, 100});
        if (!edit.name->isEmpty() && edit.name->trimmed().isEmpty())
            body.unacceptable("name"_L1, u"must not be blank"_s);
    }
    if (body.has("currency"_L1)) {
        edit.currency = body.requiredText("currency"_L1);
        if (!edit.currency->isEmpty() && !currencyDigits(*edit.currency))
            body.unacceptable("currency"_L1, u"must be an ISO 4217 code, such as EUR"_s);
    }
    if (body.has("time_zone"_L1)) {
        edit.timeZone = body.requiredText("time_zone"_L1);
        if (!edit.timeZone->isEmpty() && !isTimeZoneName(*edit.timeZone))
            body.unacceptable("time_zone"_L1, u"must be an IANA name, such as Europe/Berlin"_s);
    }
    if (body.has("handling_days"_L1))
        edit.handlingDays = int(body.requiredInteger("handling_days"_L1, {0, 60}));
    body.finish();
    CH_CHECK(document.result());
    return edit;
}

QByteArray shopToJson(const Shop& shop)
{
    JsonWriter json;
    writeShop(json, shop);
    return json.take();
}

Error currencyIsInUse()
{
    JsonWriter facts;
    facts.beginObject().key("field"_L1).text("currency"_L1);
    facts.key("problem"_L1).text("cannot change once there are orders"_L1).endObject();
    return refusal(Reason::StateConflict, facts.take());
}

Result<Answer> edit(WriteContext& context, const ShopEdit& change, ShopHolder& holder)
{
    CH_TRY(const Shop before, loadShop(context.db));
    Shop after = change.appliedTo(before);
    if (after == before)
        return Answer{.data = shopToJson(before)};
    if (after.currency != before.currency) {
        // Prices and totals are numbers of minor units: another currency would silently revalue all of them.
        CH_TRY(const bool inUse, hasOrders(context.db));
        if (inUse)
            return currencyIsInUse();
    }
    after.version = before.version + 1;
    CH_CHECK(saveShop(context.db, after));
    return Answer{.data = shopToJson(after), .afterCommit = [&holder, after] { holder.set(after); }};
}

} // namespace

Result<Answer> getShop(const Services& services, sql::Connection&, const Call& call)
{
    CH_CHECK(QueryParameters(call.request.queryText()).finish());
    return Answer{.data = shopToJson(*services.shop.get()), .isMasked = true};
}

Result<PlannedWrite> patchShop(const Services& services, const Call& call)
{
    CH_TRY(ShopEdit change, readShopEdit(call.request.body));
    return PlannedWrite{.effect = [change = std::move(change), &holder = services.shop](WriteContext& context) {
        return edit(context, change, holder);
    }};
}

} // namespace ch::server

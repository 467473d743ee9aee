// SPDX-License-Identifier: Apache-2.0
#include "core/wire/SessionJson.h"

#include "core/wire/WireParts.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

bool isTokenCharacter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') ||
           QStringView(u"._~+/-=").contains(c);
}

/// A token with anything else in it (a line break, say) could write headers of its own.
QByteArray readToken(JsonObject& json, QLatin1StringView name)
{
    const QString token = json.requiredText(name, {22, 512});
    if (!std::all_of(token.cbegin(), token.cend(), isTokenCharacter)) {
        json.unacceptable(name, u"is not a token"_s);
        return {};
    }
    return token.toLatin1();
}

} // namespace

Session readSession(JsonObject& json)
{
    Session session;
    session.accessToken = readToken(json, "access_token"_L1);
    session.expiresAt = json.requiredTime("expires_at"_L1);
    session.refreshToken = readToken(json, "refresh_token"_L1);
    JsonObject user = json.requiredObject("user"_L1);
    session.userId = user.requiredId<UserId>("id"_L1);
    session.userName = storedText(user, "name"_L1);
    session.role = storedName(user, "role"_L1, roleFromName, Role::Warehouse);
    user.finish();
    JsonObject shop = json.requiredObject("shop"_L1);
    session.shopId = shop.requiredId<Id<struct ShopTag>>("id"_L1).value();
    session.shopName = storedText(shop, "name"_L1);
    session.currency = storedText(shop, "currency"_L1);
    session.timeZone = storedText(shop, "time_zone"_L1);
    shop.finish();
    json.finish();
    return session;
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/AdminCommands.h"

#include "app/order-service/Console.h"
#include "app/order-service/OpenStore.h"
#include "core/base/Money.h"
#include "core/wire/ShopJson.h"
#include "server/accounts/UserAdmin.h"
#include "server/store/StoreCopies.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Opens the store, does the work in one transaction, says how it went.
int change(const QString& store, const std::function<Result<>(server::WriteContext&)>& work, const QString& done)
{
    const SystemClock clock;
    auto opened = OpenStore::open(store, server::StoreUse::Shared, clock);
    if (!opened)
        return failed(opened.error());
    if (auto written = (*opened)->write(work); !written)
        return failed(written.error());
    print(done);
    return kDone;
}

} // namespace

int initStore(const QString& store, const QString& name, const QString& currency, const QString& timeZone)
{
    if (!currencyDigits(currency)) {
        complain(u"'%1' is not a currency: give its ISO 4217 code, such as EUR."_s.arg(currency));
        return kUsage;
    }
    if (!QTimeZone(timeZone.toLatin1()).isValid()) {
        complain(u"'%1' is not a time zone: give its IANA name, such as Europe/Berlin."_s.arg(timeZone));
        return kUsage;
    }
    const auto exists = server::storeExists(store);
    if (!exists)
        return failed(exists.error());
    if (*exists) {
        complain(u"There is a store at '%1' already: choose another place, or change the shop through the API."_s.arg(
            server::withoutPassword(store)));
        return kFailed;
    }
    return change(
        store,
        [&](server::WriteContext& context) {
            return server::saveShop(context.db, Shop{.name = name, .currency = currency, .timeZone = timeZone});
        },
        u"Made the shop '%1' (%2, %3) in %4. Next: order-service user add NAME --role merchant"_s.arg(
            name, currency, timeZone, server::withoutPassword(store)));
}

int addUser(const QString& store, const QString& name, const QString& role)
{
    const QString password = readSecretFromStdin();
    return change(
        store,
        [&](server::WriteContext& context) -> Result<> {
            CH_CHECK(server::addUser(context, name, *roleFromName(role), password));
            return ok();
        },
        u"Added %1 as %2."_s.arg(name, role));
}

int setPassword(const QString& store, const QString& name)
{
    const QString password = readSecretFromStdin();
    return change(
        store, [&](server::WriteContext& context) { return server::setPassword(context, name, password); },
        u"Set the password of %1; their sessions have ended."_s.arg(name));
}

int removeUser(const QString& store, const QString& name)
{
    return change(
        store, [&](server::WriteContext& context) { return server::removeUser(context, name); },
        u"Removed %1."_s.arg(name));
}

int listUsers(const QString& store, bool json)
{
    const SystemClock clock;
    auto opened = server::Store::open(store, server::StoreUse::ReadOnly, clock);
    if (!opened)
        return failed(opened.error());
    auto db = (*opened)->openReader();
    if (!db)
        return failed(db.error());
    const auto users = server::listUsers(**db);
    if (!users)
        return failed(users.error());
    for (const User& user : *users)
        print(json ? QString::fromUtf8(userToJson(user)) : user.name + u'\t' + nameOf(user.role));
    return kDone;
}

int backup(const QString& store, const QString& file)
{
    const SystemClock clock;
    if (auto written = server::backupStore(store, file, clock); !written)
        return failed(written.error());
    print(u"Wrote %1."_s.arg(file));
    return kDone;
}

int restore(const QString& store, const QString& file)
{
    const SystemClock clock;
    const auto replaced = server::restoreStore(store, file, clock);
    if (!replaced)
        return failed(replaced.error());
    print(u"Restored %1 from %2."_s.arg(store, file));
    if (!replaced->isEmpty())
        print(u"What was there before is kept as %1."_s.arg(*replaced));
    return kDone;
}

} // namespace ch::app

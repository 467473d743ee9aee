// SPDX-License-Identifier: Apache-2.0
// Keys of requests whose bodies hold passwords: known again exactly, and no help to whoever reads the store.
#include "server/store/IdempotencyTable.h"
#include "tests/support/ServiceFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Told
{
    int status = 0;
    QString reason;
    bool replayed = false;
};

Told send(test::ServiceFixture& shop, Method method, const QByteArray& path, const QByteArray& key,
          const QByteArray& body)
{
    const Response response = shop.send(method, path, body, shop.token(Role::Merchant), {{"idempotency-key", key}});
    const std::pair<QByteArray, QByteArray> mark{"Idempotent-Replayed", "true"};
    return {response.status, response.reason, std::ranges::find(response.headers, mark) != response.headers.end()};
}

QByteArray storedHash(test::ServiceFixture& shop, const QByteArray& key)
{
    auto rows = test::StoreFixture::orThrow(
        shop.db().query("SELECT body_hash FROM idempotency WHERE key = ?", QString::fromLatin1(key)));
    return rows.next() ? rows.bytes(0) : QByteArray();
}

} // namespace

class tst_PasswordKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameKey_isReplayed_otherPasswordIsNot_data();
    void sameKey_isReplayed_otherPasswordIsNot();
    void plainBody_isRememberedByItsPlainDigest();
};

void tst_PasswordKeys::sameKey_isReplayed_otherPasswordIsNot_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const QByteArray own = test::ServiceFixture::password(Role::Merchant).toUtf8();
    QTest::newRow("a new user") << Method::Post << QByteArray("/users")
                                << QByteArray(R"({"name":"Nora","role":"warehouse","password":"a rare one 1"})");
    QTest::newRow("somebody's password") << Method::Patch << QByteArray("/users/{warehouse}")
                                         << QByteArray(R"({"password":"a rare one 1"})");
    QTest::newRow("one's own password") << Method::Patch << QByteArray("/users/me")
                                        << QByteArray(R"({"current_password":")" + own +
                                                      R"(","new_password":"a rare one 1"})");
}

void tst_PasswordKeys::sameKey_isReplayed_otherPasswordIsNot()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    test::ServiceFixture shop;
    const auto warehouse = shop.db().integer("SELECT id FROM users WHERE role = 'warehouse'");
    path.replace("{warehouse}", QByteArray::number((*warehouse).value_or(0)));
    const QByteArray key = "key-with-a-password";
    const Told first = send(shop, method, path, key, body);
    QVERIFY(first.status == 200 || first.status == 201);
    const Told again = send(shop, method, path, key, body);
    QCOMPARE(again.status, first.status);
    QVERIFY(!first.replayed && again.replayed);
    const Told other = send(shop, method, path, key, QByteArray(body).replace("one 1", "one 2"));
    QCOMPARE(other.status, 422);
    QCOMPARE(other.reason, u"KEY_REUSED"_s);

    const QByteArray stored = storedHash(shop, key);
    QVERIFY(!stored.isEmpty());
    QVERIFY(stored != bodyHash(body));
    // The same body under another key is another digest: one guess does not try them all.
    if (method == Method::Post)
        return;
    const QByteArray otherKey = "key-with-a-password-2";
    send(shop, method, path, otherKey,
         body.replace(R"("current_password":"secret of merchant")", R"("current_password":"a rare one 1")"));
    QVERIFY(storedHash(shop, otherKey) != stored);
}

void tst_PasswordKeys::plainBody_isRememberedByItsPlainDigest()
{
    test::ServiceFixture shop;
    const QByteArray body = R"({"sku":"TEA","title":"Tea","price_minor":5})";
    const QByteArray key = "key-of-a-product-1";
    QCOMPARE(send(shop, Method::Post, "/products", key, body).status, 201);
    QCOMPARE(storedHash(shop, key), bodyHash(body));
}

QTEST_GUILESS_MAIN(tst_PasswordKeys)
#include "tst_PasswordKeys.moc"

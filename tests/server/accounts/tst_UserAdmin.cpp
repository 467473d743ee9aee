// SPDX-License-Identifier: Apache-2.0
#include "tests/server/accounts/AccountsFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::test;

class tst_UserAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void add_thenList();
    void add_isRefusedWithASentence_data();
    void add_isRefusedWithASentence();
    void setPassword_replacesItAndEndsSessions();
    void setPassword_ofNobody_isRefused();
    void remove_takesAnybodyButTheLastMerchant();
};

void tst_UserAdmin::add_thenList()
{
    AccountsFixture shop;
    const User user = StoreFixture::orThrow(addUser(shop.context(), u"mia"_s, Role::Manager, u"long enough 7"_s));
    QCOMPARE(user.createdAt, shop.clock.now());
    const auto users = StoreFixture::orThrow(listUsers(shop.db()));
    QCOMPARE(users.size(), size_t(3));
    QCOMPARE(users[1], user);
}

void tst_UserAdmin::add_isRefusedWithASentence_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("taken") << u"MERLE"_s << u"long enough 7"_s << u"The name 'MERLE' is taken: choose another."_s;
    QTest::newRow("no name") << u""_s << u"long enough 7"_s
                             << u"The name must have 1 to 64 visible characters and no blank at either end."_s;
    QTest::newRow("no password") << u"mia"_s << u""_s << u"The password must have 8 to 128 characters."_s;
    QTest::newRow("common") << u"mia"_s << u"iloveyou"_s
                            << u"The password is one of the passwords that are guessed first; choose another."_s;
}

void tst_UserAdmin::add_isRefusedWithASentence()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, sentence);
    AccountsFixture shop;
    const auto added = addUser(shop.context(), name, Role::Manager, password);
    QCOMPARE(AccountsFixture::codeOf(added), u"VALIDATION_FAILED"_s);
    QCOMPARE(added.error().detail, sentence);
}

void tst_UserAdmin::setPassword_replacesItAndEndsSessions()
{
    AccountsFixture shop;
    const SignedIn walter = shop.signIn(u"walter"_s);
    StoreFixture::orThrow(setPassword(shop.context(), u"Walter"_s, u"quite a new one"_s));
    shop.restart();
    QCOMPARE(shop.refusalOf(walter.access), u"UNAUTHENTICATED"_s);
    QCOMPARE(AccountsFixture::codeOf(shop.tryRefresh(walter.refresh)), u"UNAUTHENTICATED"_s);
    QVERIFY(!shop.trySignIn(u"walter"_s, passwordOf(u"walter"_s)));
    QVERIFY(shop.trySignIn(u"walter"_s, u"quite a new one"_s));
}

void tst_UserAdmin::setPassword_ofNobody_isRefused()
{
    AccountsFixture shop;
    const auto refused = setPassword(shop.context(), u"nobody"_s, u"quite a new one"_s);
    QCOMPARE(AccountsFixture::codeOf(refused), u"NOT_FOUND"_s);
    QCOMPARE(refused.error().detail, u"There is no user 'nobody': order-service user list shows who there is."_s);
}

void tst_UserAdmin::remove_takesAnybodyButTheLastMerchant()
{
    AccountsFixture shop;
    StoreFixture::orThrow(removeUser(shop.context(), u"walter"_s));
    const auto refused = removeUser(shop.context(), u"merle"_s);
    QCOMPARE(AccountsFixture::codeOf(refused), u"STATE_CONFLICT"_s);
    QCOMPARE(refused.error().detail, u"'Merle' is the last merchant: add another merchant first."_s);
    QCOMPARE(StoreFixture::orThrow(listUsers(shop.db())).size(), size_t(1));
}

QTEST_GUILESS_MAIN(tst_UserAdmin)
#include "tst_UserAdmin.moc"

// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/Passwords.h"

#include <QTest>

using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

class tst_Passwords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newPassword_isJudged_data();
    void newPassword_isJudged();
    void hash_isArgon2id_asStrongAsAsked();
    void everyCharacter_matters_data();
    void everyCharacter_matters();
    void nobodysHash_matchesNothing();
    void damagedHash_isAnError();
};

void tst_Passwords::newPassword_isJudged_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("seven characters") << u"kT9#vQ2"_s << false;
    QTest::newRow("eight characters") << u"kT9#vQ2x"_s << true;
    QTest::newRow("seven characters beyond the BMP") << u"🐘🐘🐘🐘🐘🐘🐘"_s << false;
    QTest::newRow("eight characters beyond the BMP") << u"🐘🐘🐘🐘🐘🐘🐘🐘"_s << true;
    QTest::newRow("128 characters") << QString(u"läng"_s).repeated(32) << true;
    QTest::newRow("129 characters") << QString(u"läng"_s).repeated(32) + u'!' << false;
    QTest::newRow("blanks count") << u"a b c d "_s << true;
    QTest::newRow("common") << u"password123"_s << false;
    QTest::newRow("common in other letters") << u"PassWord123"_s << false;
    QTest::newRow("common with more") << u"password123-but-mine"_s << true;
    QTest::newRow("a comment of the list") << u"# SPDX-License-Identifier: Apache-2.0"_s << true;
    QTest::newRow("the user's name") << u"Walter Weiss"_s << false;
    QTest::newRow("the demo shop's") << u"demo-merchant"_s << true;
}

void tst_Passwords::newPassword_isJudged()
{
    QFETCH(QString, password);
    QFETCH(bool, isGood);
    QCOMPARE(!problemOfPassword(password, u"walter weiss"_s).has_value(), isGood);
}

void tst_Passwords::hash_isArgon2id_asStrongAsAsked()
{
    const auto hash = hashPassword(u"kT9#vQ2x"_s);
    QVERIFY(hash);
    QVERIFY2(hash->startsWith(u"$argon2id$v=19$m=19456,t=2,p=1$"_s), qPrintable(*hash));
    QVERIFY(*hashPassword(u"kT9#vQ2x"_s) != *hash);
}

void tst_Passwords::everyCharacter_matters_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("tried");
    QTest::addColumn<bool>("isRight");
    const QString a72(72, u'a');
    const QString a127(127, u'a');
    QTest::newRow("the same") << a72 << a72 << true;
    QTest::newRow("the 73rd") << QString(a72 + u'x') << QString(a72 + u'y') << false;
    QTest::newRow("one more") << a72 << QString(a72 + u'a') << false;
    QTest::newRow("the 128th") << QString(a127 + u'x') << QString(a127 + u'y') << false;
    QTest::newRow("letter case") << u"kT9#vQ2x"_s << u"kt9#vQ2x"_s << false;
    QTest::newRow("a blank at the end") << u"kT9#vQ2x"_s << u"kT9#vQ2x "_s << false;
    QTest::newRow("composed and decomposed")
        << u"Gr\u00FC\u00DFe aus K\u00F6ln"_s << u"Gru\u0308\u00DFe aus Ko\u0308ln"_s << true;
}

void tst_Passwords::everyCharacter_matters()
{
    QFETCH(QString, set);
    QFETCH(QString, tried);
    QFETCH(bool, isRight);
    const auto hash = hashPassword(set);
    QVERIFY(hash);
    const auto compared = isPassword(tried, *hash);
    QVERIFY(compared);
    QCOMPARE(*compared, isRight);
}

void tst_Passwords::nobodysHash_matchesNothing()
{
    for (const QString& tried : {u""_s, u"nobody"_s}) {
        const auto compared = isPassword(tried, {});
        QVERIFY(compared);
        QVERIFY(!*compared);
    }
}

void tst_Passwords::damagedHash_isAnError()
{
    QVERIFY(!isPassword(u"kT9#vQ2x"_s, u"$argon2id$v=19$m=19456,t=2"_s));
}

QTEST_GUILESS_MAIN(tst_Passwords)
#include "tst_Passwords.moc"

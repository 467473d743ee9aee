// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Preferences.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class tst_Preferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(u"%1.ini"_s.arg(++m_count));
    }

    void values_ofANewFile_areTheDefaults()
    {
        const Preferences preferences(m_file);
        QCOMPARE(preferences.colorScheme(), ColorScheme::Follow);
        QCOMPARE(preferences.language(), QString());
        QCOMPARE(preferences.scalePercent(), 100);
        QCOMPARE(preferences.undoTime(), 8s);
        QVERIFY(preferences.carriers().size() >= 5);
        QVERIFY(preferences.playsSounds());
        QVERIFY(!preferences.hasQuietHours());
        QVERIFY(!QFile::exists(m_file));
    }

    void values_thatWereSet_areThereAfterARestart()
    {
        {
            Preferences preferences(m_file);
            preferences.setColorScheme(ColorScheme::Dark);
            preferences.setLanguage(u"zh_CN"_s);
            preferences.setScalePercent(150);
            preferences.setUndoTime(0s);
            preferences.setCarriers({{u"顺丰"_s, u"https://sf.example/{tracking}"_s}, {u"Bike"_s, QString()}});
            preferences.setNotifiedStatuses({u"PAID"_s, u"CANCELLED"_s});
            preferences.setPlaysSounds(false);
            preferences.setQuietHours(true, QTime(22, 0), QTime(6, 30));
            preferences.setLayout(u"orders/header"_s, QByteArray("\0\x01\xff", 3));
            preferences.setList(u"recent"_s, {u"a,b"_s, u"c"_s});
        }
        const Preferences preferences(m_file);
        QCOMPARE(preferences.colorScheme(), ColorScheme::Dark);
        QCOMPARE(preferences.language(), u"zh_CN"_s);
        QCOMPARE(preferences.scalePercent(), 150);
        QCOMPARE(preferences.undoTime(), 0s);
        const std::vector<Carrier> carriers{{u"顺丰"_s, u"https://sf.example/{tracking}"_s}, {u"Bike"_s, QString()}};
        QCOMPARE(preferences.carriers(), carriers);
        QCOMPARE(preferences.notifiedStatuses(), (QStringList{u"PAID"_s, u"CANCELLED"_s}));
        QVERIFY(!preferences.playsSounds());
        QVERIFY(preferences.hasQuietHours());
        QCOMPARE(preferences.quietFrom(), QTime(22, 0));
        QCOMPARE(preferences.quietTo(), QTime(6, 30));
        QCOMPARE(preferences.layout(u"orders/header"_s), QByteArray("\0\x01\xff", 3));
        QCOMPARE(preferences.list(u"recent"_s), (QStringList{u"a,b"_s, u"c"_s}));
    }

    void emptyLists_areKeptAsEmpty()
    {
        Preferences preferences(m_file);
        preferences.setCarriers({});
        preferences.setNotifiedStatuses({});
        QVERIFY(preferences.carriers().empty());
        QVERIFY(preferences.notifiedStatuses().isEmpty());
    }

    void values_outOfRange_areClamped()
    {
        Preferences preferences(m_file);
        preferences.setUndoTime(99s);
        QCOMPARE(preferences.undoTime(), 30s);
        preferences.setScalePercent(900);
        QCOMPARE(preferences.scalePercent(), 200);
        preferences.setScalePercent(5);
        QCOMPARE(preferences.scalePercent(), 100);
    }

    void aDamagedFile_givesDefaults()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[look]\nscheme=purple\nscale=lots\n[steps]\nundo=-4\n[carriers]\nsize=many\n\x01\x02");
        file.close();
        const Preferences preferences(m_file);
        QCOMPARE(preferences.colorScheme(), ColorScheme::Follow);
        QCOMPARE(preferences.scalePercent(), 100);
        QCOMPARE(preferences.undoTime(), 0s);
        QVERIFY(preferences.carriers().empty());
    }

    void changed_isSaidOnceForAChangeAndNeverForNone()
    {
        Preferences preferences(m_file);
        QSignalSpy changed(&preferences, &Preferences::changed);
        preferences.setColorScheme(ColorScheme::Light);
        QCOMPARE(changed.size(), 1);
        preferences.setColorScheme(ColorScheme::Light);
        QCOMPARE(changed.size(), 1);
        preferences.setCarriers({{u"A"_s, {}}});
        preferences.setCarriers({{u"A"_s, {}}});
        QCOMPARE(changed.size(), 2);
        preferences.setLayout(u"x"_s, "y");
        QCOMPARE(changed.size(), 2);
    }

    void trackingLink_isAWebPageOrNothing_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("link");
        QTest::newRow("good") << u"https://c.example/t?n={tracking}"_s << u"A 1&b=2"_s
                              << u"https://c.example/t?n=A%201%26b%3D2"_s;
        QTest::newRow("path") << u"https://c.example/{tracking}"_s << u"../x"_s << u"https://c.example/..%2Fx"_s;
        QTest::newRow("plain http") << u"http://c.example/{tracking}"_s << u"1"_s << QString();
        QTest::newRow("script") << u"javascript:alert({tracking})"_s << u"1"_s << QString();
        QTest::newRow("file") << u"file:///{tracking}"_s << u"1"_s << QString();
        QTest::newRow("user") << u"https://a:b@c.example/{tracking}"_s << u"1"_s << QString();
        QTest::newRow("no template") << QString() << u"1"_s << QString();
        QTest::newRow("no number") << u"https://c.example/{tracking}"_s << QString() << QString();
    }
    void trackingLink_isAWebPageOrNothing()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, number);
        QFETCH(const QString, link);
        Preferences preferences(m_file);
        preferences.setCarriers({{u"Mine"_s, url}});
        QCOMPARE(preferences.trackingLink(u"mine"_s, number), link);
        QCOMPARE(preferences.trackingLink(u"other"_s, number), QString());
    }

    void carriersByDefault_haveSoundTemplates()
    {
        const Preferences preferences(m_file);
        for (const Carrier& carrier : preferences.carriers()) {
            if (!carrier.trackingUrl.isEmpty())
                QVERIFY2(preferences.trackingLink(carrier.name, u"123"_s).contains(u"123"), qPrintable(carrier.name));
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(tst_Preferences)
#include "tst_Preferences.moc"

// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookMapping.h"
#include "tests/server/importer/ImportFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject goodMapping()
{
    return {{u"currency"_s, u"EUR"_s},
            {u"time_zone"_s, u"Europe/Berlin"_s},
            {u"rows"_s, u"lines"_s},
            {u"date_formats"_s, QJsonArray{u"yyyy-MM-dd"_s}},
            {u"columns"_s, QJsonObject{{u"order_no"_s, u"No"_s},
                                       {u"created_at"_s, u"Date"_s},
                                       {u"sku"_s, u"SKU"_s},
                                       {u"quantity"_s, u"Qty"_s},
                                       {u"unit_price"_s, u"Price"_s}}}};
}

} // namespace

class tst_BookMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void builtIn_load_data();
    void builtIn_load();
    void file_good_loads();
    void file_bad_isRefusedByName_data();
    void file_bad_isRefusedByName();
    void file_missing_isRefused();
    void countries_areFoundByName_data();
    void countries_areFoundByName();
    void countries_ofTheMapping_goFirst();

private:
    Result<BookMapping> load(const QByteArray& json) { return loadMapping(m_fixture.write(u"mapping.json"_s, json)); }
    ch::test::ImportFixture m_fixture;
};

void tst_BookMapping::builtIn_load_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<bool>("rowIsOrder");
    QTest::newRow("online-retail") << u"online-retail"_s << u"GBP"_s << u"Europe/London"_s << false;
    QTest::newRow("tmall") << u"tmall"_s << u"CNY"_s << u"Asia/Shanghai"_s << true;
}

void tst_BookMapping::builtIn_load()
{
    QFETCH(const QString, name);
    const auto mapping = loadMapping(name);
    QVERIFY2(bool(mapping), mapping ? "" : qPrintable(mapping.error().detail));
    QTEST(mapping->currency, "currency");
    QTEST(mapping->timeZone, "zone");
    QTEST(mapping->rowIsOrder, "rowIsOrder");
    QVERIFY(mapping->zone.isValid());
}

void tst_BookMapping::file_good_loads()
{
    QJsonObject json = goodMapping();
    json[u"delimiter"_s] = u";"_s;
    json[u"decimal_separator"_s] = u","_s;
    json[u"thousands_separator"_s] = u"."_s;
    json[u"encoding"_s] = u"windows-1252"_s;
    json[u"refund_prefix"_s] = u"GS"_s;
    json[u"unpaid_after_minutes"_s] = 60;
    json[u"statuses"_s] = QJsonObject{{u"versandt"_s, u"COMPLETED"_s}, {u"*"_s, u"PAID"_s}};
    json[u"about"_s] = u"our old shop"_s;
    const auto mapping = load(QJsonDocument(json).toJson());
    QVERIFY2(bool(mapping), mapping ? "" : qPrintable(mapping.error().detail));
    QCOMPARE(mapping->delimiter, ';');
    QCOMPARE(mapping->decimalSeparator, ',');
    QCOMPARE(mapping->thousandsSeparator, '.');
    QCOMPARE(mapping->refundPrefix, "GS"_ba);
    QCOMPARE(mapping->unpaidAfterMinutes, 60);
    QCOMPARE(mapping->statuses.value("versandt"_ba), BookStatus::Completed);
    QCOMPARE(mapping->otherStatus, BookStatus::Paid);
    QCOMPARE(mapping->columns[indexOf(BookField::UnitPrice)], u"Price"_s);
}

void tst_BookMapping::file_bad_isRefusedByName_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");

    const auto with = [](const QString& member, const QJsonValue& value) {
        QJsonObject json = goodMapping();
        json[member] = value;
        return QJsonDocument(json).toJson();
    };
    const auto withColumns = [&](const QString& field, const QJsonValue& header) {
        QJsonObject columns = goodMapping()[u"columns"_s].toObject();
        columns[field] = header;
        return with(u"columns"_s, columns);
    };
    QTest::newRow("no JSON") << "currency: EUR"_ba << u"cannot be used"_s;
    QTest::newRow("a list") << "[]"_ba << u"object"_s;
    QTest::newRow("currency") << with(u"currency"_s, u"Euro"_s) << u"currency must be an ISO 4217 code"_s;
    QTest::newRow("zone") << with(u"time_zone"_s, u"Berlin"_s) << u"time_zone must be an IANA name"_s;
    QTest::newRow("rows") << with(u"rows"_s, u"cells"_s) << u"rows must be lines or orders"_s;
    QTest::newRow("date") << with(u"date_formats"_s, QJsonArray{u"%d.%m.%Y"_s}) << u"'%d.%m.%Y'"_s;
    QTest::newRow("no dates") << with(u"date_formats"_s, QJsonArray{}) << u"date_formats must name"_s;
    QTest::newRow("unknown member") << with(u"colums"_s, QJsonObject{}) << u"colums"_s;
    QTest::newRow("unknown field") << withColumns(u"prise"_s, u"Price"_s) << u"columns.prise is no field"_s;
    QTest::newRow("field of a number") << withColumns(u"title"_s, 7) << u"columns.title"_s;
    QTest::newRow("no order number") << withColumns(u"order_no"_s, u""_s) << u"order_no"_s;
    QTest::newRow("no SKU") << withColumns(u"sku"_s, u" "_s) << u"column of sku"_s;
    QTest::newRow("no quantity") << withColumns(u"quantity"_s, u""_s) << u"column of quantity"_s;
    QTest::newRow("price and total") << withColumns(u"total"_s, u"Total"_s) << u"either unit_price or total"_s;
    QTest::newRow("status without meanings") << withColumns(u"status"_s, u"State"_s) << u"statuses must say"_s;
    QTest::newRow("status of another kind")
        << with(u"statuses"_s, QJsonObject{{u"gone"_s, u"SHIPPED"_s}}) << u"statuses.gone must be COMPLETED"_s;
    QTest::newRow("delimiter") << with(u"delimiter"_s, u"||"_s) << u"delimiter"_s;
    QTest::newRow("no delimiter") << with(u"delimiter"_s, u""_s) << u"delimiter must not be empty"_s;
    QTest::newRow("no decimal separator")
        << with(u"decimal_separator"_s, u""_s) << u"decimal_separator must not be empty"_s;
    QTest::newRow("quote as delimiter") << with(u"delimiter"_s, u"\""_s) << u"delimiter must be one ASCII character"_s;
    QTest::newRow("separators alike") << with(u"thousands_separator"_s, u"."_s) << u"thousands_separator must differ"_s;
    QTest::newRow("minutes") << with(u"unpaid_after_minutes"_s, -1) << u"unpaid_after_minutes"_s;
}

void tst_BookMapping::file_bad_isRefusedByName()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, says);
    const auto mapping = load(json);
    QVERIFY(!mapping);
    QVERIFY2(mapping.error().detail.contains(says), qPrintable(mapping.error().detail));
    QVERIFY(mapping.error().detail.contains(u"mapping.json"_s));
}

void tst_BookMapping::file_missing_isRefused()
{
    for (const QString& name : {u"online_retail"_s, u"/no/such/file.json"_s, u"../../etc/passwd"_s, u""_s}) {
        const auto mapping = loadMapping(name);
        QVERIFY(!mapping);
        QVERIFY2(mapping.error().detail.contains(u"online-retail, tmall or a mapping file"_s) ||
                     mapping.error().detail.contains(u"cannot be used"_s),
                 qPrintable(mapping.error().detail));
    }
    const QTemporaryDir folder;
    QVERIFY(!loadMapping(folder.path()));
}

void tst_BookMapping::countries_areFoundByName_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("code");
    const std::pair<const char*, const char*> rows[] = {{"United Kingdom", "GB"},
                                                        {"EIRE", "IE"},
                                                        {"RSA", "ZA"},
                                                        {"USA", "US"},
                                                        {"Channel Islands", "Channel Islands"},
                                                        {"Unspecified", "Unspecified"},
                                                        {"European Community", "European Community"},
                                                        {"germany", "DE"},
                                                        {"  Hong   Kong ", "HK"},
                                                        {"中国", "CN"},
                                                        {"fr", "FR"},
                                                        {"", ""},
                                                        {"Côte d'Ivoire", "CI"},
                                                        {"Czech Republic", "CZ"},
                                                        {"Atlantis", "Atlantis"}};
    for (const auto& [written, code] : rows)
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(code);
}

void tst_BookMapping::countries_areFoundByName()
{
    QFETCH(const QString, written);
    QTEST(CountryNames().codeOf(written), "code");
}

void tst_BookMapping::countries_ofTheMapping_goFirst()
{
    QJsonObject json = goodMapping();
    json[u"countries"_s] = QJsonObject{{u"Channel Islands"_s, u"JE"_s}, {u"Georgia"_s, u"US"_s}};
    const auto mapping = load(QJsonDocument(json).toJson());
    QVERIFY(bool(mapping));
    QCOMPARE(mapping->countries.codeOf(u"channel islands"_s), u"JE"_s);
    QCOMPARE(mapping->countries.codeOf(u"Georgia"_s), u"US"_s);
    QCOMPARE(mapping->countries.codeOf(u"France"_s), u"FR"_s);
}

QTEST_GUILESS_MAIN(tst_BookMapping)
#include "tst_BookMapping.moc"

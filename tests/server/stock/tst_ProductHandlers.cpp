// SPDX-License-Identifier: Apache-2.0
#include "server/api/QueryParameters.h"
#include "tests/server/stock/StockFixture.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;
using test::StockFixture;

class tst_ProductHandlers : public QObject
{
    Q_OBJECT

private:
    static void create(StockFixture& shop, const QByteArray& body)
    {
        StockFixture::objectIn(shop.send(createProduct, shop.on(shop.merchant, {}, body)), 201);
    }
    static QJsonObject get(StockFixture& shop, const QString& code)
    {
        return StockFixture::objectIn(shop.read(getProduct, shop.ask(shop.merchant, {}, code)), 200);
    }

private Q_SLOTS:
    void create_goodBody_answersTheProductAndPublishesIt()
    {
        StockFixture shop;
        const auto made = StockFixture::objectIn(
            shop.send(createProduct,
                      shop.on(shop.merchant, {},
                              R"({"sku":"POT","title":"Teapot","barcode":"4006381333931","price_minor":2500,)"
                              R"("location":"A-02-15","reorder_point":3,"active":false})")),
            201);
        QCOMPARE(made[u"sku"_s].toString(), u"POT"_s);
        QCOMPARE(made[u"title"_s].toString(), u"Teapot"_s);
        QCOMPARE(made[u"barcode"_s].toString(), u"4006381333931"_s);
        QCOMPARE(made[u"price_minor"_s].toInt(), 2500);
        QCOMPARE(made[u"location"_s].toString(), u"A-02-15"_s);
        QCOMPARE(made[u"reorder_point"_s].toInt(), 3);
        QCOMPARE(made[u"active"_s].toBool(true), false);
        QCOMPARE(made[u"on_hand"_s].toInt(-1), 0);
        QCOMPARE(made[u"available"_s].toInt(-1), 0);
        QCOMPARE(made[u"version"_s].toInt(), 1);
        QCOMPARE(get(shop, u"POT"_s), made);
        VERIFY_STORE(shop);
    }

    void create_leastBody_isActiveWithoutTheRest()
    {
        StockFixture shop;
        create(shop, R"({"sku":"POT","title":"Teapot","price_minor":0})");
        const QJsonObject made = get(shop, u"POT"_s);
        QVERIFY(made[u"active"_s].toBool());
        QVERIFY(made[u"barcode"_s].isNull() && made[u"location"_s].isNull() && made[u"reorder_point"_s].isNull());
    }

    void create_badBody_isRefusedAndNamesTheFields_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("no body") << QByteArray() << u"BAD_REQUEST"_s;
        QTest::newRow("list") << QByteArray("[]") << u"BAD_REQUEST body"_s;
        QTest::newRow("no sku") << QByteArray(R"({"title":"T","price_minor":1})") << u"BAD_REQUEST sku"_s;
        QTest::newRow("no title") << QByteArray(R"({"sku":"A","price_minor":1})") << u"BAD_REQUEST title"_s;
        QTest::newRow("no price") << QByteArray(R"({"sku":"A","title":"T"})") << u"BAD_REQUEST price_minor"_s;
        QTest::newRow("price as text") << QByteArray(R"({"sku":"A","title":"T","price_minor":"1"})")
                                       << u"BAD_REQUEST price_minor"_s;
        QTest::newRow("price as fraction")
            << QByteArray(R"({"sku":"A","title":"T","price_minor":1.5})") << u"BAD_REQUEST price_minor"_s;
        QTest::newRow("sku as number") << QByteArray(R"({"sku":1,"title":"T","price_minor":1})")
                                       << u"BAD_REQUEST sku"_s;
        QTest::newRow("stock") << QByteArray(R"({"sku":"A","title":"T","price_minor":1,"on_hand":5})")
                               << u"BAD_REQUEST on_hand"_s;
        QTest::newRow("version") << QByteArray(R"({"sku":"A","title":"T","price_minor":1,"version":5})")
                                 << u"BAD_REQUEST version"_s;
        QTest::newRow("twice") << QByteArray(R"({"sku":"A","sku":"B","title":"T","price_minor":1})")
                               << u"BAD_REQUEST sku"_s;
        QTest::newRow("empty sku") << QByteArray(R"({"sku":"","title":"T","price_minor":1})")
                                   << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("sku with a line break")
            << QByteArray(R"({"sku":"A\nB","title":"T","price_minor":1})") << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("sku that turns the text around")
            << QByteArray(R"({"sku":"A\u202eB","title":"T","price_minor":1})") << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("sku with a space at its end")
            << QByteArray(R"({"sku":"A ","title":"T","price_minor":1})") << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("long sku") << QByteArray(R"({"sku":")" + QByteArray(65, 'A') +
                                                R"(","title":"T","price_minor":1})")
                                  << u"VALIDATION_FAILED sku"_s;
        QTest::newRow("blank title") << QByteArray(R"({"sku":"A","title":"  ","price_minor":1})")
                                     << u"VALIDATION_FAILED title"_s;
        QTest::newRow("long title") << QByteArray(R"({"sku":"A","title":")" + QByteArray(256, 'T') +
                                                  R"(","price_minor":1})")
                                    << u"VALIDATION_FAILED title"_s;
        QTest::newRow("price below 0") << QByteArray(R"({"sku":"A","title":"T","price_minor":-1})")
                                       << u"VALIDATION_FAILED price_minor"_s;
        QTest::newRow("price whose line would overflow")
            << QByteArray(R"({"sku":"A","title":"T","price_minor":9223372036854775807})")
            << u"VALIDATION_FAILED price_minor"_s;
        QTest::newRow("empty barcode") << QByteArray(R"({"sku":"A","title":"T","price_minor":1,"barcode":""})")
                                       << u"VALIDATION_FAILED barcode"_s;
        QTest::newRow("reorder point below 0")
            << QByteArray(R"({"sku":"A","title":"T","price_minor":1,"reorder_point":-1})")
            << u"VALIDATION_FAILED reorder_point"_s;
        QTest::newRow("several") << QByteArray(R"({"sku":"A ","title":" ","price_minor":-1,"location":"\t"})")
                                 << u"VALIDATION_FAILED sku,title,price_minor,location"_s;
        QTest::newRow("sku taken") << QByteArray(R"({"sku":"TEA","title":"T","price_minor":1})")
                                   << u"VALIDATION_FAILED sku"_s;
    }
    void create_badBody_isRefusedAndNamesTheFields()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, refusal);
        StockFixture shop;
        const QStringList before = shop.everything();
        const auto answer = shop.send(createProduct, shop.on(shop.merchant, {}, body));
        QVERIFY2(StockFixture::refusalWithFields(answer).startsWith(refusal),
                 qPrintable(StockFixture::refusalWithFields(answer)));
        QCOMPARE(shop.everything(), before);
    }

    void get_scannedCode_meansOneProductOrNone_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sku");
        QTest::newRow("exact") << u"85035a"_s << u"85035a"_s;
        QTest::newRow("exact, the other case") << u"85035A"_s << u"85035A"_s;
        QTest::newRow("other case of one") << u"tea"_s << u"TEA"_s;
        QTest::newRow("other case of two") << u"abc"_s << QString();
        QTest::newRow("barcode") << u"BAR-1"_s << u"ABc"_s;
        QTest::newRow("barcode in another case") << u"bar-1"_s << u"ABc"_s;
        QTest::newRow("barcode of two") << u"SAME"_s << QString();
        QTest::newRow("barcode of two in another case") << u"same"_s << QString();
        QTest::newRow("barcode exact for one, folded for another") << u"Twin"_s << u"T1"_s;
        QTest::newRow("SKU of one, barcode of another") << u"MUG"_s << u"MUG"_s;
        QTest::newRow("SKU of one, barcode of another, other case") << u"mug"_s << QString();
        QTest::newRow("unknown") << u"85035b"_s << QString();
        QTest::newRow("pattern") << u"TE_"_s << QString();
        QTest::newRow("statement") << u"' OR 1=1 --"_s << QString();
    }
    void get_scannedCode_meansOneProductOrNone()
    {
        QFETCH(QString, code);
        QFETCH(QString, sku);
        StockFixture shop;
        create(shop, R"({"sku":"85035a","title":"small","price_minor":1})");
        create(shop, R"({"sku":"85035A","title":"large","price_minor":1})");
        create(shop, R"({"sku":"ABc","title":"T","price_minor":1,"barcode":"BAR-1"})");
        create(shop, R"({"sku":"aBC","title":"T","price_minor":1,"barcode":"SAME"})");
        create(shop, R"({"sku":"X","title":"T","price_minor":1,"barcode":"SAME"})");
        create(shop, R"({"sku":"Y","title":"T","price_minor":1,"barcode":"Mug"})");
        create(shop, R"({"sku":"T1","title":"T","price_minor":1,"barcode":"Twin"})");
        create(shop, R"({"sku":"T2","title":"T","price_minor":1,"barcode":"TWIN"})");
        const auto answer = shop.read(getProduct, shop.ask(shop.merchant, {}, code));
        if (sku.isEmpty())
            QCOMPARE(StockFixture::refusalWithFields(answer), u"NOT_FOUND"_s);
        else
            QCOMPARE(StockFixture::objectIn(answer, 200)[u"sku"_s].toString(), sku);
    }

    void get_oddSkus_comeThroughTheAddress_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("sku");
        QTest::newRow("slash") << QByteArray("A%2F1") << u"A/1"_s;
        QTest::newRow("space") << QByteArray("GIFT%20BOX%20%231") << u"GIFT BOX #1"_s;
        QTest::newRow("plus is no space") << QByteArray("A+B") << u"A+B"_s;
        QTest::newRow("Chinese") << QByteArray("%E8%8C%B6%E5%8F%B6-%E5%A4%A7") << u"茶叶-大"_s;
        QTest::newRow("percent") << QByteArray("100%25") << u"100%"_s;
        QTest::newRow("quotes") << QByteArray("%22it%27s%22%5C") << u"\"it's\"\\"_s;
        QTest::newRow("beyond 16 bits") << QByteArray("%F0%9F%8D%B5") << u"🍵"_s;
        QTest::newRow("dots") << QByteArray("%2E%2E") << u".."_s;
    }
    void get_oddSkus_comeThroughTheAddress()
    {
        QFETCH(QByteArray, encoded);
        QFETCH(QString, sku);
        StockFixture shop;
        const QByteArray body =
            QJsonDocument(QJsonObject{{u"sku"_s, sku}, {u"title"_s, u"Odd"_s}, {u"price_minor"_s, 5}}).toJson();
        create(shop, body);
        const auto decoded = percentDecoded(encoded);
        QVERIFY(decoded);
        QCOMPARE(get(shop, *decoded)[u"sku"_s].toString(), sku);
        QCOMPARE(shop.count("SELECT count(*) FROM feed WHERE entity = 'product'"), 3);
        VERIFY_STORE(shop);
        StockFixture::objectIn(
            shop.send(adjustStock,
                      shop.on(shop.merchant, {},
                              QJsonDocument(QJsonObject{{u"sku"_s, sku}, {u"delta"_s, 3}, {u"reason"_s, u"RECEIVED"_s}})
                                  .toJson())),
            201);
        QCOMPARE(shop.list(listMovements, shop.merchant, {}, *decoded).items.size(), 1);
        QCOMPARE(shop.skus("q=" + sku.toUtf8().toPercentEncoding()), QStringList(sku));
    }

    void get_withAParameter_isRefused()
    {
        StockFixture shop;
        QCOMPARE(StockFixture::refusalWithFields(shop.read(getProduct, shop.ask(shop.merchant, "x=1", u"TEA"_s))),
                 u"BAD_REQUEST x"_s);
    }

    void bodies_areLeftToTheServiceToMask()
    {
        StockFixture shop;
        QVERIFY(get(shop, u"TEA"_s).contains(u"price_minor"_s));
        for (const auto& answer : {shop.read(getProduct, shop.ask(shop.warehouse, {}, u"TEA"_s)),
                                   shop.read(listProducts, shop.ask(shop.warehouse, "q=TEA"))})
            QVERIFY(answer && !answer->isMasked);
    }

    void patch_eachField_isStoredAndRaisesTheVersion_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("title") << QByteArray(R"({"title":"绿茶"})") << u"title"_s << QJsonValue(u"绿茶"_s);
        QTest::newRow("barcode") << QByteArray(R"({"barcode":"12"})") << u"barcode"_s << QJsonValue(u"12"_s);
        QTest::newRow("no barcode") << QByteArray(R"({"barcode":null})") << u"barcode"_s << QJsonValue();
        QTest::newRow("price") << QByteArray(R"({"price_minor":0})") << u"price_minor"_s << QJsonValue(0);
        QTest::newRow("location") << QByteArray(R"({"location":"B-1"})") << u"location"_s << QJsonValue(u"B-1"_s);
        QTest::newRow("no location") << QByteArray(R"({"location":null})") << u"location"_s << QJsonValue();
        QTest::newRow("reorder point") << QByteArray(R"({"reorder_point":0})") << u"reorder_point"_s << QJsonValue(0);
        QTest::newRow("no reorder point")
            << QByteArray(R"({"reorder_point":null})") << u"reorder_point"_s << QJsonValue();
        QTest::newRow("retired") << QByteArray(R"({"active":false})") << u"active"_s << QJsonValue(false);
    }
    void patch_eachField_isStoredAndRaisesTheVersion()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        StockFixture shop;
        create(shop,
               R"({"sku":"POT","title":"Teapot","barcode":"1","price_minor":2500,"location":"A","reorder_point":3})");
        QJsonObject expected = get(shop, u"POT"_s);
        const auto patched =
            StockFixture::objectIn(shop.send(patchProduct, shop.on(shop.merchant, u"POT"_s, body, 1)), 200);
        QVERIFY(patched[u"revision"_s].toInteger() > expected[u"revision"_s].toInteger());
        expected[field] = value;
        expected[u"version"_s] = 2;
        expected[u"revision"_s] = patched[u"revision"_s];
        expected[u"updated_at"_s] = patched[u"updated_at"_s];
        QCOMPARE(patched, expected);
        QCOMPARE(get(shop, u"POT"_s), expected);
        VERIFY_STORE(shop);
    }

    void patch_nothingNew_changesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no member") << QByteArray("{}");
        QTest::newRow("the same title") << QByteArray(R"({"title":"The TEA","barcode":null})");
    }
    void patch_nothingNew_changesNothing()
    {
        QFETCH(QByteArray, body);
        StockFixture shop;
        const QStringList before = shop.everything();
        const auto patched =
            StockFixture::objectIn(shop.send(patchProduct, shop.on(shop.merchant, u"TEA"_s, body, 1)), 200);
        QCOMPARE(patched[u"version"_s].toInt(), 1);
        QCOMPARE(shop.everything(), before);
    }

    void patch_refused_changesNothing_data()
    {
        QTest::addColumn<QString>("sku");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("ifMatch");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("unknown, without a version")
            << u"NONE"_s << QByteArray(R"({"title":"T"})") << -1 << u"NOT_FOUND"_s;
        QTest::newRow("other case") << u"tea"_s << QByteArray(R"({"title":"T"})") << 1 << u"NOT_FOUND"_s;
        QTest::newRow("without a version")
            << u"TEA"_s << QByteArray(R"({"title":"T"})") << -1 << u"PRECONDITION_REQUIRED"_s;
        QTest::newRow("other version") << u"TEA"_s << QByteArray(R"({"title":"T"})") << 2 << u"VERSION_MISMATCH"_s;
        QTest::newRow("other version, nothing new") << u"TEA"_s << QByteArray("{}") << 2 << u"VERSION_MISMATCH"_s;
        QTest::newRow("stock") << u"TEA"_s << QByteArray(R"({"on_hand":99})") << 1 << u"BAD_REQUEST on_hand"_s;
        QTest::newRow("reservations") << u"TEA"_s << QByteArray(R"({"reserved":0})") << 1 << u"BAD_REQUEST reserved"_s;
        QTest::newRow("sku") << u"TEA"_s << QByteArray(R"({"sku":"OTHER"})") << 1 << u"BAD_REQUEST sku"_s;
        QTest::newRow("no title") << u"TEA"_s << QByteArray(R"({"title":null})") << 1 << u"BAD_REQUEST title"_s;
        QTest::newRow("no price") << u"TEA"_s << QByteArray(R"({"price_minor":null})") << 1
                                  << u"BAD_REQUEST price_minor"_s;
        QTest::newRow("active as a number")
            << u"TEA"_s << QByteArray(R"({"active":1})") << 1 << u"BAD_REQUEST active"_s;
        QTest::newRow("several bad values")
            << u"TEA"_s << QByteArray(R"({"title":" ","location":" A","reorder_point":-1})") << 1
            << u"VALIDATION_FAILED title,location,reorder_point"_s;
    }
    void patch_refused_changesNothing()
    {
        QFETCH(QString, sku);
        QFETCH(QByteArray, body);
        QFETCH(int, ifMatch);
        QFETCH(QString, refusal);
        StockFixture shop;
        const QStringList before = shop.everything();
        const auto answer = shop.send(
            patchProduct, shop.on(shop.merchant, sku, body, ifMatch < 0 ? std::nullopt : std::optional(ifMatch)));
        QCOMPARE(StockFixture::refusalWithFields(answer), refusal);
        if (refusal == u"VERSION_MISMATCH"_s)
            QCOMPARE(StockFixture::factsOf(answer), (QJsonObject{{u"version"_s, 1}}));
        QCOMPARE(shop.everything(), before);
    }

    // D9
    void patch_formOpenedBeforeASale_leavesTheStockSold()
    {
        StockFixture shop;
        const qint64 formVersion = shop.product(u"TEA"_s).version;
        shop.shipped(shop.paid(4, 1));
        shop.place(2, 1);
        StockFixture::objectIn(
            shop.send(patchProduct, shop.on(shop.merchant, u"TEA"_s, R"({"title":"Green tea"})", formVersion)), 200);
        const QJsonObject after = get(shop, u"TEA"_s);
        QCOMPARE(after[u"title"_s].toString(), u"Green tea"_s);
        QCOMPARE(after[u"on_hand"_s].toInt(), 6);
        QCOMPARE(after[u"reserved"_s].toInt(), 2);
        QCOMPARE(after[u"available"_s].toInt(), 4);
        VERIFY_STORE(shop);
    }

    void list_filters_answerExactlyTheirProducts_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QStringList>("skus");
        QTest::newRow("all") << QByteArray()
                             << QStringList{u"100%"_s, u"EMPTY"_s, u"LOW"_s, u"MUG"_s, u"OLD"_s, u"TEA"_s};
        QTest::newRow("low") << QByteArray("low_stock=true") << QStringList{u"EMPTY"_s, u"LOW"_s};
        QTest::newRow("not low") << QByteArray("low_stock=false")
                                 << QStringList{u"100%"_s, u"MUG"_s, u"OLD"_s, u"TEA"_s};
        QTest::newRow("out") << QByteArray("out_of_stock=true") << QStringList{u"100%"_s, u"EMPTY"_s};
        QTest::newRow("not out") << QByteArray("out_of_stock=false")
                                 << QStringList{u"LOW"_s, u"MUG"_s, u"OLD"_s, u"TEA"_s};
        QTest::newRow("retired") << QByteArray("active=false") << QStringList{u"OLD"_s};
        QTest::newRow("active and low") << QByteArray("active=true&low_stock=true")
                                        << QStringList{u"EMPTY"_s, u"LOW"_s};
        QTest::newRow("exact SKU alone") << QByteArray("q=TEA") << QStringList{u"TEA"_s};
        QTest::newRow("barcode alone") << QByteArray("q=4006") << QStringList{u"LOW"_s};
        QTest::newRow("beginning of a SKU") << QByteArray("q=te") << QStringList{u"OLD"_s, u"TEA"_s};
        QTest::newRow("inside a title") << QByteArray("q=HE%20m") << QStringList{u"MUG"_s};
        QTest::newRow("letters beyond ASCII") << QByteArray("q=GR%C3%9CNER") << QStringList{u"OLD"_s};
        QTest::newRow("another letter beyond ASCII") << QByteArray("q=gr%C3%A4ner") << QStringList{};
        QTest::newRow("Chinese") << QByteArray("q=%E7%BB%BF") << QStringList{u"EMPTY"_s};
        QTest::newRow("percent") << QByteArray("q=0%25") << QStringList{};
        QTest::newRow("percent inside a title") << QByteArray("q=off%25") << QStringList{u"100%"_s};
        QTest::newRow("underscore") << QByteArray("q=t_e") << QStringList{};
        QTest::newRow("spaces around") << QByteArray("q=%20TEA%20") << QStringList{u"TEA"_s};
        QTest::newRow("empty") << QByteArray("q=&active=")
                               << QStringList{u"100%"_s, u"EMPTY"_s, u"LOW"_s, u"MUG"_s, u"OLD"_s, u"TEA"_s};
        QTest::newRow("search and filter")
            << QByteArray("q=t&active=true&sort=-sku") << QStringList{u"TEA"_s, u"MUG"_s, u"LOW"_s, u"EMPTY"_s};
    }
    void list_filters_answerExactlyTheirProducts()
    {
        QFETCH(QByteArray, query);
        QFETCH(QStringList, skus);
        StockFixture shop;
        create(shop, R"({"sku":"LOW","title":"Nearly out","price_minor":1,"reorder_point":5,"barcode":"4006"})");
        create(shop, R"({"sku":"EMPTY","title":"绿茶 tin","price_minor":1,"reorder_point":0})");
        create(shop, R"({"sku":"OLD","title":"Grüner Tee","price_minor":1,"active":false,"reorder_point":1})");
        create(shop, R"({"sku":"100%","title":"50 off%","price_minor":1})");
        for (const char* body :
             {R"({"sku":"LOW","delta":5,"reason":"RECEIVED"})", R"({"sku":"OLD","delta":2,"reason":"RECEIVED"})"})
            StockFixture::objectIn(shop.send(adjustStock, shop.on(shop.warehouse, {}, body)), 201);
        QCOMPARE(shop.skus(query), skus);
    }

    void list_reservedStock_countsAsGone()
    {
        StockFixture shop;
        shop.place(1, 5);
        QCOMPARE(shop.skus("out_of_stock=true"), QStringList{u"MUG"_s});
    }

    void list_everySort_pagesWithoutGapOrDuplicateWhileOthersCome_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("descending");
        for (const auto* field : {"sku", "title", "on_hand", "available", "updated_at"}) {
            QTest::addRow("%s", field) << QString::fromLatin1(field) << false;
            QTest::addRow("-%s", field) << QString::fromLatin1(field) << true;
        }
    }
    void list_everySort_pagesWithoutGapOrDuplicateWhileOthersCome()
    {
        QFETCH(QString, field);
        QFETCH(bool, descending);
        StockFixture shop;
        auto transaction = StockFixture::orThrow(sql::Transaction::begin(shop.db()));
        // Few values for many products, so that pages end among equal ones.
        for (int i = 0; i < 60; ++i) {
            shop.clock.advanceMs(i % 7 == 0 ? 1 : 0);
            Product product;
            product.sku = (i % 2 == 0 ? u"p%1"_s : u"P%1"_s).arg((i * 37) % 100);
            product.title = u"Title\n%1"_s.arg(i % 5);
            StockFixture::orThrow(insertProduct(shop.context(), product));
            StockFixture::orThrow(changeStock(shop.context(),
                                              {.sku = product.sku,
                                               .kind = MovementKind::Receive,
                                               .reason = u"RECEIVED"_s,
                                               .deltaOnHand = i % 12,
                                               .note = {}},
                                              {}));
        }
        StockFixture::orThrow(transaction.commit());
        shop.place(3, 2);
        QList<QJsonObject> before;
        for (const QString& sku : shop.texts("SELECT sku FROM products"))
            before.push_back(get(shop, sku));
        std::ranges::sort(before, [&](const QJsonObject& a, const QJsonObject& b) {
            const auto key = [&](const QJsonObject& product) {
                const QJsonValue value = product[field];
                return std::tuple(value.toInteger(), value.toString().toUtf8(), product[u"sku"_s].toString().toUtf8());
            };
            return descending ? key(b) < key(a) : key(a) < key(b);
        });
        int added = 0;
        const auto addOne = [&] {
            const QByteArray body =
                QJsonDocument(
                    QJsonObject{{u"sku"_s, u"new%1"_s.arg(added)}, {u"title"_s, u"New"_s}, {u"price_minor"_s, 1}})
                    .toJson();
            create(shop, body);
            ++added;
        };
        const QByteArray query = "limit=7&sort=" + QByteArray(descending ? "-" : "") + field.toLatin1();
        QList<QJsonObject> listed = shop.everyPage(listProducts, query, {}, addOne);
        QVERIFY(added > 5);
        listed.removeIf([](const QJsonObject& product) { return product[u"title"_s].toString() == u"New"_s; });
        QCOMPARE(listed, before);
    }

    void list_searchBeyondAscii_fillsItsPages()
    {
        StockFixture shop;
        auto transaction = StockFixture::orThrow(sql::Transaction::begin(shop.db()));
        // Most rows look alike to the store, which cannot fold these letters.
        for (int i = 0; i < 90; ++i) {
            Product product;
            product.sku = u"S%1"_s.arg(100 + i);
            product.title = i % 9 == 4 ? u"GRÜN"_s : u"grän"_s;
            StockFixture::orThrow(insertProduct(shop.context(), product));
        }
        StockFixture::orThrow(transaction.commit());
        const auto first = shop.list(listProducts, shop.merchant, "q=gr%C3%BCn&limit=3");
        QCOMPARE(first.items.size(), 3);
        QCOMPARE(shop.everyPage(listProducts, "q=gr%C3%BCn&limit=3").size(), 10);
        QVERIFY(shop.list(listProducts, shop.merchant, "q=gr%C3%BCn&limit=10").cursor.isEmpty());
    }

    void list_badParameters_areRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("refusal");
        const auto cursor = [](const char* sort, const char* value) -> QByteArray {
            return "cursor=" +
                   KeysetCursor{QString::fromLatin1(sort), QString::fromLatin1(value), u"A"_s}.toText().toLatin1();
        };
        QTest::newRow("unknown") << QByteArray("colour=red") << u"BAD_REQUEST colour"_s;
        QTest::newRow("sort") << QByteArray("sort=price_minor") << u"BAD_REQUEST sort"_s;
        QTest::newRow("sort with SQL") << QByteArray("sort=sku;DROP%20TABLE%20products") << u"BAD_REQUEST sort"_s;
        QTest::newRow("sort twice descending") << QByteArray("sort=--sku") << u"BAD_REQUEST sort"_s;
        QTest::newRow("limit 0") << QByteArray("limit=0") << u"BAD_REQUEST limit"_s;
        QTest::newRow("limit 201") << QByteArray("limit=201") << u"BAD_REQUEST limit"_s;
        QTest::newRow("flag") << QByteArray("low_stock=maybe") << u"BAD_REQUEST low_stock"_s;
        QTest::newRow("twice") << QByteArray("q=a&q=b") << u"BAD_REQUEST q"_s;
        QTest::newRow("long search") << "q=" + QByteArray(201, 'a') << u"BAD_REQUEST q"_s;
        QTest::newRow("garbage cursor") << QByteArray("cursor=%00") << u"BAD_REQUEST query"_s;
        QTest::newRow("no cursor of ours") << QByteArray("cursor=abc") << u"BAD_CURSOR"_s;
        QTest::newRow("cursor of another sort") << cursor("title", "A") << u"BAD_CURSOR"_s;
        QTest::newRow("cursor of the other direction") << "sort=-sku&" + cursor("sku", "A") << u"BAD_CURSOR"_s;
        QTest::newRow("cursor without a number") << "sort=on_hand&" + cursor("on_hand", "x") << u"BAD_CURSOR"_s;
        QTest::newRow("cursor beyond a number")
            << "sort=on_hand&" + cursor("on_hand", "99999999999999999999") << u"BAD_CURSOR"_s;
    }
    void list_badParameters_areRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, refusal);
        StockFixture shop;
        QCOMPARE(StockFixture::refusalWithFields(shop.read(listProducts, shop.ask(shop.merchant, query))), refusal);
    }

    // What must not read every row, for these run on the I/O thread or in the middle of a long list.
    void reads_useIndexes_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::newRow("scan, exact barcode") << QByteArray("SELECT sku FROM products WHERE barcode = ? LIMIT 2");
        QTest::newRow("scan, any case") << QByteArray(
            "SELECT sku FROM products WHERE lower(sku) = lower(?) UNION "
            "SELECT sku FROM products WHERE barcode IS NOT NULL AND lower(barcode) = lower(?) LIMIT 2");
        QTest::newRow("by title") << QByteArray("SELECT p.sku FROM products p WHERE (p.title, p.sku) > (?, ?) "
                                                "ORDER BY p.title ASC, p.sku ASC LIMIT 50");
        QTest::newRow("movements") << QByteArray(
            "SELECT m.id FROM movements m WHERE m.sku = ? AND m.id < ? ORDER BY m.id DESC LIMIT 50");
    }
    void reads_useIndexes()
    {
        CH_EMBEDDED_STORE_ONLY();
        QFETCH(QByteArray, statement);
        StockFixture shop;
        const QByteArray explain = "EXPLAIN QUERY PLAN " + statement;
        auto rows = StockFixture::orThrow(
            shop.db().queryBound(std::string_view(explain.constData(), size_t(explain.size())),
                                 std::vector<QVariant>(size_t(statement.count('?')), QVariant(u"x"_s))));
        QStringList plan;
        while (rows.next())
            plan.push_back(rows.text(3));
        QVERIFY(!plan.isEmpty());
        const QString text = plan.join(u" | "_s);
        QVERIFY2(!text.contains(u"SCAN"_s) && !text.contains(u"B-TREE FOR ORDER"_s), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(tst_ProductHandlers)
#include "tst_ProductHandlers.moc"

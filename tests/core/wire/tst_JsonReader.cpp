// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonReader.h"
#include "tests/core/wire/Samples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

using Read = std::function<void(JsonObject&)>;

QString verdict(const QByteArray& json, const Read& read, UnknownMembers unknown = UnknownMembers::Refuse)
{
    auto document = JsonDocument::parse(json, unknown);
    if (!document)
        return samples::verdictOf(document);
    JsonObject root = document->root();
    read(root);
    root.finish();
    return samples::verdictOf(document->result());
}

QByteArray nested(int levels, const char* open, const char* close)
{
    return QByteArray(open).repeated(levels) + "1" + QByteArray(close).repeated(levels);
}

} // namespace

Q_DECLARE_METATYPE(Read)

class tst_JsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_ofBadText_isBadRequest_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const QString syntax =
            u"must be valid JSON: check commas, colons, brackets and quotes, and that nothing follows the end"_s;
        const QString number = u"has a number that is malformed or too large"_s;
        const QString escape = u"has a string with a broken escape or half a surrogate pair"_s;
        const QString control = u"has a control character in a string; write it as an escape such as \\n"_s;
        QTest::newRow("empty") << QByteArray() << u"is empty; send a JSON object"_s;
        QTest::newRow("blank") << QByteArray(" \n\t ") << u"is empty; send a JSON object"_s;
        QTest::newRow("half") << QByteArray(R"({"a":[1,)") << syntax;
        QTest::newRow("trailing text") << QByteArray("{} x") << syntax;
        QTest::newRow("trailing object") << QByteArray("{}{}") << syntax;
        QTest::newRow("trailing NUL") << QByteArray("{}\0", 3) << syntax;
        QTest::newRow("trailing comma") << QByteArray(R"({"a":1,})") << syntax;
        QTest::newRow("no quotes") << QByteArray("{a:1}") << syntax;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}") << syntax;
        QTest::newRow("html") << QByteArray("<html></html>") << syntax;
        QTest::newRow("NaN") << QByteArray(R"({"a":NaN})") << syntax;
        QTest::newRow("Infinity") << QByteArray(R"({"a":Infinity})") << syntax;
        QTest::newRow("1e400") << QByteArray(R"({"a":1e400})") << number;
        QTest::newRow("leading zero") << QByteArray(R"({"a":01})") << number;
        QTest::newRow("2^64") << QByteArray(R"({"a":18446744073709551616})") << number;
        QTest::newRow("-2^63-1") << QByteArray(R"({"a":-9223372036854775809})") << number;
        QTest::newRow("lone high") << QByteArray("{\"a\":\"\\ud800\"}") << escape;
        QTest::newRow("lone low") << QByteArray("{\"a\":\"\\udc00\"}") << escape;
        QTest::newRow("high, letter") << QByteArray("{\"a\":\"\\ud800\\u0041\"}") << escape;
        QTest::newRow("high, high") << QByteArray("{\"a\":\"\\ud800\\ud800\"}") << escape;
        QTest::newRow("lone low in a name") << QByteArray("{\"\\udc00\":1}") << escape;
        QTest::newRow("bad escape") << QByteArray("{\"a\":\"\\x\"}") << escape;
        QTest::newRow("raw newline") << QByteArray("{\"a\":\"\n\"}") << control;
        QTest::newRow("raw NUL") << QByteArray("{\"a\":\"\0\"}", 9) << control;
        QTest::newRow("open string") << QByteArray("{\"a\":\"x") << u"has a string without its closing quote"_s;
        QTest::newRow("latin-1") << QByteArray("{\"a\":\"\xE9\"}") << u"must be UTF-8"_s;
        QTest::newRow("surrogate in UTF-8") << QByteArray("{\"a\":\"\xED\xA0\x80\"}") << u"must be UTF-8"_s;
        QTest::newRow("overlong") << QByteArray("{\"a\":\"\xC0\xAF\"}") << u"must be UTF-8"_s;
        QTest::newRow("33 objects") << nested(33, "{\"a\":", "}") << u"must not nest deeper than 32 levels"_s;
        QTest::newRow("33 levels") << QByteArray("{\"a\":" + nested(32, "[", "]") + "}")
                                   << u"must not nest deeper than 32 levels"_s;
        QTest::newRow("deep and closed") << QByteArray("{\"a\":" + nested(100'000, "[", "]") + "}")
                                         << u"must not nest deeper than 32 levels"_s;
        QTest::newRow("deep and open") << QByteArray(100'000, '[') << syntax;
        QTest::newRow("list") << QByteArray("[]") << u"must be a JSON object"_s;
        QTest::newRow("number") << QByteArray("12") << u"must be a JSON object"_s;
        QTest::newRow("null") << QByteArray("null") << u"must be a JSON object"_s;
        QTest::newRow("text") << QByteArray(R"("{}")") << u"must be a JSON object"_s;
    }
    void parse_ofBadText_isBadRequest()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const auto document = JsonDocument::parse(json, UnknownMembers::Refuse);
        QCOMPARE(samples::verdictOf(document), u"BAD_REQUEST body: "_s + problem);
        QCOMPARE(document.error().kind, ErrorKind::Invalid);
    }

    void parse_of32Levels_isGood()
    {
        QVERIFY(JsonDocument::parse(nested(32, "{\"a\":", "}"), UnknownMembers::Ignore));
        QVERIFY(JsonDocument::parse(QByteArray("{\"a\":" + nested(31, "[", "]") + "}"), UnknownMembers::Ignore));
    }

    // The text may end exactly at the end of what belongs to us: the parser must not read behind it.
    void parse_ofTextWithoutPadding_readsNothingBehindIt()
    {
        for (size_t length = 2; length < 300; ++length) {
            auto exact = std::make_unique<char[]>(length);
            std::fill_n(exact.get(), length, ' ');
            exact[0] = '{';
            exact[length - 1] = '}';
            QVERIFY(JsonDocument::parse(QByteArrayView(exact.get(), qsizetype(length)), UnknownMembers::Refuse));
        }
    }

    void getters_ofWrongMembers_nameThem_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Read>("read");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* value, const Read& read, const QString& expected) {
            QTest::newRow(name) << QByteArray(value) << read << expected;
        };
        const Read text = [](JsonObject& o) { o.requiredText("m"_L1, {1, 5}); };
        row("text: good", R"("12345")", text, u"ok"_s);
        row("text: five emoji", R"("😀😀😀😀😀")", text, u"ok"_s);
        row("text: six emoji", R"("😀😀😀😀😀😀")", text, u"VALIDATION_FAILED m: must have 1 to 5 characters"_s);
        row("text: empty", R"("")", text, u"VALIDATION_FAILED m: must have 1 to 5 characters"_s);
        row("text: a byte order mark first", "\"\\ufeffa\"", text,
            u"VALIDATION_FAILED m: must not begin with the character U+FEFF"_s);
        row("text: NUL", "\"a\\u0000\"", text, u"VALIDATION_FAILED m: must not have the character U+0000 in it"_s);
        row("text: null", "null", text, u"BAD_REQUEST m: must be text"_s);
        row("text: number", "5", text, u"BAD_REQUEST m: must be text"_s);
        row("text: absent", "", text, u"BAD_REQUEST m: is required"_s);
        const Read optional = [](JsonObject& o) { QVERIFY(!o.text("m"_L1, {2, 3})); };
        row("optional: null", "null", optional, u"ok"_s);
        row("optional: absent", "", optional, u"ok"_s);
        row("optional: short", R"("é")", optional, u"VALIDATION_FAILED m: must have 2 to 3 characters"_s);
        row("optional: list", "[]", optional, u"BAD_REQUEST m: must be text"_s);
        const Read amount = [](JsonObject& o) { o.requiredInteger("m"_L1, {1, 1'000'000}); };
        const QString range = u"VALIDATION_FAILED m: must be a whole number from 1 to 1000000"_s;
        row("integer: good", "1000000", amount, u"ok"_s);
        row("integer: 0", "0", amount, range);
        row("integer: -0", "-0", amount, range);
        row("integer: -1", "-1", amount, range);
        row("integer: 2^31", "2147483648", amount, range);
        row("integer: 2^63-1", "9223372036854775807", amount, range);
        row("integer: 2^63", "9223372036854775808", amount, range);
        row("integer: 2^64-1", "18446744073709551615", amount, range);
        row("integer: 1.0", "1.0", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: 1e3", "1e3", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: 1.5", "1.5", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: text", R"("5")", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: null", "null", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: true", "true", amount, u"BAD_REQUEST m: must be a whole number"_s);
        row("integer: absent", "", amount, u"BAD_REQUEST m: is required"_s);
        row(
            "integer: at least", "-1", [](JsonObject& o) { o.integer("m"_L1, {0}); },
            u"VALIDATION_FAILED m: must be a whole number, at least 0"_s);
        row(
            "integer: at most", "8", [](JsonObject& o) { o.integer("m"_L1, {.max = 7}); },
            u"VALIDATION_FAILED m: must be a whole number, at most 7"_s);
        row(
            "integer: any", "9223372036854775808", [](JsonObject& o) { o.integer("m"_L1); },
            u"VALIDATION_FAILED m: must be a whole number from -9223372036854775808 to 9223372036854775807"_s);
        row(
            "integer: optional null", "null", [](JsonObject& o) { QVERIFY(!o.integer("m"_L1)); }, u"ok"_s);
        const Read flag = [](JsonObject& o) { o.boolean("m"_L1); };
        row("boolean: text", R"("true")", flag, u"BAD_REQUEST m: must be true or false"_s);
        row("boolean: 1", "1", flag, u"BAD_REQUEST m: must be true or false"_s);
        row("boolean: null", "null", flag, u"ok"_s);
        const Read neededFlag = [](JsonObject& o) { o.requiredBoolean("m"_L1); };
        row("boolean: required null", "null", neededFlag, u"BAD_REQUEST m: must be true or false"_s);
        row("boolean: required absent", "", neededFlag, u"BAD_REQUEST m: is required"_s);
        const Read time = [](JsonObject& o) { o.requiredTime("m"_L1); };
        const QString moment = u"BAD_REQUEST m: must be a time with its zone, such as 2011-09-01T08:30:00.000Z"_s;
        row("time: good", R"("2011-09-01T10:30:00+02:00")", time, u"ok"_s);
        row("time: no zone", R"("2011-09-01T10:30:00")", time, moment);
        row("time: number", "1314865800", time, moment);
        row("time: absent", "", time, u"BAD_REQUEST m: is required"_s);
        row(
            "time: optional", R"("soon")", [](JsonObject& o) { QVERIFY(!o.time("m"_L1)); }, moment);
        const Read id = [](JsonObject& o) { o.requiredId<OrderId>("m"_L1); };
        const QString digits = u"BAD_REQUEST m: must be an id: a string of decimal digits"_s;
        row("id: good", R"("9223372036854775807")", id, u"ok"_s);
        row("id: too big", R"("9223372036854775808")", id, digits);
        row("id: twenty digits", R"("12345678901234567890")", id, digits);
        row("id: number", "12", id, digits);
        row("id: zero", R"("0")", id, digits);
        row("id: sign", R"("-1")", id, digits);
        row("id: empty", R"("")", id, digits);
        row("id: null", "null", id, digits);
        row("id: absent", "", id, u"BAD_REQUEST m: is required"_s);
        row(
            "id: optional null", "null", [](JsonObject& o) { QVERIFY(!o.id<OrderId>("m"_L1)); }, u"ok"_s);
        const Read object = [](JsonObject& o) { o.requiredObject("m"_L1).requiredText("n"_L1); };
        row("object: absent", "", object, u"BAD_REQUEST m: is required"_s);
        row("object: null", "null", object, u"BAD_REQUEST m: must be an object"_s);
        row("object: list", "[]", object, u"BAD_REQUEST m: must be an object"_s);
        row("object: member absent", "{}", object, u"BAD_REQUEST m.n: is required"_s);
        row(
            "object: optional null", "null", [](JsonObject& o) { QVERIFY(!o.object("m"_L1)); }, u"ok"_s);
        const Read list = [](JsonObject& o) {
            for (JsonObject& each : o.objects("m"_L1, 2))
                each.requiredInteger("n"_L1, {1, 9});
        };
        row("list: absent", "", list, u"ok"_s);
        row("list: empty", "[]", list, u"ok"_s);
        row("list: object", "{}", list, u"BAD_REQUEST m: must be a list of objects"_s);
        row("list: number in it", R"([{"n":1},2])", list, u"BAD_REQUEST m[1]: must be an object"_s);
        row("list: too many", R"([{"n":1},{"n":1},{"n":1}])", list,
            u"VALIDATION_FAILED m: must have at most 2 elements"_s);
        row("list: bad elements", R"([{"n":0},{"n":10}])", list,
            u"VALIDATION_FAILED m[0].n, m[1].n: must be a whole number from 1 to 9"_s);
        const Read neededList = [](JsonObject& o) { QVERIFY(o.requiredObjects("m"_L1, 2).empty()); };
        row("list: required absent", "", neededList, u"BAD_REQUEST m: is required"_s);
        row("list: required null", "null", neededList, u"BAD_REQUEST m: must be a list of objects"_s);
        row("list: required empty", "[]", neededList, u"ok"_s);
        const Read texts = [](JsonObject& o) { o.texts("m"_L1, 3, {1, 3}); };
        row("texts: good", R"(["a","b"])", texts, u"ok"_s);
        row("texts: number in it", R"(["a",1])", texts, u"BAD_REQUEST m[1]: must be text"_s);
        row("texts: long", R"(["a","abcd","abcd"])", texts,
            u"VALIDATION_FAILED m[1], m[2]: must have 1 to 3 characters"_s);
        row("texts: too many", R"(["a","b","c","d"])", texts, u"VALIDATION_FAILED m: must have at most 3 elements"_s);
        row("texts: text", R"("a")", texts, u"BAD_REQUEST m: must be a list of texts"_s);
        const Read map = [](JsonObject& o) { o.requiredObject("m"_L1).textMembers(2, {0, 3}); };
        row("map: good", R"({"a":"1","b":""})", map, u"ok"_s);
        row("map: number", R"({"a":1})", map, u"BAD_REQUEST m.a: must be text"_s);
        row("map: long", R"({"a":"1234"})", map, u"VALIDATION_FAILED m.a: must have at most 3 characters"_s);
        row("map: too many", R"({"a":"","b":"","c":""})", map, u"VALIDATION_FAILED m: must have at most 2 members"_s);
        row("map: twice", R"({"a":"","a":""})", map, u"BAD_REQUEST m.a: occurs twice; send it once"_s);
    }
    void getters_ofWrongMembers_nameThem()
    {
        QFETCH(QByteArray, value);
        QFETCH(Read, read);
        QFETCH(QString, expected);
        const QByteArray json = value.isEmpty() ? QByteArray("{}") : QByteArray("{\"m\":" + value + "}");
        QCOMPARE(verdict(json, read), expected);
    }

    void finish_ofUnknownMembers_namesTheFirstIfTheyAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("refused");
        QTest::addColumn<QString>("ignored");
        const QString unknown = u": is not known here; leave it out or correct its name"_s;
        const QString twice = u": occurs twice; send it once"_s;
        QTest::newRow("none") << QByteArray(R"({"a":{"b":"x"}})") << u"ok"_s << u"ok"_s;
        QTest::newRow("at the root") << QByteArray(R"({"a":{"b":"x"},"role":1,"zz":2})")
                                     << QString(u"BAD_REQUEST role"_s + unknown) << u"ok"_s;
        QTest::newRow("inside") << QByteArray(R"({"a":{"b":"x","tenant_id":1}})")
                                << QString(u"BAD_REQUEST a.tenant_id"_s + unknown) << u"ok"_s;
        QTest::newRow("not Latin-1") << QByteArray(R"({"a":{"b":"x"},"状态":1})")
                                     << QString(u"BAD_REQUEST 状态"_s + unknown) << u"ok"_s;
        QTest::newRow("without a name") << QByteArray(R"({"a":{"b":"x"},"":1})")
                                        << QString(u"BAD_REQUEST \"\""_s + unknown) << u"ok"_s;
        QTest::newRow("known twice") << QByteArray(R"({"a":{"b":"x","b":"x"}})")
                                     << QString(u"BAD_REQUEST a.b"_s + twice) << QString(u"BAD_REQUEST a.b"_s + twice);
        QTest::newRow("twice by escape") << QByteArray("{\"a\":{\"b\":\"x\"},\"\\u0061\":{\"b\":\"y\"}}")
                                         << QString(u"BAD_REQUEST a"_s + twice) << QString(u"BAD_REQUEST a"_s + twice);
        QTest::newRow("unknown twice") << QByteArray(R"({"a":{"b":"x"},"z":1,"z":2})")
                                       << QString(u"BAD_REQUEST z"_s + unknown) << u"ok"_s;
    }
    void finish_ofUnknownMembers_namesTheFirstIfTheyAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, refused);
        QFETCH(QString, ignored);
        const Read read = [](JsonObject& o) {
            JsonObject inner = o.requiredObject("a"_L1);
            inner.requiredText("b"_L1);
            inner.finish();
        };
        QCOMPARE(verdict(json, read), refused);
        QCOMPARE(verdict(json, read, UnknownMembers::Ignore), ignored);
    }

    void finish_ofVeryManyMembers_isQuick()
    {
        QByteArray json = "{";
        for (int i = 0; i < 200'000; ++i)
            json += "\"" + QByteArray::number(i) + "\":1,";
        json += "\"m\":1}";
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(verdict(
                     json, [](JsonObject& o) { o.requiredInteger("m"_L1); }, UnknownMembers::Ignore),
                 u"ok"_s);
        QVERIFY2(timer.elapsed() < 2'000, "time must not grow with the square of the members");
    }

    void problems_ofBothKinds_tellTheShapeFirst()
    {
        QCOMPARE(verdict(R"({"a":0,"b":"x","c":0})",
                         [](JsonObject& o) {
                             o.integer("a"_L1, {1, 2});
                             o.integer("b"_L1);
                             o.integer("c"_L1, {1, 2});
                         }),
                 u"BAD_REQUEST b: must be a whole number"_s);
    }

    void problems_withVeryLongNames_areCut()
    {
        const QByteArray json = "{\"" + QByteArray("😀").repeated(50'000) + "\":1}";
        const QString told = verdict(json, [](JsonObject&) {});
        QVERIFY(told.size() < 300);
        QVERIFY(told.contains(u"😀…: is not known here"_s));
        QVERIFY(!told.contains(QChar(QChar::ReplacementCharacter)));
    }

    void has_doesNotMakeAMemberKnown()
    {
        QCOMPARE(verdict(R"({"a":null})", [](JsonObject& o) { QVERIFY(o.has("a"_L1) && !o.has("b"_L1)); }),
                 u"BAD_REQUEST a: is not known here; leave it out or correct its name"_s);
    }

    void ids_beyondDoubles_areExact()
    {
        auto document =
            JsonDocument::parse(R"({"id":"1234567890123456789","n":9007199254740993})", UnknownMembers::Refuse);
        QVERIFY(document);
        JsonObject root = document->root();
        QCOMPARE(root.requiredId<OrderId>("id"_L1).toBytes(), QByteArray("1234567890123456789"));
        QCOMPARE(root.requiredInteger("n"_L1), 9'007'199'254'740'993);
    }

    void members_ofOpenMaps_keepTheirOrder()
    {
        auto document = JsonDocument::parse(
            "{\"z\":\"1\",\"a\":2,\"é\":true,\"n\":null,\"d\":1.5,\"l\":[1,{\"x\":\"\\\"\"}],\"big\":18446744073709551615}",
            UnknownMembers::Refuse);
        QVERIFY(document);
        const std::vector<std::pair<QString, JsonScalar>> expected{{u"z"_s, u"1"_s},
                                                                   {u"a"_s, qint64{2}},
                                                                   {u"é"_s, true},
                                                                   {u"n"_s, JsonScalar()},
                                                                   {u"d"_s, u"1.5"_s},
                                                                   {u"l"_s, u"[1,{\"x\":\"\\\"\"}]"_s},
                                                                   {u"big"_s, u"18446744073709551615"_s}};
        QVERIFY(document->root().scalarMembers(10) == expected);
        QVERIFY(document->result());
    }

    void raw_isTheMembersText()
    {
        auto document = JsonDocument::parse(
            "{\"a\" : { \"x\" : [ 1 , -2.5 , \"\\u00e9\\n\\\"\\\\\" , null , true ] } , \"b\":\"\\u0007\"}",
            UnknownMembers::Refuse);
        QVERIFY(document);
        JsonObject root = document->root();
        QCOMPARE(root.raw("a"_L1), QByteArray("{\"x\":[1,-2.5,\"é\\n\\\"\\\\\",null,true]}"));
        QCOMPARE(root.raw("b"_L1), QByteArray("\"\\u0007\""));
        QCOMPARE(root.raw("c"_L1), QByteArray());
        root.finish();
        QVERIFY(document->result());
    }

    // Parsers are used again: two documents at once, and a moved one, must not share theirs.
    void documents_atTheSameTime_areIndependent()
    {
        std::vector<JsonDocument> documents;
        for (int round = 0; round < 3; ++round) {
            documents.clear();
            for (int i = 0; i < 20; ++i) {
                const QByteArray json =
                    "{\"n\":" + QByteArray::number(i) + ",\"pad\":\"" + QByteArray(i * 997, 'x') + "\"}";
                auto document = JsonDocument::parse(json, UnknownMembers::Ignore);
                QVERIFY(document);
                documents.push_back(std::move(*document));
            }
            for (int i = 0; i < 20; ++i)
                QCOMPARE(documents[size_t(i)].root().requiredInteger("n"_L1), i);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JsonReader)
#include "tst_JsonReader.moc"

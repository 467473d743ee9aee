// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonWriter.h"
#include "tests/core/wire/Samples.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

class tst_JsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_areWrittenInOrder()
    {
        JsonWriter json;
        json.beginObject();
        json.key("text"_L1).text(u"a\"\\\n\u0001é"_s).key("latin"_L1).text("caf\xE9"_L1).key("none"_L1).textOrNull({});
        json.key("some"_L1).textOrNull(u"x").key(u"名"_s).utf8("\xE4\xB8\xAD");
        json.key("min"_L1).number(std::numeric_limits<qint64>::min());
        json.key("max"_L1).number(std::numeric_limits<qint64>::max());
        json.key("yes"_L1).boolean(true).key("null"_L1).null();
        json.key("at"_L1).time(UtcTime(0)).key("never"_L1).time(std::optional<UtcTime>());
        json.key("list"_L1).beginArray().raw("{\"a\":[1]}").raw("2").endArray();
        json.key("empty"_L1).text(QString());
        json.endObject();
        QCOMPARE(json.take(),
                 QByteArray(
                     "{\"text\":\"a\\\"\\\\\\n\\u0001é\",\"latin\":\"café\",\"none\":null,\"some\":\"x\",\"名\":\"中\","
                     "\"min\":-9223372036854775808,\"max\":9223372036854775807,\"yes\":true,\"null\":null,"
                     "\"at\":\"1970-01-01T00:00:00.000Z\",\"never\":null,\"list\":[{\"a\":[1]},2],\"empty\":\"\"}"));
    }

    void text_ofAnyCharacters_readsBackTheSame_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("hard") << samples::hardText();
        QTest::newRow("byte order marks") << QString(u'a' + QString(3, QChar(QChar::ByteOrderMark)));
        QTest::newRow("long") << QString(100'000, u'中');
        QTest::newRow("emoji") << u"😀"_s.repeated(1000);
        QString all;
        for (char16_t unit = 1; unit < 0xD800; ++unit)
            all += QChar(unit);
        QTest::newRow("the plane") << all;
    }
    void text_ofAnyCharacters_readsBackTheSame()
    {
        QFETCH(QString, text);
        JsonWriter json;
        json.beginObject().key("t"_L1).text(text).endObject();
        auto document = JsonDocument::parse(json.view(), UnknownMembers::Refuse);
        QVERIFY(document);
        QCOMPARE(document->root().requiredText("t"_L1, {0, 1'000'000}), text);
        // A second opinion.
        const QString other = QJsonDocument::fromJson(json.take())["t"_L1].toString();
        QCOMPARE(other, text);
    }

    // Texts without anything to escape are copied; the search for what must be escaped looks at eight bytes at once.
    void text_withOneSpecialAnywhere_isEscaped()
    {
        const QList<char16_t> specials{0x00, 0x01,  0x1F, 0x20, 0x21, u'"', u'#',
                                       u'[', u'\\', u']', 0x7F, 0x80, 0xA2, 0xDC};
        for (int length = 1; length <= 20; ++length) {
            for (int at = 0; at < length; ++at) {
                for (const char16_t special : specials) {
                    for (const QChar filler : {QChar(u'a'), QChar(u' '), QChar(0x7F), QChar(0xE9)}) {
                        QString text(length, filler);
                        text[at] = QChar(special);
                        JsonWriter json;
                        json.beginArray().text(text).endArray();
                        QCOMPARE(QJsonDocument::fromJson(json.take())[0].toString(), text);
                    }
                }
            }
        }
    }

    void loneSurrogate_becomesAReplacement()
    {
        const QStringList texts{QChar(0xD800), QChar(0xDC00) + u"x"_s, u"x"_s + QChar(0xDBFF)};
        for (const QString& text : texts) {
            JsonWriter json;
            json.beginArray().text(text).endArray();
            const QByteArray written = json.take();
            QCOMPARE(QString::fromUtf8(written).toUtf8(), written);
            QCOMPARE(QJsonDocument::fromJson(written).array().size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JsonWriter)
#include "tst_JsonWriter.moc"

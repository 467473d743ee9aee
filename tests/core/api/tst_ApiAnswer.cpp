// SPDX-License-Identifier: Apache-2.0
#include "core/api/ApiAnswer.h"
#include "core/api/ApiCode.h"

#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(ch::ErrorKind)

class tst_ApiAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void success_isAnEnvelopeWhoseCodeIsTheStatus_data();
    void success_isAnEnvelopeWhoseCodeIsTheStatus();
    void refusal_isReadByItsReason_data();
    void refusal_isReadByItsReason();
    void anythingElse_isNoWordOfTheService_data();
    void anythingElse_isNoWordOfTheService();
};

namespace {

HttpResponse response(int status, const QByteArray& type, const QByteArray& body)
{
    HttpResponse made;
    made.status = status;
    made.headers.emplace_back("content-type", type);
    made.body = body;
    return made;
}

QByteArray envelope(int code, const QByteArray& data)
{
    return "{\"code\":" + QByteArray::number(code) + ",\"msg\":\"m\",\"data\":" + data +
           ",\"trace_id\":\"5eed5eed5eed5eed5eed5eed5eed5eed\"}";
}

} // namespace

void tst_ApiAnswer::success_isAnEnvelopeWhoseCodeIsTheStatus_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("as the service says it") << QByteArray("application/json; charset=utf-8");
    QTest::newRow("without parameters") << QByteArray("application/json");
    QTest::newRow("in capitals") << QByteArray("Application/JSON ;charset=UTF-8");
}

void tst_ApiAnswer::success_isAnEnvelopeWhoseCodeIsTheStatus()
{
    QFETCH(QByteArray, type);
    for (const int status : {200, 201}) {
        const auto answer = readAnswer(response(status, type, envelope(status, "{\"a\":1}")), {});
        QVERIFY(answer);
        QCOMPARE(answer->data, QByteArray("{\"a\":1}"));
        QCOMPARE(answer->trace.toBytes(), QByteArray("5eed5eed5eed5eed5eed5eed5eed5eed"));
    }
    QVERIFY(!readAnswer(response(200, type, envelope(201, "{}")), {}));
    QVERIFY(!readAnswer(response(200, type, envelope(40900, "{}")), {}));
}

void tst_ApiAnswer::refusal_isReadByItsReason_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not signed in") << 401 << 40100 << QByteArray("UNAUTHENTICATED") << ErrorKind::Unauthorized;
    QTest::newRow("a reason of later days") << 409 << 40999 << QByteArray("SOMETHING_NEW") << ErrorKind::Conflict;
}

void tst_ApiAnswer::refusal_isReadByItsReason()
{
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    QFETCH(ErrorKind, kind);
    const auto answer =
        readAnswer(response(status, "application/json", envelope(code, "{\"reason\":\"" + reason + "\"}")), {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QCOMPARE(answer.error().code, QString::fromLatin1(reason));
}

void tst_ApiAnswer::anythingElse_isNoWordOfTheService_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray json("application/json");
    const QByteArray refused = envelope(40100, "{\"reason\":\"UNAUTHENTICATED\"}");
    QTest::newRow("a page of the hotel") << 200 << QByteArray("text/html") << QByteArray("<html>Welcome</html>");
    QTest::newRow("an envelope that says it is text") << 200 << QByteArray("text/plain") << envelope(200, "{}");
    QTest::newRow("no type") << 200 << QByteArray() << envelope(200, "{}");
    QTest::newRow("half of it") << 200 << json << envelope(200, "{}").chopped(10);
    QTest::newRow("a code in quotes") << 200 << json << QByteArray("{\"code\":\"200\",\"msg\":\"\",\"data\":{}}");
    QTest::newRow("another status' code") << 403 << json << refused;
    QTest::newRow("another reason's code") << 401 << json << envelope(40101, "{\"reason\":\"UNAUTHENTICATED\"}");
    QTest::newRow("a redirect") << 302 << json << refused;
}

void tst_ApiAnswer::anythingElse_isNoWordOfTheService()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const auto answer = readAnswer(response(status, type, body), {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
}

QTEST_GUILESS_MAIN(tst_ApiAnswer)
#include "tst_ApiAnswer.moc"

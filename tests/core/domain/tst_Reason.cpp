// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"

#include <QSet>
#include <QTest>

using namespace ch;

class ReasonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_isTheContracts();
    void table_rowOfEachReasonIsItsOwn();
    void table_codesAndNamesAreUnique();
    void refusal_carriesNameKindAndFacts();
    void kinds_fitTheStatus();
};

void ReasonTest::table_isTheContracts()
{
    // Written down from the contract.
    const std::pair<int, const char*> expected[] = {
        {40000, "BAD_REQUEST"},
        {40001, "IDEMPOTENCY_KEY_REQUIRED"},
        {40002, "BAD_CURSOR"},
        {40100, "UNAUTHENTICATED"},
        {40101, "TOKEN_EXPIRED"},
        {40300, "FORBIDDEN"},
        {40400, "NOT_FOUND"},
        {40500, "METHOD_NOT_ALLOWED"},
        {40800, "REQUEST_TIMEOUT"},
        {40900, "STATE_CONFLICT"},
        {40901, "INSUFFICIENT_STOCK"},
        {40902, "STALE_QUANTITY"},
        {40903, "ORDER_CLOSED"},
        {40904, "ON_HOLD"},
        {40905, "CLAIMED"},
        {40906, "REQUEST_IN_PROGRESS"},
        {40907, "DUPLICATE_ORDER_NO"},
        {41000, "CURSOR_GONE"},
        {41200, "VERSION_MISMATCH"},
        {41300, "TOO_LARGE"},
        {41400, "URI_TOO_LONG"},
        {41500, "UNSUPPORTED_MEDIA_TYPE"},
        {42200, "VALIDATION_FAILED"},
        {42201, "KEY_REUSED"},
        {42600, "CLIENT_TOO_OLD"},
        {42800, "PRECONDITION_REQUIRED"},
        {42900, "RATE_LIMITED"},
        {43100, "HEADERS_TOO_LARGE"},
        {50000, "INTERNAL"},
        {50300, "UNAVAILABLE"},
    };
    QCOMPARE(reasonTable().size(), std::size(expected));
    for (const auto& [code, name] : expected) {
        const auto row = reasonFromName(QString::fromLatin1(name));
        QVERIFY2(row, name);
        QCOMPARE(row->code, code);
        QCOMPARE(row->httpStatus(), code / 100);
    }
    QVERIFY(!reasonFromName(u""));
    QVERIFY(!reasonFromName(u"state_conflict"));
}

void ReasonTest::table_rowOfEachReasonIsItsOwn()
{
    for (const ReasonRow& row : reasonTable())
        QCOMPARE(rowOf(row.reason).name, row.name);
    for (size_t i = 0; i < reasonTable().size(); ++i)
        QCOMPARE(static_cast<size_t>(reasonTable()[i].reason), i);
}

void ReasonTest::table_codesAndNamesAreUnique()
{
    QSet<int> codes;
    QSet<QString> names;
    for (const ReasonRow& row : reasonTable()) {
        codes.insert(row.code);
        names.insert(row.name);
    }
    QCOMPARE(static_cast<size_t>(codes.size()), reasonTable().size());
    QCOMPARE(static_cast<size_t>(names.size()), reasonTable().size());
}

void ReasonTest::refusal_carriesNameKindAndFacts()
{
    const Error error = refusal(Reason::InsufficientStock, "{\"sku\":\"A\"}", QStringLiteral("for the log"));
    QCOMPARE(error.code, QStringLiteral("INSUFFICIENT_STOCK"));
    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.facts, "{\"sku\":\"A\"}");
    QCOMPARE(error.detail, QStringLiteral("for the log"));
    QVERIFY(error.trace.isNull());
    QVERIFY(!error.retryAfter);
}

void ReasonTest::kinds_fitTheStatus()
{
    for (const ReasonRow& row : reasonTable()) {
        const int status = row.httpStatus();
        if (status == 401)
            QCOMPARE(row.kind, ErrorKind::Unauthorized);
        if (status == 403)
            QCOMPARE(row.kind, ErrorKind::Forbidden);
        if (status == 404)
            QCOMPARE(row.kind, ErrorKind::NotFound);
        if (status == 409 || status == 412)
            QCOMPARE(row.kind, ErrorKind::Conflict);
        if (status >= 500)
            QCOMPARE(row.kind, ErrorKind::Server);
        // What a client may simply send again: no answer in time, too many, a broken service, and the key in use.
        const bool again = status == 408 || status == 429 || status >= 500 || row.reason == Reason::RequestInProgress;
        QCOMPARE(isTransient(refusal(row.reason)), again);
    }
}

QTEST_GUILESS_MAIN(ReasonTest)
#include "tst_Reason.moc"

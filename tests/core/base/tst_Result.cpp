// SPDX-License-Identifier: Apache-2.0
#include "core/base/Result.h"

#include <QTest>

#include <memory>

using namespace ch;

namespace {

Error failure(ErrorKind kind, const QString& code = {})
{
    Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failure(ErrorKind::Invalid, QStringLiteral("ODD"));
    return number / 2;
}

Result<int> quarter(int number)
{
    CH_TRY(const int first, half(number));
    CH_TRY(const int second, half(first));
    return second;
}

Result<> checkEven(int number, int& reached)
{
    CH_CHECK(half(number));
    ++reached;
    return ok();
}

Result<std::unique_ptr<int>> boxed(bool good)
{
    if (!good)
        return failure(ErrorKind::Storage);
    return std::make_unique<int>(7);
}

Result<int> unboxed(bool good)
{
    CH_TRY(auto box, boxed(good));
    return *box;
}

} // namespace

class ResultTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void result_good_holdsTheValue();
    void result_failed_holdsTheError();
    void result_misread_throws();
    void macros_passTheErrorOn();
    void macros_moveOnlyValue_isMoved();
    void isTransient_decidesRetry_data();
    void isTransient_decidesRetry();
};

void ResultTest::result_good_holdsTheValue()
{
    Result<QString> result(QStringLiteral("abc"));
    QVERIFY(result);
    QCOMPARE(*result, QStringLiteral("abc"));
    QCOMPARE(result->size(), qsizetype(3));
    const QString moved = *std::move(result);
    QCOMPARE(moved, QStringLiteral("abc"));
    QVERIFY(ok());
}

void ResultTest::result_failed_holdsTheError()
{
    const Result<int> result = half(3);
    QVERIFY(!result);
    QCOMPARE(result.error(), failure(ErrorKind::Invalid, QStringLiteral("ODD")));
}

void ResultTest::result_misread_throws()
{
    const Result<int> bad = half(1);
    const Result<int> good = half(2);
    QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, static_cast<void>(*bad));
    QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, static_cast<void>(good.error()));
}

void ResultTest::macros_passTheErrorOn()
{
    QCOMPARE(*quarter(12), 3);
    QCOMPARE(quarter(6).error().code, QStringLiteral("ODD"));
    QCOMPARE(quarter(7).error().code, QStringLiteral("ODD"));
    int reached = 0;
    QVERIFY(checkEven(2, reached));
    QCOMPARE(reached, 1);
    QVERIFY(!checkEven(3, reached));
    QCOMPARE(reached, 1);
}

void ResultTest::macros_moveOnlyValue_isMoved()
{
    QCOMPARE(*unboxed(true), 7);
    QCOMPARE(unboxed(false).error().kind, ErrorKind::Storage);
}

void ResultTest::isTransient_decidesRetry_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("transient");
    QTest::newRow("cancelled") << ErrorKind::Cancelled << QString() << false;
    QTest::newRow("offline") << ErrorKind::Offline << QString() << true;
    QTest::newRow("timeout") << ErrorKind::Timeout << QString() << true;
    QTest::newRow("unauthorized") << ErrorKind::Unauthorized << QString() << false;
    QTest::newRow("forbidden") << ErrorKind::Forbidden << QString() << false;
    QTest::newRow("not found") << ErrorKind::NotFound << QString() << false;
    QTest::newRow("conflict") << ErrorKind::Conflict << QStringLiteral("STATE_CONFLICT") << false;
    QTest::newRow("in progress") << ErrorKind::Conflict << QStringLiteral("REQUEST_IN_PROGRESS") << true;
    QTest::newRow("invalid") << ErrorKind::Invalid << QString() << false;
    QTest::newRow("rate limited") << ErrorKind::RateLimited << QString() << true;
    QTest::newRow("server") << ErrorKind::Server << QString() << true;
    QTest::newRow("protocol") << ErrorKind::Protocol << QString() << true;
    QTest::newRow("storage") << ErrorKind::Storage << QString() << false;
}

void ResultTest::isTransient_decidesRetry()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    QFETCH(bool, transient);
    QCOMPARE(isTransient(failure(kind, code)), transient);
}

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_Result.moc"

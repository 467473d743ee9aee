// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "ui/kit/ErrorFacts.h"
#include "ui/kit/Words.h"

#include <QSet>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ErrorKind kKinds[] = {ErrorKind::Cancelled,    ErrorKind::Offline,   ErrorKind::Timeout,
                                ErrorKind::Unauthorized, ErrorKind::Forbidden, ErrorKind::NotFound,
                                ErrorKind::Conflict,     ErrorKind::Invalid,   ErrorKind::RateLimited,
                                ErrorKind::Server,       ErrorKind::Protocol,  ErrorKind::Storage};

// What the desk itself puts into `code`: core/api/ApiCode.h, core/sync, core/store, core/sql, core/secrets, core/desk.
constexpr QLatin1StringView kDeskCodes[] = {"SIGN_IN_NEEDED"_L1,
                                            "PROFILE_IN_USE"_L1,
                                            "PROFILE_OF_ANOTHER"_L1,
                                            "PROFILE_UNUSABLE"_L1,
                                            "NEWER_SCHEMA"_L1,
                                            "CORRUPT"_L1,
                                            "NO_SECRET_STORE"_L1,
                                            "SECRET_DENIED"_L1,
                                            "BAD_SERVER_ADDRESS"_L1,
                                            "REMOVALS_NEED_CONSENT"_L1,
                                            "BEHIND_REFUSED"_L1,
                                            "MONEY_NEEDS_NETWORK"_L1,
                                            "TLS_REFUSED"_L1,
                                            "PROXY_REFUSED"_L1,
                                            "REDIRECTED"_L1,
                                            "MALFORMED_ANSWER"_L1,
                                            "ANSWER_TOO_LARGE"_L1,
                                            "ADDRESS_REFUSED"_L1,
                                            "NO_CERTIFICATE"_L1,
                                            "DISK_FULL"_L1,
                                            "READ_ONLY"_L1,
                                            "IO_ERROR"_L1,
                                            "BUSY"_L1,
                                            "EDIT_NEEDS_NETWORK"_L1,
                                            "STOCK_COUNT_NEEDS_NETWORK"_L1,
                                            "CLAIM_NEEDS_NETWORK"_L1,
                                            "PROFILE_NOT_OPEN"_L1,
                                            "CACHE_BEGAN_ANEW"_L1,
                                            "NOT_SET_ASIDE"_L1,
                                            "WRONG_ID"_L1};

bool isSentence(const QString& text)
{
    return text.size() > 8 && text.front().isUpper() && (text.endsWith(u'.') || text.endsWith(u'!')) &&
           !text.contains(u'%') && !text.contains(u'_');
}

} // namespace

class tst_Words : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_ofEachKindAndReason_areTwoSentences()
    {
        QStringList codes{QString()};
        for (const ReasonRow& row : reasonTable())
            codes.append(row.name);
        for (const QLatin1StringView code : kDeskCodes)
            codes.append(code);
        for (const ErrorKind kind : kKinds) {
            for (const QString& code : codes) {
                const ErrorWords said = words(Error{.kind = kind, .code = code});
                QVERIFY2(isSentence(said.what), qPrintable(QString(code + u": " + said.what)));
                QVERIFY2(isSentence(said.next), qPrintable(QString(code + u": " + said.next)));
            }
        }
    }

    void words_ofEachReason_areItsOwn()
    {
        // A reason that says no more than its kind was forgotten; these are faults of programs that say the same.
        const QSet<QString> alike{u"BAD_REQUEST"_s,       u"FORBIDDEN"_s, u"NOT_FOUND"_s,   u"TOKEN_EXPIRED"_s,
                                  u"VALIDATION_FAILED"_s, u"INTERNAL"_s,  u"RATE_LIMITED"_s};
        for (const ReasonRow& row : reasonTable()) {
            const QString name = row.name;
            if (alike.contains(name))
                continue;
            QVERIFY2(words(Error{.kind = row.kind, .code = name}).what != words(Error{.kind = row.kind}).what,
                     qPrintable(name));
        }
        for (const QLatin1StringView code : kDeskCodes)
            QVERIFY2(words(Error{.kind = ErrorKind::Storage, .code = code}).what !=
                         words(Error{.kind = ErrorKind::Storage}).what,
                     code.data());
    }

    void words_withFacts_nameThem_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QByteArray>("facts");
        QTest::addColumn<QString>("what");
        QTest::newRow("stock") << Reason::InsufficientStock << QByteArray(R"({"sku":"LAMP-01","available":3})")
                               << u"Only 3 of LAMP-01 left."_s;
        QTest::newRow("reserved") << Reason::InsufficientStock
                                  << QByteArray(R"({"sku":"LAMP-01","orders":["A1","A2"]})")
                                  << u"LAMP-01 is reserved by orders: A1, A2."_s;
        QTest::newRow("many") << Reason::InsufficientStock
                              << QByteArray(R"({"sku":"L","orders":["1","2","3","4","5","6","7"]})")
                              << u"L is reserved by orders: 1, 2, 3, 4, 5 and 2 more."_s;
        QTest::newRow("status") << Reason::StateConflict << QByteArray(R"({"status":"CANCELLED","version":4})")
                                << u"The order is “Cancelled” by now, which does not allow this step."_s;
        QTest::newRow("version") << Reason::VersionMismatch << QByteArray(R"({"status":"SHIPPED","version":4})")
                                 << u"Somebody else changed this meanwhile; the order is “Shipped” now."_s;
        QTest::newRow("hold") << Reason::OnHold << QByteArray(R"({"hold_reason":"address unclear"})")
                              << u"The order is on hold: address unclear."_s;
        QTest::newRow("claim") << Reason::Claimed << QByteArray(R"({"user":"wei","device":"Bench 2"})")
                               << u"wei is packing this order at Bench 2."_s;
        QTest::newRow("field")
            << Reason::ValidationFailed
            << QByteArray(R"({"errors":[{"field":"ship_to.city","problem":"x"},{"field":"lines[2].quantity"}]})")
            << u"Not acceptable: City, Quantity."_s;
        QTest::newRow("stale") << Reason::StaleQuantity << QByteArray(R"({"on_hand":12})")
                               << u"The stock changed while it was counted: it is 12 now."_s;
    }
    void words_withFacts_nameThem()
    {
        QFETCH(const Reason, reason);
        QFETCH(const QByteArray, facts);
        QFETCH(const QString, what);
        QCOMPARE(words(refusal(reason, facts)).what, what);
    }

    void words_withFactsThatAreNone_stillSpeak()
    {
        for (const QByteArray& facts : {QByteArray("{"), QByteArray("[]"), QByteArray("null"),
                                        QByteArray(R"({"sku":7,"available":"x","orders":{}})")}) {
            for (const ReasonRow& row : reasonTable())
                QVERIFY(isSentence(words(refusal(row.reason, facts)).what));
        }
    }

    void words_withAWait_nameIt()
    {
        Error error = refusal(Reason::RateLimited);
        error.retryAfter = std::chrono::seconds(30);
        QCOMPARE(words(error).next, u"Try again in 30 second(s)."_s);
        error.retryAfter = std::chrono::seconds(1);
        QCOMPARE(words(error).next, u"Try again in 1 second(s)."_s);
        error.retryAfter = std::chrono::seconds(125);
        QCOMPARE(words(error).next, u"Try again in 3 minute(s)."_s);
    }

    void details_ofAnError_holdWhatHelpsAndNoMore()
    {
        const Error error{.kind = ErrorKind::Conflict,
                          .code = u"ON_HOLD"_s,
                          .detail = u"/home/somebody/secret.db"_s,
                          .facts = R"({"hold_reason":"x"})",
                          .trace = *TraceId::fromText("0123456789abcdef0123456789abcdef")};
        const QString details = detailsOf(error);
        QVERIFY(details.contains(u"Conflict"));
        QVERIFY(details.contains(u"ON_HOLD"));
        QVERIFY(details.contains(u"hold_reason"));
        QVERIFY(details.contains(u"0123456789abcdef0123456789abcdef"));
        // May name files.
        QVERIFY(!details.contains(u"secret.db"));
    }

    void words_ofEveryValue_areDistinctAndTranslatable()
    {
        QSet<QString> seen;
        for (const OrderStatus status : allOrderStatuses())
            seen.insert(words(status));
        QCOMPARE(seen.size(), 5);
        seen.clear();
        for (int kind = 0; kind <= static_cast<int>(TimelineKind::Imported); ++kind)
            seen.insert(words(static_cast<TimelineKind>(kind)));
        QCOMPARE(seen.size(), static_cast<int>(TimelineKind::Imported) + 1);
        QVERIFY(!seen.contains(QString()));
        seen.clear();
        for (int kind = 0; kind <= static_cast<int>(OperationKind::CountLine); ++kind)
            seen.insert(words(static_cast<OperationKind>(kind)));
        QCOMPARE(seen.size(), static_cast<int>(OperationKind::CountLine) + 1);
        for (int state = 0; state <= static_cast<int>(OperationState::Discarded); ++state)
            QVERIFY(!words(static_cast<OperationState>(state)).isEmpty());
        for (int fulfilment = 0; fulfilment <= static_cast<int>(Fulfilment::Fulfilled); ++fulfilment)
            QVERIFY(!words(static_cast<Fulfilment>(fulfilment)).isEmpty());
    }

    void reasonWords_ofListsAndOfTheShopsOwn_areReadable()
    {
        for (const QLatin1StringView reason :
             {"CUSTOMER"_L1, "MERCHANT"_L1, "FRAUD"_L1, "OUT_OF_STOCK"_L1, "OTHER"_L1, "TIMEOUT"_L1, "REFUNDED"_L1,
              "RECEIVED"_L1, "RETURNED"_L1, "DAMAGED"_L1, "LOST"_L1, "COUNTED"_L1, "CORRECTION"_L1})
            QVERIFY(reasonWords(reason) != reason);
        QCOMPARE(reasonWords(u"<b>ours</b>"_s), u"<b>ours</b>"_s);
    }

    void fieldWords_ofPaths_nameTheLast()
    {
        QCOMPARE(fieldWords(u"tracking_no"_s), u"Tracking number"_s);
        QCOMPARE(fieldWords(u"ship_to.postcode"_s), u"Postcode"_s);
        QCOMPARE(fieldWords(u"lines[12].quantity"_s), u"Quantity"_s);
        QCOMPARE(fieldWords(u"lines[12]"_s), u"Lines"_s);
        QCOMPARE(fieldWords(u"something_new"_s), u"something_new"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Words)
#include "tst_Words.moc"

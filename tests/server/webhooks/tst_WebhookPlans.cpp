// SPDX-License-Identifier: Apache-2.0
// What is signed and how, and when a message is sent again.
#include "server/webhooks/DeliveryPlan.h"
#include "server/webhooks/WebhookSignature.h"

#include <QTest>

using namespace ch;
using namespace ch::server;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr UtcTime kNow{1'700'000'000'000};
constexpr qint64 kDayMs = 86'400'000;

} // namespace

class tst_WebhookPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signature_isThatOfTheSpecificationsExample();
    void secrets_are32Bytes_andNoTwoTheSame();
    void pauses_grow_withinAFifth_forADay();
    void receiverThatAsksForPatience_getsIt_upToALimit();
    void webhook_isSwitchedOff_afterDays_orWhenItIsGone();
};

void tst_WebhookPlans::signature_isThatOfTheSpecificationsExample()
{
    Delivery delivery;
    delivery.messageId = u"msg_p5jXN8AQM9LWM0D4loKWxJek"_s;
    delivery.body = R"({"test": 2432232314})";
    const QByteArray secret = QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const auto headers = signatureHeaders(secret, delivery, UtcTime(1'614'265'330'000));
    const std::vector<std::pair<QByteArray, QByteArray>> wanted{
        {"webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"},
        {"webhook-timestamp", "1614265330"},
        {"webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}};
    QCOMPARE(headers, wanted);
    QCOMPARE(secretToText(secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
}

void tst_WebhookPlans::secrets_are32Bytes_andNoTwoTheSame()
{
    QSet<QByteArray> made;
    for (int i = 0; i < 100; ++i) {
        made.insert(makeWebhookSecret());
        QCOMPARE(makeWebhookSecret().size(), 32);
    }
    QCOMPARE(made.size(), 100);
}

void tst_WebhookPlans::pauses_grow_withinAFifth_forADay()
{
    QCOMPARE(nextAttempt(kNow, kNow, 1, 0, {}), kNow.plusMs(4'000));
    QCOMPARE(nextAttempt(kNow, kNow, 1, 1, {}), kNow.plusMs(6'000));
    // The average plan: how many attempts there are until a day is over.
    UtcTime now = kNow;
    qint64 lastPause = 0;
    int attempts = 1;
    while (const auto next = nextAttempt(kNow, now, attempts, 0.5, {})) {
        const qint64 pause = next->epochMs() - now.epochMs();
        QVERIFY(pause >= lastPause);
        lastPause = pause;
        now = *next;
        ++attempts;
    }
    QVERIFY2(attempts >= 10 && attempts <= 15, QByteArray::number(attempts).constData());
    QVERIFY(now.epochMs() - kNow.epochMs() > kDayMs * 3 / 4 && now.epochMs() - kNow.epochMs() <= kDayMs);
}

void tst_WebhookPlans::receiverThatAsksForPatience_getsIt_upToALimit()
{
    using std::chrono::seconds;
    QCOMPARE(nextAttempt(kNow, kNow, 1, 0.5, seconds(60)), kNow.plusSeconds(60));
    QCOMPARE(nextAttempt(kNow, kNow, 1, 0.5, seconds(1)), kNow.plusSeconds(5));
    QCOMPARE(nextAttempt(kNow, kNow, 1, 0.5, seconds(10'000'000)), kNow.plusSeconds(14'400));
    QCOMPARE(nextAttempt(kNow, kNow.plusMs(kDayMs - 1000), 1, 0.5, seconds(60)), std::nullopt);
}

void tst_WebhookPlans::webhook_isSwitchedOff_afterDays_orWhenItIsGone()
{
    Webhook webhook;
    QVERIFY(!isToSwitchOff(webhook, 500, kNow));
    QVERIFY(isToSwitchOff(webhook, 410, kNow));
    webhook.failingSince = kNow;
    QVERIFY(!isToSwitchOff(webhook, 500, kNow.plusMs(3 * kDayMs - 1)));
    QVERIFY(isToSwitchOff(webhook, 500, kNow.plusMs(3 * kDayMs)));
}

QTEST_GUILESS_MAIN(tst_WebhookPlans)
#include "tst_WebhookPlans.moc"

// SPDX-License-Identifier: Apache-2.0
// What Prometheus reads, as text.
#include "server/observe/Metrics.h"

#include <QTest>

#include <thread>

using namespace ch::server;
using namespace std::chrono_literals;

class tst_Metrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_areCountedByRouteMethodAndStatus();
    void durations_fallIntoTheirBuckets();
    void routes_appearBeforeTheirFirstRequest();
    void everythingElse_isExposed();
    void version_isALabel();
    void text_isWellFormed();
    void manyThreads_loseNoCount();
};

namespace {

const std::vector<QByteArray> kRoutes{"GET /orders", "POST /orders", "GET /orders/{id}"};

/// The value of the sample that is spelt so, but with ' for "; empty if there is none.
QByteArray valueOf(const QByteArray& text, QByteArray sample)
{
    sample = sample.replace('\'', '"') + ' ';
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(sample))
            return line.mid(sample.size());
    }
    return {};
}

} // namespace

void tst_Metrics::requests_areCountedByRouteMethodAndStatus()
{
    Metrics metrics(kRoutes);
    metrics.countRequest(0, 200, 1ms);
    metrics.countRequest(0, 200, 1ms);
    metrics.countRequest(0, 400, 1ms);
    metrics.countRequest(1, 201, 1ms);
    metrics.countRequest(-1, 404, 1ms);
    const QByteArray text = metrics.toText();
    QCOMPARE(valueOf(text, "http_requests_total{method='GET',route='/orders',status='200'}"), QByteArray("2"));
    QCOMPARE(valueOf(text, "http_requests_total{method='GET',route='/orders',status='400'}"), QByteArray("1"));
    QCOMPARE(valueOf(text, "http_requests_total{method='POST',route='/orders',status='201'}"), QByteArray("1"));
    QCOMPARE(valueOf(text, "http_requests_total{method='any',route='none',status='404'}"), QByteArray("1"));
    QVERIFY(valueOf(text, "http_requests_total{method='GET',route='/orders/{id}',status='200'}").isEmpty());
}

void tst_Metrics::durations_fallIntoTheirBuckets()
{
    Metrics metrics(kRoutes);
    metrics.countRequest(2, 200, 400us);
    metrics.countRequest(2, 200, 600us);
    metrics.countRequest(2, 200, 10s);
    const QByteArray text = metrics.toText();
    const QByteArray bucket = "http_request_duration_seconds_bucket{method='GET',route='/orders/{id}',le='";
    QCOMPARE(valueOf(text, bucket + "0.0005'}"), QByteArray("1"));
    QCOMPARE(valueOf(text, bucket + "0.001'}"), QByteArray("2"));
    QCOMPARE(valueOf(text, bucket + "2.5'}"), QByteArray("2"));
    QCOMPARE(valueOf(text, bucket + "+Inf'}"), QByteArray("3"));
    QCOMPARE(valueOf(text, "http_request_duration_seconds_count{method='GET',route='/orders/{id}'}"), QByteArray("3"));
    QCOMPARE(valueOf(text, "http_request_duration_seconds_sum{method='GET',route='/orders/{id}'}").toDouble(), 10.001);
}

void tst_Metrics::routes_appearBeforeTheirFirstRequest()
{
    const QByteArray text = Metrics(kRoutes).toText();
    QCOMPARE(valueOf(text, "http_request_duration_seconds_count{method='POST',route='/orders'}"), QByteArray("0"));
    QCOMPARE(valueOf(text, "stock_conflicts_total"), QByteArray("0"));
}

void tst_Metrics::everythingElse_isExposed()
{
    Metrics metrics(kRoutes);
    metrics.countStockConflict();
    metrics.countClosedOrders(3, 1500ms);
    metrics.countCommit(5, 7);
    metrics.countCommit(1, 2);
    metrics.setFeedPosition(123'456'789'012);
    metrics.setFeed(4, 9);
    metrics.setOpenConnections(11);
    const QByteArray text = metrics.toText();
    QCOMPARE(valueOf(text, "stock_conflicts_total"), QByteArray("1"));
    QCOMPARE(valueOf(text, "sweeper_closed_orders_total"), QByteArray("3"));
    QCOMPARE(valueOf(text, "sweeper_lag_seconds"), QByteArray("1.5"));
    QCOMPARE(valueOf(text, "write_group_steps_count"), QByteArray("2"));
    QCOMPARE(valueOf(text, "write_group_steps_sum"), QByteArray("6"));
    QCOMPARE(valueOf(text, "write_queue_steps"), QByteArray("2"));
    QCOMPARE(valueOf(text, "feed_position").toDouble(), 123'456'789'012.0);
    QCOMPARE(valueOf(text, "feed_streams"), QByteArray("4"));
    QCOMPARE(valueOf(text, "feed_lag_positions"), QByteArray("9"));
    QCOMPARE(valueOf(text, "http_open_connections"), QByteArray("11"));
}

void tst_Metrics::version_isALabel()
{
    QCOMPARE(valueOf(Metrics(kRoutes, "1.2-canary").toText(), "order_service_build_info{version='1.2-canary'}"),
             QByteArray("1"));
    QCOMPARE(valueOf(Metrics(kRoutes).toText(), "order_service_build_info{version='" CH_VERSION "'}"), QByteArray("1"));
}

void tst_Metrics::text_isWellFormed()
{
    Metrics metrics(kRoutes);
    metrics.countRequest(0, 200, 1ms);
    const QByteArray text = metrics.toText();
    QVERIFY(text.endsWith('\n'));
    const QRegularExpression sample(QStringLiteral(R"re(^[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? [-+0-9.eInf]+$)re"));
    const QRegularExpression comment(QStringLiteral("^# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))$"));
    for (const QByteArray& line : text.chopped(1).split('\n')) {
        const QRegularExpression& shape = line.startsWith('#') ? comment : sample;
        QVERIFY2(shape.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }
}

void tst_Metrics::manyThreads_loseNoCount()
{
    Metrics metrics(kRoutes);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&metrics] {
            for (int i = 0; i < 10'000; ++i)
                metrics.countRequest(i % 3, 200 + i % 5, 1ms);
        });
    for (int i = 0; i < 20; ++i)
        QVERIFY(!metrics.toText().isEmpty());
    for (std::thread& thread : threads)
        thread.join();
    const QByteArray text = metrics.toText();
    qint64 total = 0;
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith("http_requests_total{"))
            total += line.mid(line.lastIndexOf(' ') + 1).toLongLong();
    }
    QCOMPARE(total, qint64(40'000));
}

QTEST_GUILESS_MAIN(tst_Metrics)
#include "tst_Metrics.moc"

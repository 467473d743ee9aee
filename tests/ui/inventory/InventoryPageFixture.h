// SPDX-License-Identifier: Apache-2.0
// The whole page of the inventory with real widgets on a demo shop, against the order service itself, and hands for it.
// Belongs to the test's thread.
#pragma once

#include "core/desk/ProductStore.h"
#include "tests/ui/orders/OrderUiFixture.h"
#include "ui/inventory/InventoryHead.h"
#include "ui/inventory/InventoryPage.h"
#include "ui/inventory/ProductDetailPane.h"
#include "ui/inventory/ProductImportSheet.h"
#include "ui/inventory/ProductListPane.h"
#include "ui/inventory/ProductSheet.h"
#include "ui/inventory/StockSheet.h"
#include "ui/kit/CountTabs.h"
#include "ui/kit/SearchField.h"

#include <QComboBox>
#include <QLineEdit>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;
using State = ui::ProductListModel::State;

/// The API as somebody else uses it who is refused: what for.
class RefusedPerson
{
public:
    explicit RefusedPerson(const QString& url) : m_url(url)
    {
        m_token = call("POST", u"/sessions"_s,
                       {{u"username"_s, u"merchant"_s}, {u"password"_s, u"demo-merchant"_s}, {u"device"_s, u"Web"_s}})
                      .value(u"data"_s)
                      .toObject()
                      .value(u"access_token"_s)
                      .toString()
                      .toUtf8();
    }
    QString refusal(const QByteArray& method, const QString& path, const QJsonObject& body, qint64 version = 0)
    {
        return call(method, path, body, version).value(u"data"_s).toObject().value(u"reason"_s).toString();
    }

private:
    QJsonObject call(const QByteArray& method, const QString& path, const QJsonObject& body, qint64 version = 0)
    {
        QNetworkRequest request(QUrl(QString(m_url + u"/api/v1" + path)));
        request.setRawHeader("Idempotency-Key", OpId::random().toString().toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        if (version > 0)
            request.setRawHeader("If-Match", '"' + QByteArray::number(version) + '"');
        QNetworkReply* const reply =
            m_network.sendCustomRequest(request, method, QJsonDocument(body).toJson(QJsonDocument::Compact));
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000))
            qFatal("no answer");
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    QNetworkAccessManager m_network;
    QString m_url;
    QByteArray m_token;
};

class InventoryPageTest : public UiTest
{
protected:
    void startShop(int orders)
    {
        useTheme();
        m_service = std::make_unique<RealService>(orders);
        m_service->start();
        m_ui = std::make_unique<OrderUi>(*m_service);
    }
    void openPage()
    {
        m_ui->host.resize(1280, 800);
        m_ui->toasts.clear();
        m_ui->host.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_ui->host));
        makePage(*m_ui);
    }
    void closePage()
    {
        delete std::exchange(m_page, nullptr);
        m_ui->preferences->setList(u"inventory.columns"_s, {});
        m_ui->preferences->setList(u"inventory.panes"_s, {});
    }
    void makePage(OrderUi& ui)
    {
        m_page = ui.put(new ui::InventoryPage(*ui.context));
        QVERIFY(settles());
    }

    ui::ProductListPane& pane() const { return *m_page->findChild<ui::ProductListPane*>(); }
    ui::ProductListView& list() const { return pane().view(); }
    ui::ProductListModel& model() const { return pane().model(); }
    ui::InventoryHead& head() const { return *m_page->findChild<ui::InventoryHead*>(); }
    ui::ProductDetailPane& detail() const { return *m_page->findChild<ui::ProductDetailPane*>(); }
    ui::SearchField& search() const { return *m_page->findChild<ui::SearchField*>(); }
    desk::ProductStore& products() const { return m_ui->desk.workspace->products(); }
    bool settles() const
    {
        return QTest::qWaitFor([this] { return model().state() == State::Complete; }, 10'000);
    }
    std::vector<qint64> rowsOf(const ProductQuery& query) const { return good(products().rows(query, {})); }
    desk::ProductDetail read(const QString& sku) const { return good(products().detail(sku)); }
    QAction* command(const QString& text) const
    {
        for (QAction* action : m_page->commands()) {
            if (action->text() == text)
                return action;
        }
        qFatal("no command %s", qPrintable(text));
    }
    bool hasCommand(const QString& text) const
    {
        const QList<QAction*> all = m_page->commands();
        return std::ranges::any_of(all, [&text](const QAction* action) { return action->text() == text; });
    }
    /// Opened, and read.
    bool open(const QString& sku)
    {
        m_page->openProduct(sku);
        return QTest::qWaitFor([&] { return detail().detail() && detail().detail()->base.sku == sku; }, 10'000);
    }
    /// A product of its own, with so much on hand.
    QString fresh(qint64 onHand)
    {
        QString sku = u"PAGE-%1"_s.arg(++m_made);
        (void)good(products().create({.sku = sku, .title = u"Made for a test"_s, .priceMinor = 250}, OpId::random()));
        if (onHand == 0)
            return sku;
        (void)good(products().change(StockDelta{.sku = sku, .delta = onHand, .reason = u"RECEIVED"_s}, {}));
        if (!waitForStock(sku, onHand))
            qFatal("no stock came");
        return sku;
    }
    bool waitForStock(const QString& sku, qint64 onHand, qint64 reserved = 0)
    {
        m_ui->desk.workspace->syncNow();
        return QTest::qWaitFor(
            [&] {
                const desk::ProductDetail now = read(sku);
                return now.base.onHand == onHand && now.base.reserved == reserved && now.item.waiting == 0;
            },
            20'000);
    }
    void goOffline()
    {
        m_service->stop();
        m_ui->desk.workspace->syncNow();
        QVERIFY(m_ui->desk.waitForTrouble(SyncStatus::Trouble::Offline));
    }
    void goOnline()
    {
        m_service->start();
        m_ui->desk.workspace->syncNow();
        QVERIFY(QTest::qWaitFor([this] { return m_ui->desk.workspace->status().isOnline(); }, 20'000));
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    ui::InventoryPage* m_page = nullptr;
    int m_made = 0;
};

} // namespace ch::test

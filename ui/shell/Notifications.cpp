// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/Notifications.h"

#include <QApplication>
#include <QDateTime>
#include <QSystemTrayIcon>
#include <QWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kSeenUntil("notifications.seenUntil");
constexpr int kMinuteMs = 60'000;
constexpr int kTrayMs = 10'000;
/// So many are named; more are counted.
constexpr size_t kNamed = 3;

} // namespace

bool isQuiet(QTime time, QTime from, QTime to)
{
    if (!from.isValid() || !to.isValid() || from == to)
        return false;
    return from < to ? time >= from && time < to : time >= from || time < to;
}

Notifications::Notifications(UiContext& context, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_window(window)
    , m_watch(new NewOrderWatch(context.workspace(), this))
{
    const QStringList seen = context.preferences().list(kSeenUntil);
    if (!seen.isEmpty())
        m_watch->setSeenUntil(UtcTime::fromText(seen.first().toLatin1()));
    apply();
    connect(m_watch, &NewOrderWatch::found, this, &Notifications::announce);
    connect(&context.preferences(), &Preferences::changed, this, &Notifications::apply);
    // Quiet hours begin and end by themselves.
    m_minute.setInterval(kMinuteMs);
    connect(&m_minute, &QTimer::timeout, this, &Notifications::apply);
    connect(&m_minute, &QTimer::timeout, this, &Notifications::saveSeen);
    m_minute.start();
}

Notifications::~Notifications()
{
    saveSeen();
}

void Notifications::saveSeen()
{
    const auto until = m_watch->seenUntil();
    if (!until || until == m_saved)
        return;
    m_saved = until;
    m_context.preferences().setList(kSeenUntil, {until->toString()});
}

void Notifications::apply()
{
    std::vector<OrderStatus> statuses;
    for (const QString& name : m_context.preferences().notifiedStatuses()) {
        if (const auto status = orderStatusFromName(name))
            statuses.push_back(*status);
    }
    m_watch->setStatuses(statuses);
    m_watch->setPaused(isQuietNow());
    updateTray();
}

bool Notifications::isQuietNow() const
{
    const Preferences& preferences = m_context.preferences();
    // The person's own clock, not the shop's: they are the one who sleeps.
    const QTime time = QDateTime::fromMSecsSinceEpoch(m_context.now().epochMs()).time();
    return preferences.hasQuietHours() && isQuiet(time, preferences.quietFrom(), preferences.quietTo());
}

void Notifications::updateTray()
{
    const bool isWanted =
        !m_context.preferences().notifiedStatuses().isEmpty() && QSystemTrayIcon::isSystemTrayAvailable();
    if (isWanted == (m_tray != nullptr))
        return;
    if (!isWanted) {
        delete std::exchange(m_tray, nullptr);
        return;
    }
    m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
    m_tray->setToolTip(QApplication::applicationDisplayName());
    connect(m_tray, &QSystemTrayIcon::activated, this, &Notifications::windowRequested);
    connect(m_tray, &QSystemTrayIcon::messageClicked, this, &Notifications::showAnnounced);
    m_tray->show();
}

QString Notifications::titleOf(const std::vector<NewOrder>& orders)
{
    if (orders.size() == 1)
        return tr("Order %1: %2", "number, status").arg(orders.front().orderNo, words(orders.front().status));
    return tr("%Ln new order(s)", nullptr, int(orders.size()));
}

QString Notifications::textOf(const std::vector<NewOrder>& orders)
{
    if (orders.size() <= kNamed) {
        QStringList numbers;
        for (const NewOrder& order : orders)
            numbers.append(order.orderNo);
        return numbers.join(u", "_s);
    }
    QStringList parts;
    for (const OrderStatus status : allOrderStatuses()) {
        const auto count = std::count_if(orders.begin(), orders.end(),
                                         [status](const NewOrder& order) { return order.status == status; });
        if (count > 0)
            parts.append(tr("%1: %L2", "status, how many").arg(words(status)).arg(count));
    }
    return parts.join(u" · "_s);
}

void Notifications::announce(const std::vector<NewOrder>& orders)
{
    m_announced = orders;
    saveSeen();
    if (m_context.preferences().playsSounds())
        QApplication::beep();
    const QString title = titleOf(orders);
    if (m_tray != nullptr && !m_window->isActiveWindow()) {
        m_tray->showMessage(title, textOf(orders), QApplication::windowIcon(), kTrayMs);
        return;
    }
    const QString text = orders.size() == 1 ? title : QString(title + u" – "_s + textOf(orders));
    m_context.toast(
        {.text = text, .tone = Tone::Info, .actionText = tr("Show"), .action = [this] { showAnnounced(); }});
}

void Notifications::showAnnounced()
{
    Q_EMIT windowRequested();
    if (m_announced.size() == 1)
        return m_context.openOrder(m_announced.front().id);
    OrderQuery query;
    for (const NewOrder& order : m_announced)
        query.orderNos.append(order.orderNo);
    m_context.showOrders(query);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// A signed-in desk, a window for its widgets, the toasts that it was asked for, and the service's own door for what other
// people do meanwhile.
// Belongs to the test's thread.
#pragma once

#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiPictures.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QVBoxLayout>

namespace ch::test {

/// The API as somebody else uses it.
class OtherPerson
{
public:
    OtherPerson(const QString& url, const QString& user = QStringLiteral("merchant")) : m_url(url)
    {
        const QJsonObject body{{QStringLiteral("username"), user},
                               {QStringLiteral("password"), QString(u"demo-" + user)},
                               {QStringLiteral("device"), QStringLiteral("Office")}};
        m_token = call("POST", QStringLiteral("/sessions"), body).value(u"access_token").toString().toUtf8();
        if (m_token.isEmpty())
            qFatal("no session");
    }

    /// The answer's data; a refusal ends the test.
    QJsonObject call(const QByteArray& method, const QString& path, const QJsonObject& body = {}, qint64 version = 0)
    {
        QNetworkRequest request(QUrl(QString(m_url + u"/api/v1" + path)));
        request.setRawHeader("Idempotency-Key", OpId::random().toString().toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        if (version > 0)
            request.setRawHeader("If-Match", '"' + QByteArray::number(version) + '"');
        const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        QNetworkReply* const reply = m_network.sendCustomRequest(request, method, bytes);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000))
            qFatal("no answer");
        const QByteArray answer = reply->readAll();
        reply->deleteLater();
        const QJsonObject envelope = QJsonDocument::fromJson(answer).object();
        if (envelope.value(u"code").toInt() / 100 != 2)
            qFatal("%s %s: %s", method.constData(), qPrintable(path), answer.constData());
        return envelope.value(u"data").toObject();
    }
    QJsonObject order(OrderId id) { return call("GET", QString(u"/orders/" + id.toString())); }
    /// On the version that is there now.
    QJsonObject step(OrderId id, const QString& what, const QJsonObject& body = {}, const QByteArray& method = "POST")
    {
        return call(method, QString(u"/orders/" + id.toString() + u'/' + what), body,
                    order(id).value(u"version").toInteger());
    }

private:
    QNetworkAccessManager m_network;
    QString m_url;
    QByteArray m_token;
};

class OrderUi
{
public:
    explicit OrderUi(const RealService& service, const QString& user = QStringLiteral("merchant"))
    {
        desk.join(service, user);
        setUp();
    }
    /// Nobody is signed in, nothing is here; setUp() is still to come.
    OrderUi() = default;
    /// Through another address of the same service.
    OrderUi(const QString& url, const QString& user)
    {
        (void)good(desk.workspace->signIn(DeskFixture::request(url, user)));
        desk.workspace->startSync();
        desk.waitForData();
        setUp();
    }

    void setUp()
    {
        preferences = std::make_unique<ui::Preferences>(desk.folder.filePath(QStringLiteral("settings.ini")));
        context = std::make_unique<ui::UiContext>(*desk.workspace, *preferences,
                                                  QLocale(QLocale::English, QLocale::UnitedKingdom));
        QObject::connect(context.get(), &ui::UiContext::toastRequested, context.get(),
                         [this](const ui::Toast& toast) { toasts.push_back(toast); });
        host.resize(1280, 800);
        new QVBoxLayout(&host);
        host.layout()->setContentsMargins(0, 0, 0, 0);
        host.show();
    }

    desk::OrderDetail detail(OrderId id) { return good(desk.workspace->orders().detail(id)); }
    desk::OrderStore& orders() { return desk.workspace->orders(); }
    /// Until the cache has what the service has.
    bool waitForVersion(OrderId id, qint64 version)
    {
        desk.workspace->syncNow();
        return QTest::qWaitFor([&] { return detail(id).base.version >= version; }, 20'000);
    }
    template <class T> T* put(T* widget)
    {
        host.layout()->addWidget(widget);
        return widget;
    }
    /// The open sheet.
    template <class T = ui::Sheet> T* sheet()
    {
        T* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (T* each : host.findChildren<T*>()) {
                    if (each->isVisible())
                        found = each;
                }
                return found != nullptr;
            },
            5'000);
        if (!found)
            qFatal("no sheet");
        return found;
    }
    bool waitForToast(QStringView part)
    {
        return QTest::qWaitFor([&] { return !toasts.empty() && toasts.back().text.contains(part); }, 20'000);
    }

    DeskFixture desk;
    std::unique_ptr<ui::Preferences> preferences;
    std::unique_ptr<ui::UiContext> context;
    std::vector<ui::Toast> toasts;
    QWidget host;
};

/// Null: there is no such button to be seen.
inline QAbstractButton* findButton(const QWidget* in, const QString& text)
{
    for (QAbstractButton* each : in->findChildren<QAbstractButton*>()) {
        if (each->isVisible() && (each->text() == text || each->accessibleName() == text))
            return each;
    }
    return nullptr;
}
inline bool press(const QWidget* in, const QString& text)
{
    if (!QTest::qWaitFor([&] { return findButton(in, text) && findButton(in, text)->isEnabled(); }, 10'000))
        return false;
    findButton(in, text)->click();
    return true;
}
/// By keys, in the open popover of a list's columns: one comes, one goes, one is moved to the front.
inline bool chooseColumns(const QWidget& page, const QString& comes, const QString& goes, const QString& first)
{
    QListWidget* names = nullptr;
    const bool isOpen = QTest::qWaitFor([&] {
        for (QListWidget* each : page.findChildren<QListWidget*>())
            names = each->isVisible() && each->accessibleName() == u"Columns" ? each : names;
        return names != nullptr;
    });
    if (!isOpen)
        return false;
    const auto nameOf = [names](const QString& text) { return names->findItems(text, Qt::MatchExactly).value(0); };
    if (!nameOf(comes) || !nameOf(goes) || !nameOf(first))
        return false;
    nameOf(comes)->setCheckState(Qt::Checked);
    nameOf(goes)->setCheckState(Qt::Unchecked);
    names->setCurrentItem(nameOf(first));
    for (int row = names->currentRow(); row > 0; --row)
        QTest::keyClick(names, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(names, Qt::Key_Escape);
    return true;
}
/// All that can be read in labels and pills.
inline QString textOf(const QWidget* in)
{
    QStringList texts;
    for (const QWidget* widget : in->findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label)
            texts.push_back(label->text());
        else if (qobject_cast<const ui::Pill*>(widget))
            texts.push_back(widget->accessibleName());
    }
    return texts.join(u'\n').remove(QChar(0x200B));
}
/// An editable widget by the name that a screen reader says.
template <class T> T* field(const QWidget* in, const QString& name)
{
    for (T* each : in->findChildren<T*>()) {
        if (each->accessibleName() == name && each->isVisible())
            return each;
    }
    qFatal("no field %s", qPrintable(name));
}

} // namespace ch::test

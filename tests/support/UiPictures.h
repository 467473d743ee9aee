// SPDX-License-Identifier: Apache-2.0
// Shows a page in each look (light and dark, English and Chinese), finds what is clipped there, and keeps pictures for people to
// look at if CH_PICTURES names a folder. Thread of the windows.
#pragma once

#include "tests/support/UiTest.h"
#include "ui/kit/Pill.h"
#include "ui/kit/TextLabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDir>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

namespace ch::test {

struct Look
{
    bool isDark = false;
    bool isChinese = false;

    QLocale locale() const
    {
        return isChinese ? QLocale(QStringLiteral("zh_CN")) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    }
    QString name() const
    {
        return QStringLiteral("%1-%2").arg(QStringView(isDark ? u"dark" : u"light"),
                                           QStringView(isChinese ? u"zh" : u"en"));
    }
};

/// For the rows of a test function.
inline void addLooks()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("zh");
    for (const bool dark : {false, true}) {
        for (const bool zh : {false, true})
            QTest::addRow("%s-%s", dark ? "dark" : "light", zh ? "zh" : "en") << dark << zh;
    }
}

/// The language of a look as long as it lives.
class Spoken
{
public:
    explicit Spoken(const Look& look)
    {
        const QString file = QStringLiteral(":/i18n/countinghouse_%1.qm").arg(look.isChinese ? u"zh_CN" : u"en");
        if (!m_translator.load(file))
            qFatal("no catalogue %s", qPrintable(file));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~Spoken() { QCoreApplication::removeTranslator(&m_translator); }

private:
    QTranslator m_translator;
};

/// What is cut off in a widget, in words; empty: nothing.
inline QString clippingOf(const QWidget* widget)
{
    const QSize size = widget->size();
    const QString kind = QString::fromLatin1(widget->metaObject()->className());
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        if (label->text().isEmpty())
            return {};
        const int flags = label->wordWrap() ? int(Qt::TextWordWrap) : int(Qt::TextSingleLine);
        const QRect text = label->fontMetrics().boundingRect(QRect(0, 0, size.width(), 10'000), flags, label->text());
        return text.width() > size.width() + 1 || text.height() > size.height() + 1
                   ? QString(kind + u" cuts off " + label->text())
                   : QString();
    }
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    // The buttons in fields have a name and show an icon.
    if (button && (button->text().isEmpty() || button->inherits("QLineEditIconButton")))
        return {};
    if (button || qobject_cast<const ui::Pill*>(widget) || qobject_cast<const QComboBox*>(widget) ||
        qobject_cast<const QAbstractSpinBox*>(widget)) {
        const QSize wanted = widget->minimumSizeHint();
        if (size.width() < wanted.width() || size.height() < wanted.height())
            return QString(kind + u" is smaller than its text: " +
                           (button ? button->text() : widget->accessibleName()));
    }
    return {};
}

/// A line for each visible widget of which something is cut off or sticks out.
inline QStringList clippedIn(const QWidget* root)
{
    QStringList found;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->parentWidget()->inherits("QTabBar"))
            continue;
        if (const QString clipping = clippingOf(widget); !clipping.isEmpty())
            found.append(clipping);
        const bool scrolls = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()) ||
                             widget->parentWidget()->objectName() == u"qt_scrollarea_viewport";
        const auto* area = qobject_cast<const QScrollArea*>(widget);
        if (area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            found.append(QStringLiteral("a column that does not scroll sideways is %1 wide in %2")
                             .arg(area->widget()->width())
                             .arg(area->viewport()->width()));
        if (!scrolls && !widget->parentWidget()->rect().contains(widget->geometry()))
            found.append(QString(QLatin1StringView(widget->metaObject()->className()) + u" sticks out of its parent"));
    }
    return found;
}

/// A line for each control that a person who does not see could not tell what it is.
inline QStringList namelessIn(const QWidget* root)
{
    QStringList found;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
                               !widget->inherits("QScrollBar") && !widget->inherits("QSplitterHandle") &&
                               !widget->objectName().startsWith(u"qt_");
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (isControl && widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()) &&
            !qobject_cast<const QLabel*>(widget))
            found.append(QString::fromLatin1(widget->metaObject()->className()));
    }
    return found;
}

/// Lays the page out as a window of that size and keeps its picture.
inline void picture(QWidget& page, const QString& name, QSize size = {1280, 800})
{
    page.resize(size);
    page.show();
    // Layouts settle: labels that wrap take a second round, more of them on a busy machine.
    (void)QTest::qWaitFor([&page] { return clippedIn(&page).isEmpty(); }, 2'000);
    const QString folder = qEnvironmentVariable("CH_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    page.grab().save(QString(folder + u'/' + name + u".png"));
}

} // namespace ch::test

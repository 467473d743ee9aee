// SPDX-License-Identifier: Apache-2.0
// Whether people without a mouse come everywhere, and people with gloves hit what they mean.
// Thread of the windows.
#pragma once

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSet>
#include <QTest>
#include <QWidget>
#include <QWindow>

namespace ch::test {

inline QString whichOf(const QWidget* widget)
{
    if (!widget)
        return QStringLiteral("nothing");
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QString(QLatin1StringView(widget->metaObject()->className()) + u' ' +
                   (button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName()));
}

/// Goes round with Tab, from where the focus is until it is there again. A line for each control of `root` that was not come
/// by, or for the one that does not let go.
inline QStringList unreachedByTab(QWidget& window, const QWidget* root)
{
    constexpr int kMostStops = 300;
    QSet<const QWidget*> seen;
    const QWidget* const first = window.focusWidget();
    const QWidget* last = first;
    for (int i = 0; i < kMostStops && !seen.contains(window.focusWidget()); ++i) {
        const QWidget* const before = window.focusWidget();
        seen.insert(before);
        last = before;
        QTest::keyClick(window.windowHandle(), Qt::Key_Tab);
        // Who listens for a scanner holds keys back for a moment.
        if (!QTest::qWaitFor([&] { return window.focusWidget() != before; }, 1'000))
            return {QString(whichOf(before) + u" does not let go of the keyboard")};
    }
    QStringList unreached;
    if (first && window.focusWidget() != first)
        unreached.append(
            QString(whichOf(last) + u" goes back to " + whichOf(window.focusWidget()) + u", not to " + whichOf(first)));
    for (const QWidget* each : root->findChildren<QWidget*>()) {
        const bool isStop =
            each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0 && !each->focusProxy();
        if (isStop && !seen.contains(each))
            unreached.append(QString(whichOf(each) + u" is not reached"));
    }
    return unreached;
}

/// A line for each control that is smaller than a gloved finger.
inline QStringList smallTargetsIn(const QWidget* root)
{
    constexpr int kFinger = 44;
    QStringList small;
    for (const QWidget* each : root->findChildren<QWidget*>()) {
        const bool isTarget = qobject_cast<const QAbstractButton*>(each) || qobject_cast<const QLineEdit*>(each) ||
                              qobject_cast<const QComboBox*>(each);
        // What is inside of a field belongs to the field.
        const QWidget* const parent = each->parentWidget();
        const bool isPart = qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
                            qobject_cast<const QComboBox*>(parent);
        if (isTarget && !isPart && each->isVisible() && (each->width() < kFinger || each->height() < kFinger))
            small.append(QString(whichOf(each) + u" is %1×%2").arg(each->width()).arg(each->height()));
    }
    return small;
}

} // namespace ch::test

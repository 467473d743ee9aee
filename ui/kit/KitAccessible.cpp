// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/KitAccessible.h"

#include "ui/kit/Chip.h"
#include "ui/kit/Notice.h"
#include "ui/kit/Pill.h"
#include "ui/kit/ProgressLine.h"
#include "ui/kit/Segment.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/ToastView.h"

#include <QAccessibleWidget>
#include <QApplication>

namespace ch::ui {

namespace {

class AccessibleChip final : public QAccessibleWidget
{
public:
    explicit AccessibleChip(Chip* chip) : QAccessibleWidget(chip, QAccessible::Button), m_chip(chip) {}

    QStringList actionNames() const override { return {pressAction(), deleteAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            Q_EMIT m_chip->clicked();
        else if (name == deleteAction())
            Q_EMIT m_chip->removed();
    }
    QString localizedActionName(const QString& name) const override
    {
        return name == deleteAction() ? Chip::tr("Remove this filter") : QAccessibleWidget::localizedActionName(name);
    }

private:
    static QString deleteAction() { return QStringLiteral("Remove"); }

    Chip* m_chip;
};

class AccessibleSegment final : public QAccessibleWidget
{
public:
    explicit AccessibleSegment(Segment* segment)
        : QAccessibleWidget(segment, QAccessible::RadioButton, segment->text())
        , m_segment(segment)
    {}

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = m_segment->isChecked();
        return state;
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name ? m_segment->text() : QAccessibleWidget::text(which);
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_segment->click();
    }

private:
    Segment* m_segment;
};

/// Menus and popovers over the window: Qt leaves them out of everybody's children, and whoever looks for them, instead of
/// waiting for the focus to move there, finds nothing.
class AccessibleWindow final : public QAccessibleWidget
{
public:
    explicit AccessibleWindow(QWidget* window) : QAccessibleWidget(window, QAccessible::Client) {}

    int childCount() const override { return QAccessibleWidget::childCount() + int(popups().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const int own = QAccessibleWidget::childCount();
        if (index < own)
            return QAccessibleWidget::child(index);
        return QAccessible::queryAccessibleInterface(popups().value(index - own));
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const int own = QAccessibleWidget::indexOfChild(child);
        const qsizetype over = child ? popups().indexOf(child->object()) : -1;
        return own >= 0 || over < 0 ? own : QAccessibleWidget::childCount() + int(over);
    }

private:
    QWidgetList popups() const
    {
        QWidgetList found;
        for (QWidget* top : QApplication::topLevelWidgets()) {
            const QWidget* below = top;
            while (below && below->windowType() == Qt::Popup)
                below = below->parentWidget() ? below->parentWidget()->window() : nullptr;
            if (below == widget() && below != top && top->isVisible())
                found.push_back(top);
        }
        return found;
    }
};

/// Qt 6.4 reads past the end of a scroll area's parts, and the program ends, when a screen reader asks for the scroll bar by its
/// number just after it went. Asked as any other widget it looks first.
bool isScrollArea(const QString& className)
{
    return className == u"QScrollArea" || className == u"QAbstractScrollArea";
}

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    // Asked for every class of the object's, its own first; subclasses of ours included.
    if (auto* chip = qobject_cast<Chip*>(object))
        return new AccessibleChip(chip);
    if (auto* segment = qobject_cast<Segment*>(object))
        return new AccessibleSegment(segment);
    auto* widget = qobject_cast<QWidget*>(object);
    if (qobject_cast<SegmentedControl*>(object))
        return new QAccessibleWidget(widget, QAccessible::Grouping);
    if (qobject_cast<Notice*>(object) || qobject_cast<ToastView*>(object))
        return new QAccessibleWidget(widget, QAccessible::AlertMessage);
    if (qobject_cast<Sheet*>(object))
        return new QAccessibleWidget(widget, QAccessible::Dialog);
    if (qobject_cast<Pill*>(object))
        return new QAccessibleWidget(widget, QAccessible::StaticText);
    if (qobject_cast<ProgressLine*>(object))
        return new QAccessibleWidget(widget, QAccessible::ProgressBar);
    if (widget && className == u"QWidget" && widget->windowType() == Qt::Window)
        return new AccessibleWindow(widget);
    if (widget && isScrollArea(className))
        return new QAccessibleWidget(widget, QAccessible::Client);
    return nullptr;
}

} // namespace

void installKitAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace ch::ui

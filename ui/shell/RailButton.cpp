// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/RailButton.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QAccessibleWidget>
#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace ch::ui {

namespace {

constexpr int kIcon = 20;
constexpr int kHeight = 40;
constexpr int kDot = 8;
constexpr int kInset = 12;

/// A place is one of several, of which one is shown; a tool is a button like any other.
class AccessiblePlace final : public QAccessibleWidget
{
public:
    explicit AccessiblePlace(RailButton* button) : QAccessibleWidget(button), m_button(button) {}

    // Asked each time: it becomes a place after somebody may have asked for the first time.
    QAccessible::Role role() const override
    {
        return m_button->isCheckable() ? QAccessible::PageTab : QAccessible::Button;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.selectable = m_button->isCheckable();
        state.selected = m_button->isChecked();
        return state;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    RailButton* m_button;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* button = qobject_cast<RailButton*>(object);
    return button != nullptr ? new AccessiblePlace(button) : nullptr;
}

} // namespace

RailButton::RailButton(QLatin1StringView iconName, QWidget* parent) : QAbstractButton(parent), m_iconName(iconName)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    QAccessible::installFactory(makeInterface);
}

void RailButton::setName(const QString& name, const QString& keys, bool showsKeys)
{
    setText(name);
    m_keys = keys;
    m_showsKeys = showsKeys;
    describe();
}

void RailButton::setCount(const QString& text, bool isAlert)
{
    if (text == m_count && isAlert == m_isAlert)
        return;
    m_count = text;
    m_isAlert = isAlert;
    describe();
}

void RailButton::setIconName(QLatin1StringView iconName)
{
    m_iconName = iconName;
    update();
}

void RailButton::setCompact(bool compact)
{
    m_isCompact = compact;
    describe();
}

void RailButton::describe()
{
    QString name = text();
    if (!m_count.isEmpty())
        name = tr("%1, %2", "place, how many are there").arg(name, m_count);
    if (m_isAlert)
        name = tr("%1, needs attention").arg(name);
    setAccessibleName(name);
    const QString shown = m_isCompact ? name : text();
    setToolTip(m_keys.isEmpty() ? shown : tr("%1 (%2)", "place, keys").arg(shown, m_keys));
    update();
}

QSize RailButton::sizeHint() const
{
    return {m_isCompact ? kHeight : 184, kHeight};
}

bool RailButton::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverLeave:
    case QEvent::Enter:
    case QEvent::Leave:
        update();
        break;
    default:
        break;
    }
    return QAbstractButton::event(event);
}

void RailButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    if (isChecked())
        painter.setBrush(colors.accentSoft);
    else if (underMouse() || isDown())
        painter.setBrush(colors.hover);
    painter.drawRoundedRect(box, kRadius, kRadius);

    const QColor ink = isChecked() ? colors.accent : colors.muted;
    const int iconLeft = m_isCompact ? (width() - kIcon) / 2 : kInset;
    const QRect iconBox(isRightToLeft() ? width() - iconLeft - kIcon : iconLeft, (height() - kIcon) / 2, kIcon, kIcon);
    painter.drawPixmap(iconBox, iconPixmap(m_iconName, ink, kIcon, devicePixelRatioF()));
    if (m_isCompact) {
        if (m_isAlert) {
            painter.setPen(QPen(isChecked() ? colors.accentSoft : colors.window, 2));
            painter.setBrush(colors.bad);
            painter.drawEllipse(QRectF(iconBox.right() - 3, iconBox.top() - 4, kDot + 1, kDot + 1));
        }
        return;
    }
    const QRect text = rect().adjusted(kInset + kIcon + kInset, 0, -kInset, 0);
    paintCount(painter, text, isChecked() ? colors.accent : colors.muted);
    const QFont font = fontOf(isChecked() ? TextStyle::Strong : TextStyle::Body);
    const QString& beside = m_showsKeys ? m_keys : m_count;
    const int room = text.width() - QFontMetrics(fontOf(TextStyle::Caption)).horizontalAdvance(beside) - 2 * kGrid;
    painter.setFont(font);
    painter.setPen(isChecked() ? colors.accent : colors.text);
    const QRect visual =
        QStyle::visualRect(layoutDirection(), rect(), QRect(text.topLeft(), QSize(room, text.height())));
    painter.drawText(visual, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                     QFontMetrics(font).elidedText(this->text(), Qt::ElideRight, room));
}

void RailButton::paintCount(QPainter& painter, const QRect& box, const QColor& quiet) const
{
    const QString& shown = m_showsKeys ? m_keys : m_count;
    if (shown.isEmpty())
        return;
    const Colors& colors = colorsOf(palette());
    QFont font = fontOf(TextStyle::Caption);
    const int textWidth = QFontMetrics(font).horizontalAdvance(shown);
    QRect place(box.right() + 1 - textWidth, box.top(), textWidth, box.height());
    if (m_isAlert && !m_showsKeys) {
        constexpr int kPillHeight = 20;
        QRect pill(box.right() + 1 - textWidth - 2 * kGrid, (height() - kPillHeight) / 2, textWidth + 2 * kGrid,
                   kPillHeight);
        place = pill;
        pill = QStyle::visualRect(layoutDirection(), rect(), pill);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.badSoft);
        painter.drawRoundedRect(pill, kPillHeight / 2.0, kPillHeight / 2.0);
        font.setWeight(QFont::DemiBold);
    }
    painter.setFont(font);
    painter.setPen(m_isAlert && !m_showsKeys ? colors.bad : quiet);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignCenter, shown);
}

} // namespace ch::ui

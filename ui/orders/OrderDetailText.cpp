// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailText.h"

#include <QLayout>

#include <algorithm>

namespace ch::ui {

TextLabel* makeSelectable(const QString& text, TextStyle style, QWidget* parent)
{
    auto* label = new TextLabel(text, style, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // Reachable by a click; Tab would else stop at every word of the page.
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

TextLabel* makeTimeLabel(const UiContext& context, UtcTime at, QWidget* parent)
{
    auto* label = new TextLabel(context.formats().when(at, context.now()), TextStyle::Caption, parent);
    label->setMuted(true);
    label->setToolTip(plainTip(context.formats().exact(at)));
    return label;
}

QString textOf(const std::vector<Field>& fields, QLatin1StringView name)
{
    const auto field = std::ranges::find(fields, name, &Field::name);
    const auto* text = field == fields.end() ? nullptr : std::get_if<QString>(&field->value);
    return text ? *text : QString();
}

qint64 numberOf(const std::vector<Field>& fields, QLatin1StringView name)
{
    const auto field = std::ranges::find(fields, name, &Field::name);
    const auto* number = field == fields.end() ? nullptr : std::get_if<qint64>(&field->value);
    return number ? *number : 0;
}

bool isSameDetail(const desk::OrderDetail& a, const desk::OrderDetail& b)
{
    const auto isSame = [](const PendingOperation& x, const PendingOperation& y) {
        return x.seq == y.seq && x.state == y.state && x.attempts == y.attempts && x.nextAt == y.nextAt &&
               x.reason == y.reason && x.body == y.body;
    };
    return a.base == b.base && a.shown == b.shown && a.isOutdated == b.isOutdated &&
           std::ranges::equal(a.open, b.open, isSame);
}

void emptyLayout(QLayout* layout)
{
    for (int i = layout->count() - 1; i >= 0; --i) {
        QWidget* const widget = layout->itemAt(i)->widget();
        if (!widget)
            continue;
        delete layout->takeAt(i);
        widget->hide();
        widget->deleteLater();
    }
}

} // namespace ch::ui

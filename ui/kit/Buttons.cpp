// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Buttons.h"

#include "ui/kit/Icons.h"
#include "ui/kit/KitStyle.h"
#include "ui/kit/Theme.h"

namespace ch::ui {

QPushButton* makeButton(const QString& text, ButtonKind kind, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    // Medium, not bold: bold Chinese is heavy in a small box.
    QFont font = fontOf(TextStyle::Body);
    font.setWeight(QFont::Medium);
    button->setFont(font);
    // Enter belongs to the field it is pressed in; who wants a default button says so.
    button->setAutoDefault(false);
    setButtonKind(button, kind);
    return button;
}

QToolButton* makeIconButton(QLatin1StringView iconName, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setIconSize({18, 18});
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    // Reached by Tab like any other button.
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setButtonKind(QPushButton* button, ButtonKind kind)
{
    button->setProperty(kKindProperty, static_cast<int>(kind));
    button->update();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The kinds of buttons there are. One Primary on a screen or sheet at most.
// Thread of the windows.
#pragma once

#include <QLatin1StringView>
#include <QPushButton>
#include <QToolButton>

namespace ch::ui {

enum class ButtonKind { Primary, Plain, Quiet, Danger };
QPushButton* makeButton(const QString& text, ButtonKind kind, QWidget* parent = nullptr);
/// `tip` is its name for screen readers too.
QToolButton* makeIconButton(QLatin1StringView iconName, const QString& tip, QWidget* parent = nullptr);
void setButtonKind(QPushButton* button, ButtonKind kind);

} // namespace ch::ui

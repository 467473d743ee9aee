// SPDX-License-Identifier: Apache-2.0
// The icons of resources/icons: strokes in one colour that follows the theme.
// Thread of the windows.
#pragma once

#include <QIcon>
#include <QLatin1StringView>
#include <QPalette>

namespace ch::ui {

/// `name` is a file of resources/icons without ".svg": orders, pack, inventory, sales, activity, settings, search, filter,
/// plus, x, check, chevron-down, chevron-right, chevron-left, copy, truck, box, pause, play, ban, note, refund, clock,
/// warning, offline, sync, user, shop, globe, lock, key, sun, moon, download, upload, columns, star, more, external, undo,
/// bell, keyboard, printer, calendar, edit, trash, eye, info.
/// Drawn in the palette's text colour, muted when disabled, on-accent when selected; sharp at any scale.
QIcon icon(QLatin1StringView name);
/// In a colour of one's own.
QPixmap iconPixmap(QLatin1StringView name, const QColor& color, int size, qreal pixelRatio);

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The icons of resources/icons: strokes in one colour that follows the theme.
// Thread of the windows.
#pragma once

#include <QIcon>
#include <QLatin1StringView>
#include <QPalette>

namespace ch::ui {

/// `name` is a file of resources/icons without ".svg": orders, pack, inventory, sales, activity, settings, search, filter,
/// plus, minus, x, check, chevron-down, chevron-up, chevron-right, chevron-left, arrow-up, arrow-down, arrow-right, copy,
/// truck, box, pause, play, stop, ban, note, refund, clock, warning, error, offline, sync, user, users, shop, globe, lock,
/// key, sun, moon, monitor, download, upload, columns, split, list, star, more, external, undo, bell, keyboard, printer,
/// calendar, edit, trash, eye, eye-off, info, help, barcode, tag, mail, phone, pin, inbox, wallet, sign-out.
/// Drawn in the palette's muted text colour, fainter when disabled, in the text's colour on buttons; sharp at any scale.
QIcon icon(QLatin1StringView name);
/// For bands of the accent colour.
QIcon iconOnAccent(QLatin1StringView name);
/// In a colour of one's own.
QPixmap iconPixmap(QLatin1StringView name, const QColor& color, int size, qreal pixelRatio);

} // namespace ch::ui

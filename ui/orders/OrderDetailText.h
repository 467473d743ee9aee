// SPDX-License-Identifier: Apache-2.0
// Small parts of an order's detail: texts that can be selected, times with the exact one on hover, values of the timeline.
// Thread of the windows.
#pragma once

#include "core/domain/Timeline.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

/// Text of the service, as it is, that can be selected and copied.
TextLabel* makeSelectable(const QString& text, TextStyle style, QWidget* parent);
/// "today 10:30", muted and small; the exact moment on hover.
TextLabel* makeTimeLabel(const UiContext& context, UtcTime at, QWidget* parent);

/// Of a field of a timeline's entry; empty: it is not there or is no text.
QString textOf(const std::vector<Field>& fields, QLatin1StringView name);
/// 0: it is not there or is no number.
qint64 numberOf(const std::vector<Field>& fields, QLatin1StringView name);

/// Whether two answers about an order look the same. A question on the spot must not vanish because something else was sent.
bool isSameDetail(const desk::OrderDetail& a, const desk::OrderDetail& b);

/// Removes the widgets of a layout, but not its last item if that is a stretch.
void emptyLayout(QLayout* layout);

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// One entry of a timeline: a dot on a line, what happened, who did it, and what it changed.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

class TimelineRow : public QWidget
{
    Q_OBJECT

public:
    TimelineRow(const UiContext& context, const TimelineEntry& entry, const QString& currency,
                QWidget* parent = nullptr);
    /// The line ends at its dot.
    void setLast(bool isLast) { m_isLast = isLast; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    bool m_isNote;
    bool m_isLast = false;
};

} // namespace ch::ui

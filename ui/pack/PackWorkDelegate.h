// SPDX-License-Identifier: Apache-2.0
// Draws a row of the work list.
// Thread of the windows.
#pragma once

#include "ui/kit/ThemedTable.h"
#include "ui/pack/PackWorkModel.h"

namespace ch::ui {

class PackWorkDelegate : public RowDelegate
{
    Q_OBJECT

public:
    PackWorkDelegate(const PackWorkModel& model, const UiContext& context, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintNumber(QPainter& painter, const QRect& room, const desk::PackWork& work, const Colors& colors) const;
    void paintShipTo(QPainter& painter, const QRect& room, const desk::PackWork& work, const Colors& colors) const;

    const PackWorkModel& m_model;
    const UiContext& m_context;
};

} // namespace ch::ui

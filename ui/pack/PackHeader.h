// SPDX-License-Identifier: Apache-2.0
// Over the bench: which order, for whom, until when, whose it is, and how far it is.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"
#include "ui/pack/PackFlow.h"

namespace ch::ui {

class PackHeader : public QWidget
{
    Q_OBJECT

public:
    PackHeader(UiContext& context, QWidget* parent = nullptr);

    void show(const PackFlow& flow);
    /// The ground is red or amber: what is soft red itself has to stand out from it.
    void setAlarm(bool isAlarm);
    using QWidget::show;

Q_SIGNALS:
    void leaveRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void showClaim(const PackFlow& flow);
    void showDue(const Order& order);

    UiContext& m_context;
    QToolButton* m_leave;
    TextLabel* m_number;
    TextLabel* m_who;
    Pill* m_due;
    Pill* m_claim;
    Pill* m_offline;
    TextLabel* m_units;
    TextLabel* m_unitsCaption;
    bool m_isAlarm = false;
};

} // namespace ch::ui

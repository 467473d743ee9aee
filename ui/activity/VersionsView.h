// SPDX-License-Identifier: Apache-2.0
// Both sides of a refusal: what was wanted here, and what the order is at the service.
// Thread of the windows.
#pragma once

#include "core/desk/OrderStore.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

class QBoxLayout;

namespace ch::ui {

class FactList;

class VersionsView : public QWidget
{
    Q_OBJECT

public:
    explicit VersionsView(UiContext& context, QWidget* parent = nullptr);

    /// Reads the order; until it is here the right side says so.
    void show(const PendingOperation& operation);
    void retranslate();
    /// Else one below the other. Set by who knows the room before layouts are made for it.
    void setSideBySide(bool isBeside);

private:
    void showWanted();
    void showNow(const Result<desk::OrderDetail>& detail);

    UiContext& m_context;
    PendingOperation m_operation;
    QBoxLayout* m_sides;
    Card* m_wanted;
    Card* m_now;
    FactList* m_wantedFacts;
    FactList* m_nowFacts;
    Pill* m_status;
    TextLabel* m_nowText;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// What can be done with the selected orders, one or many: actions for menus, tool bars, the palette, and the sheets behind them.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QAction>

#include <array>
#include <vector>

namespace ch::ui {

/// In the order of menus: the way of an order first, what destroys last.
enum class OrderAction {
    Ship,
    Complete,
    ReleaseHold,
    Hold,
    Note,
    CorrectTracking,
    EditAddress,
    ImportTracking,
    Print,
    Copy,
    Refund,
    Cancel,
};
inline constexpr size_t kOrderActionCount = 12;

class OrderActions : public QObject
{
    Q_OBJECT

public:
    /// `host`: the page. The actions are added to it, so that their shortcuts work in it and its children; sheets open over
    /// its window.
    OrderActions(UiContext& context, QWidget* host);

    /// One: what the rules forbid is disabled, with the reason as tip. Many: what the role may do at all; the sheet tells
    /// who is eligible before anything happens.
    void setSelection(const std::vector<OrderId>& selection);
    /// All, in the order of OrderAction. What the role can never do is invisible.
    QList<QAction*> actions() const;
    /// Those for a menu about the selection: what is forbidden is left out once that is known.
    QList<QAction*> offered() const;
    QAction* action(OrderAction which) const { return m_actions[static_cast<size_t>(which)]; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addAction(OrderAction which);
    void retranslate();
    void trigger(OrderAction which);
    void refresh();
    void offerBeforeJudged();
    void copyNumbers();

    UiContext& m_context;
    QWidget* m_host;
    std::array<QAction*, kOrderActionCount> m_actions{};
    std::vector<OrderId> m_selection;
    /// Whom the actions are judged for as they are; nobody: for none, or for many.
    OrderId m_judged;
    /// Answers about an earlier selection are dropped.
    int m_generation = 0;
};

} // namespace ch::ui

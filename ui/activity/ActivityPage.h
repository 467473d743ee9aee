// SPDX-License-Identifier: Apache-2.0
// What needs a person, what waits, what was set aside, and what this device did in the last 30 days.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

class ActivityPage : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(UiContext& context, QWidget* parent = nullptr);
    ~ActivityPage() override;

    void focusSearch() override;
    void enter() override;
    /// The section of refused entries: what the status line's "refused" leads to.
    void showNeedsAttention();
    /// The section of what waits: what the status line's "waiting" leads to.
    void showWaiting();

protected:
    void changeEvent(QEvent* event) override;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The last things that were counted here, newest first, each of which can be taken back.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Card.h"
#include "ui/kit/UiContext.h"

#include <deque>

class QGridLayout;

namespace ch::ui {

class CountLog : public Card
{
    Q_OBJECT

public:
    explicit CountLog(UiContext& context, QWidget* parent = nullptr);

    void add(const desk::CountTaken& taken);
    void clear();
    bool isEmpty() const { return m_taken.empty(); }
    /// Asks for the newest to be taken back.
    void undoNewest();

Q_SIGNALS:
    /// Put back what this desk said of the place before.
    void undoRequested(const ch::desk::CountTaken& taken);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void undo(size_t index);

    UiContext& m_context;
    QWidget* m_list;
    QGridLayout* m_grid;
    std::deque<desk::CountTaken> m_taken;
};

} // namespace ch::ui

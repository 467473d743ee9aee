// SPDX-License-Identifier: Apache-2.0
// The top of one stock take: the way back, its name, how far it is, and what can be done with all of it.
// Thread of the windows.
#pragma once

#include "core/domain/StockCount.h"
#include "ui/kit/UiContext.h"

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace ch::ui {

class CountProgress;
class Pill;
class TextLabel;

class StockTakeHead : public QWidget
{
    Q_OBJECT

public:
    explicit StockTakeHead(UiContext& context, QWidget* parent = nullptr);

    void show(const StockCount& count);
    /// "3 wait to be sent"; empty: nothing waits.
    void setWaiting(int waiting, int refused);
    /// Right of the name.
    void addTool(QWidget* tool);

Q_SIGNALS:
    void backPressed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    UiContext& m_context;
    QToolButton* m_back;
    TextLabel* m_name;
    Pill* m_status;
    Pill* m_blind;
    TextLabel* m_progressText;
    TextLabel* m_waiting;
    CountProgress* m_progress;
    QHBoxLayout* m_tools;
    StockCount m_count;
};

} // namespace ch::ui

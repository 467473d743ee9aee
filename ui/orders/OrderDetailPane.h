// SPDX-License-Identifier: Apache-2.0
// One order whole: what it is, what happened to it, what waits or was refused, and what can be done next.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QWidget>

#include <memory>

namespace ch::ui {

class OrderDetailPane : public QWidget
{
    Q_OBJECT

public:
    explicit OrderDetailPane(UiContext& context, QWidget* parent = nullptr);
    ~OrderDetailPane() override;

    /// Shows it and keeps it up to date until another one is shown.
    void show(OrderId id);
    using QWidget::show;
    /// No order is chosen.
    void clear();
    /// Null: none is shown.
    OrderId order() const;
    /// Whether there is something before and after it in the list beside it.
    void setNeighbours(bool hasPrevious, bool hasNext);

Q_SIGNALS:
    void previousRequested();
    void nextRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace ch::ui

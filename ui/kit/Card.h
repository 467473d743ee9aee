// SPDX-License-Identifier: Apache-2.0
// A surface with a heading and rows below it.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QFrame>

class QBoxLayout;

namespace ch::ui {

class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString& heading = {}, QWidget* parent = nullptr);
    void setHeading(const QString& heading);
    QBoxLayout* body() const { return m_body; }
    /// Right of the heading.
    void addHeaderWidget(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_heading;
    QBoxLayout* m_head;
    QBoxLayout* m_body;
};

} // namespace ch::ui

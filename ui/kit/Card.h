// SPDX-License-Identifier: Apache-2.0
// A surface with a heading and rows below it.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QFrame>

class QBoxLayout;
class QSpacerItem;

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
    bool event(QEvent* event) override;

private:
    void settleSpring();

    TextLabel* m_heading;
    QBoxLayout* m_head;
    QBoxLayout* m_body;
    /// Takes the room that nothing in the body wants.
    QSpacerItem* m_spring;
    bool m_bodyGrows = false;
};

} // namespace ch::ui

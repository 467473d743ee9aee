// SPDX-License-Identifier: Apache-2.0
// The left side of the window: whose shop it is, where one can go, and what waits there. Narrow windows show the icons only.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"

class QVBoxLayout;

namespace ch::ui {

class RailButton;

class NavigationRail : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget* parent = nullptr);

    /// On top: the button that names the shop.
    void setHead(QWidget* head);
    /// Places, from the top; those `atEnd` from the bottom. The index is what activated() says.
    RailButton* addPlace(QLatin1StringView iconName, bool atEnd);
    /// A button that leads nowhere but does something, above those at the bottom.
    RailButton* addTool(QLatin1StringView iconName);
    void setCurrent(RailButton* button);
    /// What can be focused, from the top.
    std::vector<QWidget*> inOrder() const;
    void setCompact(bool compact);
    bool isCompact() const { return m_isCompact; }

Q_SIGNALS:
    void activated(ch::ui::RailButton* button);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    RailButton* add(QLatin1StringView iconName, QVBoxLayout* into);

    QVBoxLayout* m_head;
    QVBoxLayout* m_places;
    QVBoxLayout* m_tools;
    QVBoxLayout* m_end;
    std::vector<RailButton*> m_buttons;
    bool m_isCompact = false;
};

} // namespace ch::ui

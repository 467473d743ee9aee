// SPDX-License-Identifier: Apache-2.0
// Puts widgets side by side and begins another row where they do not fit: buttons in any language at any scale.
// Thread of the windows.
#pragma once

#include <QLayout>
#include <QList>

namespace ch::ui {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(int gap);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.push_back(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height that the rows need.
    int place(const QRect& rect, bool moves) const;

    QList<QLayoutItem*> m_items;
    int m_gap;
};

} // namespace ch::ui

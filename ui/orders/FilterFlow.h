// SPDX-License-Identifier: Apache-2.0
// Lays widgets out like words: in lines, as many as the width needs.
// Thread of the windows.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace ch::ui {

class FilterFlow : public QLayout
{
    Q_OBJECT

public:
    explicit FilterFlow(int gap, QWidget* parent = nullptr);
    ~FilterFlow() override;

    /// Deletes the widgets.
    void clear();

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(const QRect& rect) override;

private:
    /// The height it takes; moves the widgets there if `isReal`.
    int place(const QRect& rect, bool isReal) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
};

} // namespace ch::ui

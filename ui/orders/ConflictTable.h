// SPDX-License-Identifier: Apache-2.0
// What was wanted and what there is, line by line: what cannot both be is marked. Names stand beside the values, or above them where
// there is little room.
// Thread of the windows.
#pragma once

#include "ui/orders/ConflictWords.h"

#include <QWidget>

namespace ch::ui {

class TextLabel;

class ConflictTable : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictTable(const ConflictHeads& heads, QWidget* parent = nullptr);
    void addRow(const ConflictRow& row);
    /// About both.
    void addWide(const QString& caption, const QString& text);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row
    {
        TextLabel* caption = nullptr;
        TextLabel* wanted = nullptr;
        /// Null: what is wanted goes over both columns.
        TextLabel* present = nullptr;
        bool differs = false;
    };
    TextLabel* addLabel(const QString& text, bool isMuted);
    /// The height that it needs; `moves`: the labels go where they belong.
    int place(int width, bool moves) const;
    int captionWidth() const;

    std::vector<Row> m_rows;
    /// Of the lines below the rows, and of what is marked, as place() left them.
    mutable std::vector<int> m_rules;
    mutable std::vector<QRect> m_marks;
};

} // namespace ch::ui

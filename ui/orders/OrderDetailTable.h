// SPDX-License-Identifier: Apache-2.0
// Tables in details and sheets: as tall as what they hold up to a limit; a second line of text, pills and quantities in
// their cells. Ctrl+C copies rows, Tab leaves.
// Thread of the windows.
#pragma once

#include "ui/kit/ThemedTable.h"

namespace ch::ui {

class OrderDetailTable : public ThemedTable
{
    Q_OBJECT

public:
    /// A muted line below the cell's text.
    static constexpr int kSecondLineRole = Qt::UserRole;
    /// A quantity's largest value.
    static constexpr int kMostRole = Qt::UserRole + 1;
    /// int(Tone) of a cell that is shown as a pill.
    static constexpr int kToneRole = Qt::UserRole + 2;
    /// A muted text after the pill.
    static constexpr int kNoteRole = Qt::UserRole + 4;
    /// True: the text says "nothing", and stands back.
    static constexpr int kFaintRole = Qt::UserRole + 5;
    /// True: the text is set in bold.
    static constexpr int kStrongRole = Qt::UserRole + 3;

    /// For setMostRows(): what is around it scrolls.
    static constexpr int kAllRows = 20'000;

    /// `name`: for screen readers.
    explicit OrderDetailTable(const QString& name, QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// Taller ones scroll within.
    void setMostRows(int rows);
    /// Which column takes the width that is left.
    void setWideColumn(int column);
    /// Of that column's texts above a second line, long ones take two lines, and their rows are as much taller.
    void setWraps(int column);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// The selected rows, or all, with tabs between the cells.
    QString asText(bool onlySelected) const;

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    void fitRows();

    int m_mostRows = 12;
    int m_wraps = -1;
};

/// Texts of one or two lines, and pills.
class OrderDetailDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A text that can be changed, drawn as the field that it becomes.
class FieldDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// A number between 0 and kMostRole.
class QuantityDelegate : public FieldDelegate
{
    Q_OBJECT

public:
    using FieldDelegate::FieldDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace ch::ui

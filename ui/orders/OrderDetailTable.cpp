// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailTable.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QSpinBox>

#include <limits>

namespace ch::ui {

namespace {

constexpr int kRow = 48;
constexpr int kCellPadding = kGrid;
/// Of longer lists nobody waits for all names to be measured.
constexpr int kMostWrapped = 200;

QRect fieldIn(const QRect& cell)
{
    const int height = std::min(kControlHeight, cell.height() - kGrid);
    return {cell.left() + kGrid / 2, cell.center().y() - height / 2, cell.width() - kGrid, height};
}

} // namespace

OrderDetailTable::OrderDetailTable(const QString& name, QWidget* parent) : ThemedTable(name, parent)
{
    setRowHeight(kRow);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new OrderDetailDelegate(this));
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(3 * kGrid);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OrderDetailTable::setModel(QAbstractItemModel* model)
{
    ThemedTable::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &OrderDetailTable::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &OrderDetailTable::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &OrderDetailTable::fit);
    fit();
}

void OrderDetailTable::setMostRows(int rows)
{
    m_mostRows = rows;
    fit();
}

void OrderDetailTable::setWideColumn(int column)
{
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void OrderDetailTable::setWraps(int column)
{
    m_wraps = column;
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        if (section == m_wraps)
            fitRows();
    });
}

void OrderDetailTable::fit()
{
    fitRows();
    updateGeometry();
}

void OrderDetailTable::fitRows()
{
    if (m_wraps < 0 || !model())
        return;
    const QFont font = fontOf(TextStyle::Body);
    const int room = columnWidth(m_wraps) - 2 * kCellPadding;
    bool isOther = false;
    for (int row = 0; row < std::min(model()->rowCount({}), kMostWrapped); ++row) {
        const QString text = model()->index(row, m_wraps).data().toString();
        const bool isLong = QFontMetrics(font).horizontalAdvance(text) > room;
        const int height = kRow + (isLong ? QFontMetrics(font).height() : 0);
        isOther |= rowHeight(row) != height;
        verticalHeader()->resizeSection(row, height);
    }
    if (isOther)
        updateGeometry();
}

QSize OrderDetailTable::sizeHint() const
{
    const int rows = model() ? std::min(model()->rowCount({}), m_mostRows) : 0;
    const int head = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    int height = head + 2 * frameWidth();
    for (int row = 0; row < rows; ++row)
        height += row < kMostWrapped ? rowHeight(row) : verticalHeader()->defaultSectionSize();
    return {ThemedTable::sizeHint().width(), height};
}

QSize OrderDetailTable::minimumSizeHint() const
{
    return {20 * kGrid, sizeHint().height()};
}

QString OrderDetailTable::asText(bool onlySelected) const
{
    QStringList lines;
    for (int row = 0; model() && row < model()->rowCount({}); ++row) {
        if (onlySelected && !selectionModel()->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < model()->columnCount({}); ++column) {
            const QModelIndex index = model()->index(row, column);
            cells.push_back(index.data().toString());
            const QString second = index.data(kSecondLineRole).toString();
            if (!second.isEmpty())
                cells.push_back(second);
        }
        lines.push_back(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void OrderDetailTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    ThemedTable::currentChanged(current, previous);
    // A table that is as tall as its rows never scrolls itself.
    for (QWidget* up = parentWidget(); up && current.isValid(); up = up->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(up);
        if (!area || !area->widget())
            continue;
        const QPoint at = viewport()->mapTo(area->widget(), visualRect(current).center());
        area->ensureVisible(at.x(), at.y(), 0, verticalHeader()->defaultSectionSize());
        return;
    }
}

bool OrderDetailTable::event(QEvent* event)
{
    // Before a page's own shortcut gets it.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return ThemedTable::event(event);
}

void OrderDetailTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        // The sheet's. A view that is being edited would keep it.
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy) && model()) {
        QGuiApplication::clipboard()->setText(asText(selectionModel()->hasSelection()));
        return;
    }
    ThemedTable::keyPressEvent(event);
}

void OrderDetailTable::changeEvent(QEvent* event)
{
    ThemedTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void OrderDetailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    paintRow(painter, item, index);
    painter->save();
    const QRect cell = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    const QVariant tone = index.data(OrderDetailTable::kToneRole);
    if (tone.isValid() && !text.isEmpty()) {
        painter->setFont(fontOf(TextStyle::Caption));
        paintPill(*painter, cell, text, Tone(tone.toInt()), option.palette);
        const int note = pillWidth(text, painter->font()) + kGrid;
        painter->setPen(colorsOf(option.palette).muted);
        painter->drawText(cell.adjusted(note, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data(OrderDetailTable::kNoteRole).toString(),
                                                            Qt::ElideRight, cell.width() - note));
        painter->restore();
        return;
    }
    const Colors& colors = colorsOf(option.palette);
    const Qt::Alignment align = item.displayAlignment & Qt::AlignHorizontal_Mask;
    const QString second = index.data(OrderDetailTable::kSecondLineRole).toString();
    const QFont first =
        fontOf(index.data(OrderDetailTable::kStrongRole).toBool() ? TextStyle::Strong : TextStyle::Body);
    painter->setFont(first);
    const bool isFaint = index.data(OrderDetailTable::kFaintRole).toBool() || !(item.state & QStyle::State_Enabled);
    painter->setPen(isFaint ? colors.faint : colors.text);
    const QFontMetrics metrics(first);
    const QFont below = fontOf(TextStyle::Caption);
    // As many lines as there is room for.
    const int room = cell.height() - (second.isEmpty() ? 0 : QFontMetrics(below).height() + kGrid / 2);
    const QStringList lines = room >= 2 * metrics.height() && metrics.horizontalAdvance(text) > cell.width()
                                  ? twoLinesOf(text, first, cell.width())
                                  : QStringList{metrics.elidedText(text, Qt::ElideRight, cell.width())};
    const int height = int(lines.size()) * metrics.height() + (second.isEmpty() ? 0 : QFontMetrics(below).height());
    QRect line(cell.left(), cell.top() + (cell.height() - height) / 2, cell.width(), metrics.height());
    for (const QString& each : lines) {
        painter->drawText(line, int(align | Qt::AlignVCenter) | Qt::TextSingleLine, each);
        line.translate(0, metrics.height());
    }
    if (!second.isEmpty()) {
        painter->setFont(below);
        painter->setPen(colors.muted);
        line.setHeight(QFontMetrics(below).height());
        painter->drawText(line, int(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                          QFontMetrics(below).elidedText(second, Qt::ElideRight, cell.width()));
    }
    painter->restore();
}

QSize OrderDetailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(fontOf(TextStyle::Strong));
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * kCellPadding,
            RowDelegate::sizeHint(option, index).height()};
}

void FieldDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintRow(painter, option, index);
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    const QRect field = fieldIn(option.rect);
    painter->setPen(hasFocus ? colors.accent : colors.border);
    painter->setBrush(colors.raised);
    painter->drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), kRadius - 2, kRadius - 2);
    const QString text = index.data().toString();
    const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    painter->setPen(text == u"0" ? colors.faint : colors.text);
    painter->setFont(fontOf(TextStyle::Body));
    painter->drawText(field.adjusted(kGrid, 0, -kGrid, 0), int(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, field.width() - 2 * kGrid));
    painter->restore();
}

QWidget* FieldDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // With a frame, unlike the usual one, which would let what is under it shine through.
    auto* edit = new QLineEdit(parent);
    edit->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    return edit;
}

void FieldDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(fieldIn(option.rect));
}

bool FieldDelegate::eventFilter(QObject* watched, QEvent* event)
{
    // Qt's own takes Enter in a moment later, when what a scanner sent right behind it is in the field that is about to close.
    auto* editor = qobject_cast<QWidget*>(watched);
    if (editor && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
        if (isEnter && (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            Q_EMIT commitData(editor);
            Q_EMIT closeEditor(editor, SubmitModelCache);
            return true;
        }
    }
    return RowDelegate::eventFilter(watched, event);
}

QWidget* QuantityDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* spin = new QSpinBox(parent);
    const qint64 most = index.data(OrderDetailTable::kMostRole).toLongLong();
    spin->setRange(0, int(std::min<qint64>(most, std::numeric_limits<int>::max())));
    spin->setAlignment(Qt::AlignRight);
    spin->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    return spin;
}

void QuantityDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* spin = qobject_cast<QSpinBox*>(editor);
    spin->setValue(index.data(Qt::EditRole).toInt());
    spin->selectAll();
}

void QuantityDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    auto* spin = qobject_cast<QSpinBox*>(editor);
    spin->interpretText();
    model->setData(index, spin->value(), Qt::EditRole);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ConflictTable.h"

#include "ui/kit/TextLabel.h"

#include <QPainter>

namespace ch::ui {

namespace {

/// Below it names stand above the values.
constexpr int kBesides = 480;
constexpr int kMostCaption = 160;
constexpr int kLeastColumn = 96;
constexpr int kGap = 2 * kGrid;
constexpr int kPadding = kGrid;
constexpr qsizetype kLongWord = 14;

/// Tracking numbers have no spaces, and may go on in the next line all the same: invisible places to break at. The label
/// cannot be selected, so that nobody copies them.
QString breakable(const QString& text)
{
    QString broken;
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > kLongWord && c.isLetterOrNumber()) {
            broken += QChar(0x200B);
            length = 1;
        }
        broken += c;
    }
    return broken;
}

int heightOf(const TextLabel* label, int width)
{
    return label->text().isEmpty() ? 0 : label->heightForWidth(width);
}

} // namespace

ConflictTable::ConflictTable(const ConflictHeads& heads, QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // The names of the columns, and below them when that was.
    m_rows.push_back({.caption = addLabel({}, true),
                      .wanted = new TextLabel(tr("You wanted"), TextStyle::Strong, this),
                      .present = new TextLabel(tr("The service has"), TextStyle::Strong, this)});
    m_rows.push_back({.caption = addLabel({}, true),
                      .wanted = new TextLabel(heads.wanted, TextStyle::Caption, this),
                      .present = new TextLabel(heads.present, TextStyle::Caption, this)});
    m_rows.back().wanted->setMuted(true);
    m_rows.back().present->setMuted(true);
}

TextLabel* ConflictTable::addLabel(const QString& text, bool isMuted)
{
    auto* label = new TextLabel(breakable(text), isMuted ? TextStyle::Caption : TextStyle::Body, this);
    label->setMuted(isMuted);
    label->setAccessibleName(text);
    return label;
}

void ConflictTable::addRow(const ConflictRow& row)
{
    m_rows.push_back({.caption = addLabel(row.caption, true),
                      .wanted = addLabel(row.wanted, false),
                      .present = addLabel(row.present, false),
                      .differs = row.differs});
    if (row.differs) {
        m_rows.back().present->setFont(fontOf(TextStyle::Strong));
        m_rows.back().present->setTone(Tone::Bad);
    }
    updateGeometry();
}

void ConflictTable::addWide(const QString& caption, const QString& text)
{
    m_rows.push_back({.caption = addLabel(caption, true), .wanted = addLabel(text, false)});
    updateGeometry();
}

int ConflictTable::captionWidth() const
{
    int widest = 0;
    for (const Row& row : m_rows)
        widest = std::max(widest, row.caption->fontMetrics().horizontalAdvance(row.caption->text()) + 1);
    return std::min(widest, kMostCaption);
}

int ConflictTable::place(int width, bool moves) const
{
    const bool isNarrow = width < kBesides;
    const int caption = isNarrow ? width : captionWidth();
    const int left = isNarrow ? 0 : caption + kGap;
    const int column = std::max(kLeastColumn, (width - left - kGap - kGrid) / 2);
    const int right = left + column + kGap;
    if (moves) {
        m_rules.clear();
        m_marks.clear();
    }
    int y = 0;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isHead = i < 2;
        if (!isHead)
            y += kPadding;
        const int captionHeight = heightOf(row.caption, caption);
        // On the line of the values' first, whose letters are larger.
        const int drop =
            isNarrow || isHead ? 0 : (row.wanted->fontMetrics().ascent() - row.caption->fontMetrics().ascent());
        if (moves)
            row.caption->setGeometry(0, y + drop, caption, captionHeight);
        if (isNarrow && captionHeight > 0)
            y += captionHeight + 2;
        const int wide = row.present ? column : width - left;
        const int height = std::max({heightOf(row.wanted, wide), row.present ? heightOf(row.present, column) : 0,
                                     isNarrow ? 0 : captionHeight + drop});
        if (moves) {
            row.wanted->setGeometry(left, y, wide, heightOf(row.wanted, wide));
            if (row.present)
                row.present->setGeometry(right, y, column, heightOf(row.present, column));
            if (row.differs)
                m_marks.emplace_back(right - kGrid, y - 4, column + 2 * kGrid, heightOf(row.present, column) + 8);
        }
        y += height + (isHead ? (i == 1 ? kGrid : 0) : kPadding);
        if (moves && i > 0 && i + 1 < m_rows.size())
            m_rules.push_back(y);
    }
    return y;
}

QSize ConflictTable::sizeHint() const
{
    return {2 * kBesides, place(kBesides, false)};
}

QSize ConflictTable::minimumSizeHint() const
{
    return {2 * kLeastColumn + kGap + kGrid, 0};
}

void ConflictTable::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
    update();
}

void ConflictTable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    for (const int y : m_rules)
        painter.fillRect(QRect(0, y, width(), 1), colors.border);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.badSoft);
    for (const QRect& mark : m_marks)
        painter.drawRoundedRect(mark, 4, 4);
}

} // namespace ch::ui

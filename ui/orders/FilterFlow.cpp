// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterFlow.h"

#include <QStyle>
#include <QWidget>

namespace ch::ui {

FilterFlow::FilterFlow(int gap, QWidget* parent) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FilterFlow::~FilterFlow() = default;

void FilterFlow::clear()
{
    for (const auto& item : m_items) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
    }
    m_items.clear();
    invalidate();
}

void FilterFlow::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

int FilterFlow::count() const
{
    return int(m_items.size());
}

QLayoutItem* FilterFlow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem* FilterFlow::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FilterFlow::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        width += item->sizeHint().width() + m_gap;
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FilterFlow::minimumSize() const
{
    QSize least;
    for (const auto& item : m_items)
        least = least.expandedTo(item->minimumSize());
    return least;
}

int FilterFlow::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

void FilterFlow::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FilterFlow::place(const QRect& rect, bool isReal) const
{
    int left = 0;
    int top = 0;
    int line = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(std::min(item->sizeHint().width(), rect.width()), item->sizeHint().height());
        if (left > 0 && left + size.width() > rect.width()) {
            left = 0;
            top += line + m_gap;
            line = 0;
        }
        if (isReal) {
            const QRect place(rect.left() + left, rect.top() + top, size.width(), size.height());
            item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, place));
        }
        left += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    return top + line;
}

} // namespace ch::ui

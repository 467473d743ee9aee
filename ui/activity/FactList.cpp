// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/FactList.h"

#include "ui/kit/Widgets.h"

#include <QGridLayout>

namespace ch::ui {

namespace {

constexpr int kCaptionWidth = 120;

} // namespace

FactList::FactList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kGrid);
    m_grid->setColumnMinimumWidth(0, kCaptionWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactList::set(const Facts& facts)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& [caption, value] : facts) {
        if (value.isEmpty())
            continue;
        auto* left = new TextLabel(caption, TextStyle::Body, this);
        left->setMuted(true);
        left->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto* right = new QLabel(value, this);
        right->setTextFormat(Qt::PlainText);
        right->setWordWrap(true);
        right->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        right->setAccessibleName(caption);
        right->setAccessibleDescription(value);
        m_grid->addWidget(left, row, 0);
        m_grid->addWidget(right, row, 1);
        ++row;
    }
}

} // namespace ch::ui

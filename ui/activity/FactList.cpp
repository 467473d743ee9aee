// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/FactList.h"

#include "ui/kit/Widgets.h"

#include <QGridLayout>

namespace ch::ui {

namespace {

constexpr int kCaptionWidth = 120;

} // namespace

FactList::FactList(Captions captions, QWidget* parent)
    : QWidget(parent)
    , m_captions(captions)
    , m_grid(new QGridLayout(this))
{
    const bool isBeside = captions == Captions::Beside;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(isBeside ? kGrid : 0);
    m_grid->setColumnMinimumWidth(0, isBeside ? kCaptionWidth : 0);
    m_grid->setColumnStretch(isBeside ? 1 : 0, 1);
}

void FactList::set(const std::vector<Fact>& facts)
{
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Fact& fact : facts) {
        if (!fact.value.isEmpty())
            add(fact);
    }
}

void FactList::add(const Fact& fact)
{
    const bool isBeside = m_captions == Captions::Beside;
    auto* caption = new TextLabel(fact.caption, isBeside ? TextStyle::Body : TextStyle::Caption, this);
    caption->setMuted(true);
    auto* value = new QLabel(fact.value, this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(fact.caption);
    value->setAccessibleDescription(fact.value);
    value->setToolTip(fact.exact.toHtmlEscaped());
    const int row = m_grid->rowCount();
    if (isBeside) {
        m_grid->addWidget(caption, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
        return;
    }
    value->setContentsMargins(0, 0, 0, kGrid);
    m_grid->addWidget(caption, row, 0);
    m_grid->addWidget(value, row + 1, 0);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/FactList.h"

#include "ui/kit/Widgets.h"

#include <QBoxLayout>

namespace ch::ui {

FactList::FactList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void FactList::set(const std::vector<Fact>& facts)
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
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
    auto* caption = new TextLabel(fact.caption, TextStyle::Caption, this);
    caption->setMuted(true);
    auto* value = new QLabel(fact.value, this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(fact.caption);
    value->setAccessibleDescription(fact.value);
    value->setToolTip(fact.exact.toHtmlEscaped());
    value->setContentsMargins(0, 0, 0, kGrid);
    m_column->addWidget(caption);
    m_column->addWidget(value);
}

} // namespace ch::ui

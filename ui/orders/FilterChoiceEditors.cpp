// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterChoiceEditors.h"

namespace ch::ui {

FilterOneOf::FilterOneOf(const QStringList& texts, QWidget* parent) : FilterEditor(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const QString& text : texts) {
        auto* button = new QRadioButton(text, this);
        layout->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QRadioButton::clicked, this, [this] { Q_EMIT edited(); });
    }
    setFocusProxy(m_buttons.front());
}

void FilterOneOf::setChosen(int index)
{
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(int(i) == index);
}

int FilterOneOf::chosen() const
{
    const auto checked =
        std::ranges::find_if(m_buttons, [](const QRadioButton* button) { return button->isChecked(); });
    return checked == m_buttons.end() ? -1 : int(checked - m_buttons.begin());
}

FilterDueEditor::FilterDueEditor(QWidget* parent)
    : FilterOneOf({tr("Late: should have been shipped by now"), tr("Due today: late ones included")}, parent)
{}

void FilterDueEditor::load(const Filter& filter)
{
    setChosen(int(filter.due) - 1);
}

void FilterDueEditor::save(Filter& filter) const
{
    filter.clear(FilterPart::Due);
    filter.due = DueFilter(chosen() + 1);
}

FilterEitherEditor::FilterEitherEditor(std::optional<bool> OrderQuery::*member, const QString& has,
                                       const QString& hasNot, QWidget* parent)
    : FilterOneOf({has, hasNot}, parent)
    , m_member(member)
{}

void FilterEitherEditor::load(const Filter& filter)
{
    const std::optional<bool> has = filter.fixed.*m_member;
    setChosen(!has ? -1 : *has ? 0 : 1);
}

void FilterEitherEditor::save(Filter& filter) const
{
    filter.fixed.*m_member = chosen() < 0 ? std::nullopt : std::optional(chosen() == 0);
}

FilterOutboxEditor::FilterOutboxEditor(QWidget* parent)
    : FilterEditor(parent)
    , m_box(new QCheckBox(tr("Orders with changes that wait or were refused"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this] { Q_EMIT edited(); });
}

void FilterOutboxEditor::load(const Filter& filter)
{
    m_box->setChecked(filter.fixed.isInOutbox);
}

void FilterOutboxEditor::save(Filter& filter) const
{
    filter.fixed.isInOutbox = m_box->isChecked();
}

} // namespace ch::ui

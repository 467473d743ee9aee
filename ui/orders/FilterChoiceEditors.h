// SPDX-License-Identifier: Apache-2.0
// Editors of parts that are chosen from a few values.
// Thread of the windows.
#pragma once

#include "ui/orders/FilterEditors.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

/// Some of a list of values, checked.
template <class T> class FilterChoices : public FilterEditor
{
public:
    struct Choice
    {
        T value;
        QString text;
    };
    FilterChoices(std::vector<T> OrderQuery::*member, const std::vector<Choice>& choices, QWidget* parent)
        : FilterEditor(parent)
        , m_member(member)
        , m_choices(choices)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        for (const Choice& choice : m_choices) {
            auto* box = new QCheckBox(choice.text, this);
            layout->addWidget(box);
            m_boxes.push_back(box);
            connect(box, &QCheckBox::toggled, this, [this] { Q_EMIT edited(); });
        }
        setFocusProxy(m_boxes.front());
    }

    void load(const Filter& filter) override
    {
        const std::vector<T>& values = filter.fixed.*m_member;
        for (size_t i = 0; i < m_boxes.size(); ++i) {
            const QSignalBlocker blocker(m_boxes[i]);
            m_boxes[i]->setChecked(std::ranges::find(values, m_choices[i].value) != values.end());
        }
    }
    void save(Filter& filter) const override
    {
        std::vector<T>& values = filter.fixed.*m_member;
        values.clear();
        for (size_t i = 0; i < m_boxes.size(); ++i) {
            if (m_boxes[i]->isChecked())
                values.push_back(m_choices[i].value);
        }
    }

private:
    std::vector<T> OrderQuery::*m_member;
    std::vector<Choice> m_choices;
    std::vector<QCheckBox*> m_boxes;
};

/// One of a list of values.
class FilterOneOf : public FilterEditor
{
    Q_OBJECT

public:
    FilterOneOf(const QStringList& texts, QWidget* parent);

protected:
    /// −1: none.
    void setChosen(int index);
    int chosen() const;

private:
    std::vector<QRadioButton*> m_buttons;
};

class FilterDueEditor : public FilterOneOf
{
    Q_OBJECT

public:
    explicit FilterDueEditor(QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;
};

/// What an order has or has not.
class FilterEitherEditor : public FilterOneOf
{
    Q_OBJECT

public:
    FilterEitherEditor(std::optional<bool> OrderQuery::*member, const QString& has, const QString& hasNot,
                       QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    std::optional<bool> OrderQuery::*m_member;
};

class FilterOutboxEditor : public FilterEditor
{
    Q_OBJECT

public:
    explicit FilterOutboxEditor(QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    QCheckBox* m_box;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Editors of parts that are typed: a SKU, a customer's number, order numbers.
// Thread of the windows.
#pragma once

#include "ui/orders/FilterEditors.h"
#include "ui/orders/PasteNumbers.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

namespace ch::ui {

class TextLabel;

class FilterTextEditor : public FilterEditor
{
    Q_OBJECT

public:
    FilterTextEditor(FilterPart part, QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    QString OrderQuery::*m_member;
    QLineEdit* m_field;
    QTimer m_wait;
};

class FilterNumbersEditor : public FilterEditor
{
    Q_OBJECT

public:
    explicit FilterNumbersEditor(QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    void showCount();

    QPlainTextEdit* m_field;
    TextLabel* m_count;
    QTimer m_wait;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Chooses one of the countries that orders go to, those with most orders first; typing narrows the list.
// Thread of the windows.
#pragma once

#include "ui/orders/FilterEditors.h"

#include <QLineEdit>
#include <QListWidget>

namespace ch::ui {

class TextLabel;

class FilterCountryEditor : public FilterEditor
{
    Q_OBJECT

public:
    FilterCountryEditor(UiContext& context, QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onCountries(const Result<QStringList>& countries);
    void narrow();
    void choose();

    UiContext& m_context;
    QString m_country;
    QLineEdit* m_field;
    QListWidget* m_list;
    TextLabel* m_problem;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Editors of parts with a beginning and an end: days, totals.
// Thread of the windows.
#pragma once

#include "ui/orders/FilterEditors.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QRadioButton>
#include <QTimer>

namespace ch::ui {

class TextLabel;

/// Days that move with the clock, or two fixed ones of which each may be left open.
class FilterDaysEditor : public FilterEditor
{
    Q_OBJECT

public:
    FilterDaysEditor(FilterPart part, UiContext& context, QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    struct End
    {
        QCheckBox* isSet;
        QDateEdit* day;
    };
    End makeEnd(const QString& text);
    void onPreset();
    void onDays();

    FilterPart m_part;
    UiContext& m_context;
    std::vector<QRadioButton*> m_presets;
    End m_from;
    End m_to;
};

class FilterTotalEditor : public FilterEditor
{
    Q_OBJECT

public:
    FilterTotalEditor(UiContext& context, QWidget* parent);
    void load(const Filter& filter) override;
    void save(Filter& filter) const override;

private:
    QLineEdit* makeField(const QString& name);
    void showProblem();

    UiContext& m_context;
    QString m_currency;
    // Before the fields, which start it.
    QTimer m_wait;
    // Before the fields, which are connected to it.
    QLineEdit* m_least;
    QLineEdit* m_most;
    TextLabel* m_problem;
};

/// An amount as a person of this locale types it, in minor units; nothing if it is none.
std::optional<qint64> amountFromText(const QString& text, const QString& currency, const QLocale& locale);
/// Only digits and the locale's point: what amountFromText() reads.
QString amountToText(qint64 minor, const QString& currency, const QLocale& locale);

} // namespace ch::ui

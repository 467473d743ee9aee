// SPDX-License-Identifier: Apache-2.0
// A field of a form: its label above it, a hint or what is wrong with the input under it.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

namespace ch::ui {

class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes `field`, names it after the label for screen readers, and makes the label's mnemonic lead to it.
    FormField(const QString& label, QWidget* field, QWidget* parent = nullptr);
    QWidget* field() const { return m_field; }
    void setLabel(const QString& label);
    /// What to enter; shown while nothing is wrong.
    void setHint(const QString& hint);
    /// Empty: nothing is wrong (any more).
    void setProblem(const QString& problem);
    bool hasProblem() const { return !m_problem.isEmpty(); }

private:
    void showFoot();

    QLabel* m_label;
    QWidget* m_field;
    TextLabel* m_foot;
    QString m_hint;
    QString m_problem;
};

} // namespace ch::ui

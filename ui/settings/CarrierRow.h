// SPDX-License-Identifier: Apache-2.0
// A carrier in the settings: its name, its tracking address, what is wrong with them.
// Thread of the windows.
#pragma once

#include "ui/kit/Preferences.h"
#include "ui/kit/Widgets.h"

class QLineEdit;

namespace ch::ui {

class CarrierRow : public QWidget
{
    Q_OBJECT

public:
    explicit CarrierRow(const Carrier& carrier, QWidget* parent = nullptr);

    Carrier carrier() const;
    /// `isTwice`: another row has the same name.
    void judge(bool isTwice);
    bool isWell() const { return m_isWell; }
    void retranslate();
    void focusName();

Q_SIGNALS:
    void edited();
    void removed();

private:
    QLineEdit* m_name;
    QLineEdit* m_address;
    QToolButton* m_remove;
    TextLabel* m_problem;
    bool m_isWell = true;
};

/// Why the text is no tracking address, in words; empty if it is one, or if there is none.
QString trackingAddressProblem(const QString& text);

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// How long a step can be taken back.
// Thread of the windows.
#pragma once

#include "ui/settings/SettingsSection.h"

class QSpinBox;

namespace ch::ui {

class StepsSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit StepsSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Undo"); }

protected:
    void retranslate() override;
    void load() override;

private:
    Card* m_card;
    QSpinBox* m_seconds;
    Row m_row;
};

} // namespace ch::ui

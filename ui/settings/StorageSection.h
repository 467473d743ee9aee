// SPDX-License-Identifier: Apache-2.0
// What lies on this computer, where, and how fresh it is.
// Thread of the windows.
#pragma once

#include "ui/settings/SettingsSection.h"

namespace ch::ui {

class StorageSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit StorageSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Data on this computer"); }

protected:
    void retranslate() override;
    void load() override;

private:
    Card* m_card;
    CopyField* m_folder;
    CopyField* m_asOf;
    CopyField* m_orders;
    CopyField* m_outbox;
    TextLabel* m_text;
    QPushButton* m_open;
};

} // namespace ch::ui

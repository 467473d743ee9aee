// SPDX-License-Identifier: Apache-2.0
// The carriers that people choose from, with the addresses of their tracking pages.
// Thread of the windows.
#pragma once

#include "ui/settings/SettingsSection.h"

class QPushButton;
class QVBoxLayout;

namespace ch::ui {

class CarrierRow;

class CarriersSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit CarriersSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Carriers"); }

protected:
    void retranslate() override;
    void load() override;

private:
    CarrierRow* addCarrier(const Carrier& carrier);
    void remove(CarrierRow* row);
    /// Rows with nothing wrong; the others wait until they are right.
    void save();

    Card* m_card;
    TextLabel* m_text;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
    std::vector<CarrierRow*> m_carriers;
    bool m_isSaving = false;
};

} // namespace ch::ui

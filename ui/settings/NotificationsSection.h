// SPDX-License-Identifier: Apache-2.0
// Which orders are announced, with a sound or without, and when nothing is.
// Thread of the windows.
#pragma once

#include "core/domain/OrderStatus.h"
#include "ui/settings/SettingsSection.h"

class QCheckBox;
class QTimeEdit;

namespace ch::ui {

class NotificationsSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit NotificationsSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Notifications"); }

protected:
    void retranslate() override;
    void load() override;

private:
    void saveStatuses();
    void saveQuietHours();

    Card* m_what;
    Card* m_when;
    std::vector<std::pair<OrderStatus, QCheckBox*>> m_statuses;
    QCheckBox* m_sound;
    QCheckBox* m_quiet;
    QTimeEdit* m_from;
    QTimeEdit* m_to;
};

} // namespace ch::ui

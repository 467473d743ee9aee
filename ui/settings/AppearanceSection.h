// SPDX-License-Identifier: Apache-2.0
// Light or dark, the language, the size of everything.
// Thread of the windows.
#pragma once

#include "ui/settings/SettingsSection.h"

class QComboBox;

namespace ch::ui {

class SegmentedControl;

class AppearanceSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit AppearanceSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Appearance"); }

protected:
    void retranslate() override;
    void load() override;

private:
    Card* m_card;
    SegmentedControl* m_scheme;
    QComboBox* m_language;
    QComboBox* m_scale;
    Row m_schemeRow;
    Row m_languageRow;
    Row m_scaleRow;
    Notice* m_restart;
    /// What this window was started with.
    int m_scaleAtStart;
};

} // namespace ch::ui

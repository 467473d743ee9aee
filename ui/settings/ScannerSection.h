// SPDX-License-Identifier: Apache-2.0
// The scanner of this desk: a field to try it in, how it is told from typing, what it sounds like, what the pack station does by
// itself.
// Thread of the windows.
#pragma once

#include "ui/kit/ScannerSettings.h"
#include "ui/kit/ScanSounds.h"
#include "ui/settings/SettingsSection.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QSpinBox;

namespace ch::ui {

class ScannerInput;
struct ScanRead;

class ScannerSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit ScannerSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Scanner"); }

protected:
    void retranslate() override;
    void load() override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectControls();
    void save();
    void saveSounds();
    void savePacking();
    void chooseFolder();
    void setFolder(const QString& folder);
    void showFolder();
    void takeScan(const ScanRead& read);
    void lookUp(const ScanRead& read);
    void showRead(const ScanRead& read, const QString& meaning);

    Card* m_try;
    Card* m_setup;
    Card* m_sound;
    Card* m_pack;
    TextLabel* m_code;
    TextLabel* m_meaning;
    TextLabel* m_speed;
    QComboBox* m_end;
    QComboBox* m_keyboard;
    QSpinBox* m_gap;
    QSpinBox* m_least;
    QLineEdit* m_prefix;
    QLineEdit* m_suffix;
    QSlider* m_volume;
    QPushButton* m_hear;
    QCheckBox* m_muted;
    QCheckBox* m_tracking;
    QCheckBox* m_next;
    QWidget* m_pictures;
    QPushButton* m_choose;
    QPushButton* m_forget;
    Row m_endRow;
    Row m_keyboardRow;
    Row m_gapRow;
    Row m_leastRow;
    Row m_prefixRow;
    Row m_suffixRow;
    Row m_volumeRow;
    Row m_picturesRow{};
    QString m_folder;
    /// Made when the section is seen first: it opens the sound system.
    ScanSounds* m_sounds = nullptr;
    ScannerInput* m_scanner;
    int m_reads = 0;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/ScannerSection.h"

#include "core/base/Deliver.h"
#include "core/desk/PackStore.h"
#include "core/domain/ScanCode.h"
#include "ui/kit/PackSettings.h"
#include "ui/kit/ScannerInput.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFieldWidth = 240;
constexpr int kShortWidth = 120;
constexpr int kLongestAffix = 8;
/// What a scanner that dropped on its trigger sends must not push the page apart.
constexpr qsizetype kLongestShown = 120;

} // namespace

ScannerSection::ScannerSection(UiContext& context, QWidget* parent)
    : SettingsSection("barcode"_L1, context, parent)
    , m_try(addCard())
    , m_setup(addCard())
    , m_sound(addCard())
    , m_pack(addCard())
    , m_code(new TextLabel({}, TextStyle::Figure, this))
    , m_meaning(new TextLabel({}, TextStyle::Body, this))
    , m_speed(new TextLabel({}, TextStyle::Caption, this))
    , m_end(new QComboBox(this))
    , m_keyboard(new QComboBox(this))
    , m_gap(new QSpinBox(this))
    , m_least(new QSpinBox(this))
    , m_prefix(new QLineEdit(this))
    , m_suffix(new QLineEdit(this))
    , m_volume(new QSlider(Qt::Horizontal, this))
    , m_hear(makeButton({}, ButtonKind::Plain, this))
    , m_muted(new QCheckBox(this))
    , m_tracking(new QCheckBox(this))
    , m_next(new QCheckBox(this))
    , m_pictures(new QWidget(this))
    , m_choose(makeButton({}, ButtonKind::Plain, m_pictures))
    , m_forget(makeButton({}, ButtonKind::Quiet, m_pictures))
    , m_endRow(addRow(m_setup, m_end))
    , m_keyboardRow(addRow(m_setup, m_keyboard))
    , m_gapRow(addRow(m_setup, m_gap))
    , m_leastRow(addRow(m_setup, m_least))
    , m_prefixRow(addRow(m_setup, m_prefix))
    , m_suffixRow(addRow(m_setup, m_suffix))
    , m_volumeRow(addRow(m_sound, m_volume))
    , m_scanner(new ScannerInput(this))
{
    build();
    retranslate();
    load();
    connectControls();
}

void ScannerSection::build()
{
    m_code->setMinimumHeight(5 * kGrid);
    m_speed->setMuted(true);
    for (TextLabel* label : {m_code, m_meaning, m_speed})
        m_try->body()->addWidget(label);
    // As wide as its longest words in any language.
    for (QComboBox* box : {m_end, m_keyboard})
        box->setMinimumWidth(kFieldWidth);
    m_gap->setRange(kShortestGapMs, kLongestGapMs);
    m_least->setRange(1, kMostLeastLength);
    for (QWidget* field : std::initializer_list<QWidget*>{m_gap, m_least, m_prefix, m_suffix})
        field->setFixedWidth(kShortWidth);
    for (QLineEdit* affix : {m_prefix, m_suffix})
        affix->setMaxLength(kLongestAffix);
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(kFieldWidth);
    auto* row = new QHBoxLayout;
    row->addWidget(m_muted, 1);
    row->addWidget(m_hear);
    m_sound->body()->addLayout(row);
    auto* folder = new QHBoxLayout(m_pictures);
    folder->setContentsMargins(0, 0, 0, 0);
    folder->setSpacing(kGrid);
    folder->addWidget(m_forget);
    folder->addWidget(m_choose);
    m_pack->body()->addWidget(m_tracking);
    m_pack->body()->addWidget(m_next);
    m_picturesRow = addRow(m_pack, m_pictures);
}

void ScannerSection::connectControls()
{
    connect(m_scanner, &ScannerInput::scanned, this, &ScannerSection::takeScan);
    for (QComboBox* box : {m_end, m_keyboard})
        connect(box, &QComboBox::activated, this, &ScannerSection::save);
    for (QSpinBox* box : {m_gap, m_least})
        connect(box, &QSpinBox::valueChanged, this, &ScannerSection::save);
    for (QLineEdit* affix : {m_prefix, m_suffix})
        connect(affix, &QLineEdit::textEdited, this, &ScannerSection::save);
    connect(m_volume, &QSlider::valueChanged, this, &ScannerSection::saveSounds);
    connect(m_muted, &QCheckBox::toggled, this, &ScannerSection::saveSounds);
    connect(m_hear, &QPushButton::clicked, this, [this] { m_sounds->play(ScanSound::OrderComplete); });
    for (QCheckBox* box : {m_tracking, m_next})
        connect(box, &QCheckBox::toggled, this, &ScannerSection::savePacking);
    connect(m_choose, &QPushButton::clicked, this, &ScannerSection::chooseFolder);
    connect(m_forget, &QPushButton::clicked, this, [this] { setFolder({}); });
}

void ScannerSection::retranslate()
{
    m_try->setHeading(tr("Try the scanner"));
    m_setup->setHeading(tr("How it sends codes"));
    m_sound->setHeading(tr("Sounds"));
    m_pack->setHeading(tr("Pack station"));
    m_code->setFullText(tr("Scan anything"));
    m_meaning->setFullText(tr("What was read is shown here, and what it was understood as. Wherever the focus is."));
    m_speed->setFullText({});
    m_endRow.set(tr("Ends a code with"), tr("As the scanner is set; most send Enter."));
    m_keyboardRow.set(tr("Types as"), tr("If hyphens and digits arrive as other characters, the scanner types as an "
                                         "American keyboard: say which one this computer has."));
    m_gapRow.set(tr("Time between characters"), tr("What comes slower was typed by a person."));
    m_gap->setSuffix(tr(" ms", "milliseconds, after a number"));
    m_leastRow.set(tr("Shortest code"), tr("Fewer characters were typed by a person."));
    m_prefixRow.set(tr("Characters before the code"), tr("Taken off where they are there."));
    m_suffixRow.set(tr("Characters after the code"), tr("Taken off where they are there."));
    m_volumeRow.set(tr("Volume"));
    m_muted->setText(tr("No sounds"));
    m_hear->setText(tr("Listen"));
    m_tracking->setText(tr("Ask for a tracking number before a parcel is closed"));
    m_next->setText(tr("Open the next order by itself"));
    m_choose->setText(tr("Choose a folder…"));
    m_forget->setText(tr("No pictures"));
    showFolder();
    const QSignalBlocker quietEnd(m_end);
    m_end->clear();
    m_end->addItem(tr("Enter or Tab"), int(ScanEnd::EnterOrTab));
    m_end->addItem(tr("Enter"), int(ScanEnd::Enter));
    m_end->addItem(tr("Tab"), int(ScanEnd::Tab));
    m_end->addItem(tr("Nothing: a pause"), int(ScanEnd::Pause));
    const QSignalBlocker quietKeyboard(m_keyboard);
    m_keyboard->clear();
    m_keyboard->addItem(tr("The keyboard of this computer"), int(ScannerKeyboard::AsThisComputer));
    m_keyboard->addItem(tr("American; this computer: German"), int(ScannerKeyboard::UsOnGerman));
    m_keyboard->addItem(tr("American; this computer: French"), int(ScannerKeyboard::UsOnFrench));
}

void ScannerSection::load()
{
    const ScannerSettings settings = scannerSettingsOf(preferences());
    const SoundSettings sounds = soundSettingsOf(preferences());
    const PackSettings packing = packSettingsOf(preferences());
    const std::array<QObject*, 9> fields{m_end,    m_keyboard, m_gap,   m_least,   m_prefix,
                                         m_suffix, m_volume,   m_muted, m_tracking};
    std::vector<std::unique_ptr<QSignalBlocker>> quiet;
    quiet.reserve(fields.size());
    for (QObject* field : fields)
        quiet.push_back(std::make_unique<QSignalBlocker>(field));
    quiet.push_back(std::make_unique<QSignalBlocker>(m_next));
    m_end->setCurrentIndex(m_end->findData(int(settings.end)));
    m_keyboard->setCurrentIndex(m_keyboard->findData(int(settings.keyboard)));
    m_gap->setValue(settings.mostGapMs);
    m_least->setValue(settings.leastLength);
    // Not under the fingers of who types in it.
    if (m_prefix->text() != settings.prefix)
        m_prefix->setText(settings.prefix);
    if (m_suffix->text() != settings.suffix)
        m_suffix->setText(settings.suffix);
    m_volume->setValue(sounds.volume);
    m_muted->setChecked(sounds.isMuted);
    m_tracking->setChecked(packing.asksTracking);
    m_next->setChecked(packing.opensNext);
    m_folder = packing.pictures;
    showFolder();
    m_scanner->setSettings(settings);
    if (m_sounds)
        m_sounds->setSettings(sounds);
}

void ScannerSection::showEvent(QShowEvent* event)
{
    if (!m_sounds)
        m_sounds = new ScanSounds(soundSettingsOf(preferences()), this);
    SettingsSection::showEvent(event);
}

void ScannerSection::save()
{
    const ScannerSettings settings{.end = ScanEnd(m_end->currentData().toInt()),
                                   .prefix = m_prefix->text(),
                                   .suffix = m_suffix->text(),
                                   .mostGapMs = m_gap->value(),
                                   .leastLength = m_least->value(),
                                   .keyboard = ScannerKeyboard(m_keyboard->currentData().toInt())};
    keepScannerSettings(preferences(), settings);
    m_scanner->setSettings(settings);
}

void ScannerSection::saveSounds()
{
    const SoundSettings sounds{.volume = m_volume->value(), .isMuted = m_muted->isChecked()};
    keepSoundSettings(preferences(), sounds);
    if (m_sounds)
        m_sounds->setSettings(sounds);
}

void ScannerSection::savePacking()
{
    keepPackSettings(preferences(),
                     {.asksTracking = m_tracking->isChecked(), .opensNext = m_next->isChecked(), .pictures = m_folder});
}

void ScannerSection::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose the folder with the pictures"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ScannerSection::setFolder);
    dialog->open();
}

void ScannerSection::setFolder(const QString& folder)
{
    m_folder = folder;
    savePacking();
    showFolder();
}

void ScannerSection::showFolder()
{
    const QString how = tr("A file for each, named by SKU or barcode: TEA-01.jpg, 4006381333931.png.");
    m_picturesRow.set(tr("Pictures of the products"),
                      m_folder.isEmpty() ? how : QString(QDir::toNativeSeparators(m_folder) + u'\n' + how));
    m_forget->setVisible(!m_folder.isEmpty());
}

void ScannerSection::takeScan(const ScanRead& read)
{
    ++m_reads;
    if (m_sounds)
        m_sounds->play(ScanSound::Right);
    showRead(read, tr("Looking it up…"));
    lookUp(read);
}

void ScannerSection::lookUp(const ScanRead& read)
{
    const QString code = plainCode(read.text);
    const auto onProduct = [this, read, number = m_reads](const Result<Product>& product) {
        if (number != m_reads)
            return;
        showRead(read, product ? tr("The article %1, %2").arg(product->sku, product->title)
                               : tr("Neither an order nor an article of this shop"));
    };
    const auto onOrder = [this, read, code, onProduct, number = m_reads](const Result<OrderListItem>& order) {
        if (number != m_reads)
            return;
        if (order)
            showRead(read, tr("The order %1").arg(order->orderNo));
        else
            deliver(context().workspace().pack().product(code), this, onProduct);
    };
    deliver(context().workspace().orders().find(orderNoOfLink(code).value_or(code)), this, onOrder);
}

void ScannerSection::showRead(const ScanRead& read, const QString& meaning)
{
    m_code->setFullText(read.text.left(kLongestShown));
    m_meaning->setFullText(meaning);
    QStringList facts{
        tr("%n character(s) in %1 ms", nullptr, read.characters()).arg(context().formats().count(read.milliseconds))};
    if (read.hadCapsLock)
        facts.append(tr("CapsLock is on; the letters were put right"));
    if (read.raw != read.text)
        facts.append(tr("arrived as %1").arg(read.raw.left(kLongestShown)));
    m_speed->setFullText(facts.join(u" · "_s));
}

} // namespace ch::ui

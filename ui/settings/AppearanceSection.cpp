// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/AppearanceSection.h"

#include "ui/kit/SegmentedControl.h"
#include "ui/settings/Languages.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kSchemes{ColorScheme::Follow, ColorScheme::Light, ColorScheme::Dark};
constexpr std::array kScales{100, 125, 150, 175, 200};
constexpr int kFieldWidth = 240;

} // namespace

AppearanceSection::AppearanceSection(UiContext& context, QWidget* parent)
    : SettingsSection("sun"_L1, context, parent)
    , m_card(addCard())
    , m_scheme(new SegmentedControl({}, this))
    , m_language(new QComboBox(this))
    , m_scale(new QComboBox(this))
    , m_schemeRow(addRow(m_card, m_scheme))
    , m_languageRow(addRow(m_card, m_language))
    , m_scaleRow(addRow(m_card, m_scale))
    , m_restart(new Notice(this))
    , m_scaleAtStart(preferences().scalePercent())
{
    m_scheme->addSegment("monitor"_L1, {});
    m_scheme->addSegment("sun"_L1, {});
    m_scheme->addSegment("moon"_L1, {});
    // As they stand below each other: segments come into being after the boxes.
    setTabOrder(m_scheme->findChildren<QAbstractButton*>().back(), m_language);
    setTabOrder(m_language, m_scale);
    m_language->setFixedWidth(kFieldWidth);
    m_scale->setFixedWidth(kFieldWidth);
    m_card->body()->addWidget(m_restart);
    m_restart->hide();
    retranslate();
    load();
    connect(m_scheme, &SegmentedControl::currentChanged, this,
            [this](int index) { preferences().setColorScheme(kSchemes[size_t(index)]); });
    connect(m_language, &QComboBox::activated, this,
            [this] { preferences().setLanguage(m_language->currentData().toString()); });
    connect(m_scale, &QComboBox::activated, this,
            [this] { preferences().setScalePercent(m_scale->currentData().toInt()); });
}

void AppearanceSection::retranslate()
{
    m_card->setHeading(tr("Appearance"));
    m_schemeRow.set(tr("Colours"));
    m_scheme->setSegmentText(0, tr("As the system"));
    m_scheme->setSegmentText(1, tr("Light"));
    m_scheme->setSegmentText(2, tr("Dark"));
    m_languageRow.set(tr("Language"), tr("Dates and amounts are written as is usual in it."));
    const QSignalBlocker quietLanguage(m_language);
    m_language->clear();
    m_language->addItem(tr("As the system"), QString());
    for (const Language& language : languages())
        m_language->addItem(language.name, language.code);
    m_scaleRow.set(tr("Size of everything"), tr("Applies when the program starts the next time."));
    const QSignalBlocker quietScale(m_scale);
    m_scale->clear();
    for (const int percent : kScales)
        m_scale->addItem(tr("%1 %").arg(percent), percent);
}

void AppearanceSection::load()
{
    const auto scheme = std::find(kSchemes.begin(), kSchemes.end(), preferences().colorScheme());
    m_scheme->setCurrentIndex(int(scheme - kSchemes.begin()));
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences().language())));
    const int scale = preferences().scalePercent();
    m_scale->setCurrentIndex(m_scale->findData(scale));
    if (scale == m_scaleAtStart)
        m_restart->hide();
    else
        m_restart->show(Tone::Info, tr("The size changes to %1 % when the program starts the next time.").arg(scale));
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/StepsSection.h"

#include <QSignalBlocker>
#include <QSpinBox>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Contract section 10, ruling 12.
constexpr int kLongestUndo = 30;
constexpr int kFieldWidth = 120;

} // namespace

StepsSection::StepsSection(UiContext& context, QWidget* parent)
    : SettingsSection("undo"_L1, context, parent)
    , m_card(addCard())
    , m_seconds(new QSpinBox(this))
    , m_row(addRow(m_card, m_seconds))
{
    m_seconds->setRange(0, kLongestUndo);
    m_seconds->setFixedWidth(kFieldWidth);
    retranslate();
    load();
    connect(m_seconds, &QSpinBox::valueChanged, this,
            [this](int seconds) { preferences().setUndoTime(std::chrono::seconds(seconds)); });
}

void StepsSection::retranslate()
{
    m_card->setHeading(tr("Undo"));
    m_row.set(
        tr("Time to take a step back"),
        tr("A shipment or a cancellation is sent only after it, so that undoing leaves no trace. With none, steps are sent at once."));
    m_seconds->setSuffix(tr(" s", "seconds, after a number"));
    m_seconds->setSpecialValueText(tr("None"));
}

void StepsSection::load()
{
    const QSignalBlocker quiet(m_seconds);
    m_seconds->setValue(int(preferences().undoTime().count()));
}

} // namespace ch::ui

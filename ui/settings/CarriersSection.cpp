// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/CarriersSection.h"

#include "ui/kit/Icons.h"
#include "ui/settings/CarrierRow.h"

#include <QBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

CarriersSection::CarriersSection(UiContext& context, QWidget* parent)
    : SettingsSection("truck"_L1, context, parent)
    , m_card(addCard())
    , m_text(new TextLabel({}, TextStyle::Caption, this))
    , m_rows(new QVBoxLayout)
    , m_add(makeButton({}, ButtonKind::Plain, this))
{
    m_text->setMuted(true);
    m_rows->setSpacing(kGrid);
    m_add->setIcon(icon("plus"_L1));
    m_card->body()->addWidget(m_text);
    m_card->body()->addLayout(m_rows);
    m_card->body()->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, [this] {
        CarrierRow* row = addCarrier({});
        row->show();
        row->focusName();
        ensureWidgetVisible(row);
    });
    retranslate();
    load();
}

void CarriersSection::retranslate()
{
    m_card->setHeading(tr("Carriers"));
    m_text->setFullText(tr(
        "They are offered when a parcel is shipped. The address of the tracking page is optional; {tracking} stands for the number."));
    m_add->setText(tr("Add a carrier"));
    for (CarrierRow* row : m_carriers)
        row->retranslate();
}

void CarriersSection::load()
{
    std::vector<Carrier> shown;
    for (const CarrierRow* row : m_carriers) {
        if (row->isWell())
            shown.push_back(row->carrier());
    }
    const std::vector<Carrier> known = preferences().carriers();
    if (m_isSaving || (shown == known && !m_carriers.empty()))
        return;
    for (CarrierRow* row : std::exchange(m_carriers, {}))
        row->deleteLater();
    for (const Carrier& carrier : known)
        addCarrier(carrier);
}

CarrierRow* CarriersSection::addCarrier(const Carrier& carrier)
{
    auto* row = new CarrierRow(carrier, widget());
    m_carriers.push_back(row);
    m_rows->addWidget(row);
    connect(row, &CarrierRow::edited, this, &CarriersSection::save);
    connect(row, &CarrierRow::removed, this, [this, row] { remove(row); });
    return row;
}

void CarriersSection::remove(CarrierRow* row)
{
    std::erase(m_carriers, row);
    row->hide();
    row->deleteLater();
    m_add->setFocus();
    save();
}

void CarriersSection::save()
{
    std::vector<Carrier> well;
    for (CarrierRow* row : m_carriers) {
        const QString name = row->carrier().name;
        const auto same = [&name](const Carrier& other) { return other.name.compare(name, Qt::CaseInsensitive) == 0; };
        row->judge(std::any_of(well.begin(), well.end(), same));
        if (row->isWell())
            well.push_back(row->carrier());
    }
    m_isSaving = true;
    preferences().setCarriers(well);
    m_isSaving = false;
}

} // namespace ch::ui

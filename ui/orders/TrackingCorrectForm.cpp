// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TrackingCorrectForm.h"

#include "ui/orders/ShipForm.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace ch::ui {

TrackingCorrectForm::TrackingCorrectForm(UiContext& context, const Order& order, int parcelNo, QWidget* parent)
    : StepForm(parent)
    , m_parcels(order.shipments)
    , m_which(new QComboBox(this))
    , m_tracking(new QLineEdit(this))
    , m_carrier(makeCarrierBox(context, this))
{
    for (const Shipment& parcel : m_parcels)
        m_which->addItem(tr("Parcel %1: %2 %3").arg(QString::number(parcel.no), parcel.carrier, parcel.trackingNo),
                         parcel.no);
    m_which->setCurrentIndex(std::max(0, m_which->findData(parcelNo)));
    if (m_parcels.size() > 1)
        addField(tr("Parcel"), m_which);
    else
        m_which->hide();
    m_trackingField = addField(tr("Tracking number"), m_tracking);
    m_carrierField = addField(tr("Carrier"), m_carrier);
    m_carrierField->setHint(tr("What it was before stays in the timeline."));
    showParcel();
    connect(m_which, &QComboBox::currentIndexChanged, this, &TrackingCorrectForm::showParcel);
    connect(m_tracking, &QLineEdit::textEdited, this, &StepForm::edited);
    connect(m_carrier, &QComboBox::editTextChanged, this, &StepForm::edited);
}

void TrackingCorrectForm::setDraft(const OrderStepDraft& draft)
{
    const auto* wanted = std::get_if<CorrectParcelDraft>(&draft);
    if (!wanted)
        return;
    m_which->setCurrentIndex(std::max(0, m_which->findData(wanted->parcelNo)));
    if (wanted->correction.carrier)
        m_carrier->setEditText(*wanted->correction.carrier);
    if (wanted->correction.trackingNo)
        m_tracking->setText(*wanted->correction.trackingNo);
}

void TrackingCorrectForm::check()
{
    m_carrierField->setProblem(textProblem(m_carrierField->caption(), m_carrier->currentText(), kLongestParcelText));
    m_trackingField->setProblem(textProblem(m_trackingField->caption(), m_tracking->text(), kLongestParcelText));
    const Shipment* const before = parcel();
    const bool isSame = before && m_carrier->currentText().trimmed() == before->carrier &&
                        m_tracking->text().trimmed() == before->trackingNo;
    if (isSame)
        m_trackingField->setProblem(tr("Tracking number and carrier are as they were."));
}

OrderStepDraft TrackingCorrectForm::read() const
{
    CorrectParcelDraft draft{.parcelNo = m_which->currentData().toInt()};
    draft.correction.carrier = m_carrier->currentText().trimmed();
    draft.correction.trackingNo = m_tracking->text().trimmed();
    return draft;
}

const Shipment* TrackingCorrectForm::parcel() const
{
    const auto found = std::ranges::find(m_parcels, m_which->currentData().toInt(), &Shipment::no);
    return found == m_parcels.end() ? nullptr : &*found;
}

void TrackingCorrectForm::showParcel()
{
    const Shipment* const shown = parcel();
    if (!shown)
        return;
    m_carrier->setEditText(shown->carrier);
    m_tracking->setText(shown->trackingNo);
}

} // namespace ch::ui

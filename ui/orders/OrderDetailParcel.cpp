// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailParcel.h"

#include "ui/orders/OrderDetailText.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QUrl>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

OrderDetailParcel::OrderDetailParcel(UiContext& context, const Facts& facts, bool isCorrectable, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_trackingNo(facts.parcel.trackingNo)
    , m_link(context.preferences().trackingLink(facts.parcel.carrier, facts.parcel.trackingNo))
    , m_column(new QVBoxLayout(this))
    , m_question(new Notice(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGrid / 2);
    addHead(facts, isCorrectable);
    if (!m_trackingNo.isEmpty())
        addTracking();
    m_question->setDismissable(true);
    m_column->addWidget(m_question);
    connect(m_question, &Notice::buttonClicked, this, &OrderDetailParcel::open);
    for (const QString& change : facts.history) {
        auto* line = new TextLabel(change, TextStyle::Caption, this);
        line->setMuted(true);
        m_column->addWidget(line);
    }
}

void OrderDetailParcel::addHead(const Facts& facts, bool isCorrectable)
{
    const Shipment& parcel = facts.parcel;
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    auto* title =
        new TextLabel(tr("Parcel %1 · %2").arg(QString::number(parcel.no), parcel.carrier), TextStyle::Strong, this);
    title->setElided(true);
    head->addWidget(title);
    if (facts.isUnsent)
        head->addWidget(new Pill(words(OperationState::Waiting), Tone::Info, this));
    head->addStretch();
    if (isCorrectable) {
        auto* correct = makeButton(tr("Correct…"), ButtonKind::Quiet, this);
        correct->setAccessibleName(tr("Correct parcel %1").arg(parcel.no));
        connect(correct, &QPushButton::clicked, this, &OrderDetailParcel::correctionRequested);
        head->addWidget(correct);
    }
    m_column->addLayout(head);
    QStringList about{tr("%n unit(s)", nullptr, int(facts.units))};
    about.push_back(m_context.formats().when(parcel.shippedAt, m_context.now()));
    if (!parcel.by.isEmpty())
        about.push_back(parcel.by);
    auto* line = new TextLabel(about.join(u" · "_s), TextStyle::Caption, this);
    line->setMuted(true);
    line->setToolTip(plainTip(m_context.formats().exact(parcel.shippedAt)));
    m_column->addWidget(line);
}

void OrderDetailParcel::addTracking()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    auto* number = new CopyField(tr("Tracking number"), this);
    number->setValue(m_trackingNo);
    row->addWidget(number, 1);
    if (isOpenableLink(m_link)) {
        auto* track = makeButton(tr("Track"), ButtonKind::Plain, this);
        track->setAccessibleName(tr("Open the tracking page of %1").arg(m_trackingNo));
        track->setToolTip(plainTip(m_link));
        connect(track, &QPushButton::clicked, this, &OrderDetailParcel::askToOpen);
        row->addWidget(track, 0, Qt::AlignBottom);
    }
    m_column->addLayout(row);
}

void OrderDetailParcel::askToOpen()
{
    m_question->show(Tone::Info, tr("Open %1 in the browser?").arg(QUrl(m_link).host()), tr("Open"));
    m_question->setToolTip(plainTip(m_link));
    m_question->button()->setFocus();
}

void OrderDetailParcel::open()
{
    m_question->hide();
    if (isOpenableLink(m_link))
        QDesktopServices::openUrl(QUrl(m_link));
}

bool isOpenableLink(const QString& link)
{
    const QUrl url(link, QUrl::StrictMode);
    return url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() && url.userInfo().isEmpty();
}

} // namespace ch::ui

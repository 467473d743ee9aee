// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackLabelCard.h"

#include "ui/kit/FlowLayout.h"
#include "ui/kit/StylePainting.h"
#include "ui/pack/PackFonts.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLongestTracking = 200;
constexpr int kFieldText = 20;
constexpr int kCarrierHeight = 6 * kGrid;

} // namespace

PackLabelCard::PackLabelCard(UiContext& context, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_content(new TextLabel({}, TextStyle::Body, this))
    , m_carrierCaption(new TextLabel({}, TextStyle::Caption, this))
    , m_carrierPlace(new QWidget(this))
    , m_carriers(new QButtonGroup(this))
    , m_number(new QLineEdit(this))
    , m_close(makeButton({}, ButtonKind::Primary, this))
    , m_without(makeButton({}, ButtonKind::Plain, this))
    , m_back(makeButton({}, ButtonKind::Quiet, this))
{
    m_content->setMuted(true);
    m_tracking = new FormField({}, m_number, this);
    m_number->setMaxLength(kLongestTracking);
    m_number->setFont(packFont(kFieldText, QFont::Medium));
    m_number->setMinimumHeight(kGloveHeight);
    for (QPushButton* button : {m_close, m_without, m_back})
        button->setMinimumHeight(kGloveHeight);
    m_close->setFont(packFont(18));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 3 * kGrid);
    column->setSpacing(kGrid);
    // What is scanned comes first: on a small screen the rest may be below.
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_title, m_content, m_tracking, m_carrierCaption, m_carrierPlace})
        column->addWidget(each);
    column->addStretch(1);
    column->addWidget(m_close);
    auto* row = new QHBoxLayout;
    row->addWidget(m_without, 1);
    row->addWidget(m_back, 1);
    column->addLayout(row);
    fillCarriers();
    retranslate();
    connect(m_close, &QPushButton::clicked, this, [this] { Q_EMIT closeRequested(m_number->text()); });
    connect(m_number, &QLineEdit::returnPressed, m_close, &QPushButton::click);
    connect(m_without, &QPushButton::clicked, this, [this] { Q_EMIT closeRequested({}); });
    connect(m_back, &QPushButton::clicked, this, &PackLabelCard::backRequested);
    connect(m_number, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_close->setEnabled(!text.trimmed().isEmpty()); });
}

void PackLabelCard::fillCarriers()
{
    delete m_carrierPlace->layout();
    qDeleteAll(m_carriers->buttons());
    auto* flow = new FlowLayout(kGrid);
    m_carrierPlace->setLayout(flow);
    for (const Carrier& carrier : m_context.preferences().carriers()) {
        auto* button = makeButton(carrier.name, ButtonKind::Plain, m_carrierPlace);
        button->setCheckable(true);
        button->setMinimumHeight(kCarrierHeight);
        m_carriers->addButton(button);
        flow->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, name = carrier.name] { Q_EMIT carrierChosen(name); });
    }
}

void PackLabelCard::choose(const QString& carrier)
{
    for (QAbstractButton* button : m_carriers->buttons()) {
        const bool isChosen = button->text() == carrier;
        button->setChecked(isChosen);
        setButtonKind(qobject_cast<QPushButton*>(button), isChosen ? ButtonKind::Primary : ButtonKind::Plain);
    }
}

void PackLabelCard::set(int parcelNo, qint64 units, bool isPart, const QString& carrier)
{
    m_parcelNo = parcelNo;
    m_units = units;
    m_isPart = isPart;
    choose(carrier);
    retranslate();
}

void PackLabelCard::begin()
{
    fillCarriers();
    m_number->clear();
    m_close->setEnabled(false);
    m_number->setFocus();
}

void PackLabelCard::retranslate()
{
    m_title->setFullText(tr("Parcel %1").arg(m_context.formats().count(m_parcelNo)));
    const QString units = tr("%n unit(s)", nullptr, int(m_units));
    m_content->setFullText(m_isPart ? tr("%1; the rest of the order goes into another parcel.").arg(units)
                                    : tr("%1; everything is packed.").arg(units));
    m_carrierCaption->setFullText(tr("Carrier"));
    m_tracking->setLabel(tr("Tracking number"));
    m_tracking->setHint(tr("Scan the label; the parcel then closes by itself."));
    m_close->setText(tr("Close the parcel"));
    m_without->setText(tr("Without a number"));
    m_back->setText(m_isPart ? tr("Pack more") : tr("Back"));
}

void PackLabelCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PackLabelCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), colors.surface, colors.border, kRadius + 2);
}

} // namespace ch::ui

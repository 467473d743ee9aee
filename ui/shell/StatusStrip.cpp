// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/StatusStrip.h"

#include "ui/kit/Tones.h"
#include "ui/shell/CountLink.h"
#include "ui/shell/ThinBar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 4 * kGrid;
constexpr int kDot = 8;

QPixmap dot(const QColor& color, qreal pixelRatio)
{
    QPixmap pixmap(QSize(kDot, kDot) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(0.5, 0.5, kDot - 1, kDot - 1));
    return pixmap;
}

} // namespace

StatusStrip::StatusStrip(UiContext& context, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_programStart(context.now())
    , m_data(new TextLabel({}, TextStyle::Caption, this))
    , m_waiting(addCount(u"statusWaiting"_s))
    , m_refused(addCount(u"statusRefused"_s))
    , m_quarantined(addCount(u"statusQuarantined"_s))
    , m_bar(new ThinBar(this))
    , m_progress(new TextLabel({}, TextStyle::Caption, this))
    , m_dot(new QLabel(this))
    , m_link(new TextLabel({}, TextStyle::Caption, this))
    , m_action(makeButton({}, ButtonKind::Quiet, this))
{
    setObjectName(u"statusStrip"_s);
    build();
    connect(m_waiting, &QAbstractButton::clicked, this, &StatusStrip::waitingClicked);
    connect(m_refused, &QAbstractButton::clicked, this, &StatusStrip::refusedClicked);
    connect(m_quarantined, &QAbstractButton::clicked, this, &StatusStrip::quarantinedClicked);
    connect(m_action, &QAbstractButton::clicked, this, [this] { Q_EMIT actionRequested(m_sentence.action); });
    connect(&context, &UiContext::formatsChanged, this, &StatusStrip::say);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::say);
    m_tick.start();
    setStatus(context.workspace().status());
}

CountLink* StatusStrip::addCount(const QString& name)
{
    auto* link = new CountLink(this);
    link->setObjectName(name);
    return link;
}

void StatusStrip::build()
{
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1, kGrid, 0);
    layout->setSpacing(kGrid / 2);
    m_data->setElided(true);
    m_progress->setElided(true);
    m_progress->setMuted(true);
    m_link->setElided(true);
    m_action->setObjectName(u"statusAction"_s);
    m_action->setFont(fontOf(TextStyle::Caption));
    m_action->setFixedHeight(3 * kGrid);
    m_dot->setFixedWidth(kDot + kGrid / 2);
    layout->addWidget(m_data);
    for (CountLink* count : {m_waiting, m_refused, m_quarantined}) {
        auto* dotBefore = new TextLabel(u"·"_s, TextStyle::Caption, this);
        dotBefore->setMuted(true);
        layout->addWidget(dotBefore);
        layout->addWidget(count);
        // Only this one comes and goes, and its dot with it.
        if (count == m_quarantined)
            m_lastDot = dotBefore;
    }
    layout->addStretch(1);
    layout->addWidget(m_bar);
    layout->addSpacing(kGrid / 2);
    layout->addWidget(m_progress);
    layout->addSpacing(kGrid);
    layout->addWidget(m_dot);
    layout->addWidget(m_link);
    layout->addWidget(m_action);
}

void StatusStrip::setStatus(const SyncStatus& status)
{
    m_status = status;
    noteContact();
    say();
}

void StatusStrip::noteContact()
{
    if (!m_status.dataAsOf)
        return;
    if (!m_firstDataAsOf)
        m_firstDataAsOf = m_status.dataAsOf;
    // Not only what is newer: somebody may have set the clock back meanwhile.
    if (*m_status.dataAsOf >= m_programStart || m_status.dataAsOf != m_firstDataAsOf)
        m_hasHadContact = true;
}

void StatusStrip::say()
{
    const StatusSentence before = m_sentence;
    m_sentence = sentenceOf(m_status, m_context.formats(), m_context.now(), m_hasHadContact);
    m_data->setFullText(m_sentence.data);
    m_data->setToolTip(m_status.dataAsOf ? m_context.formats().exact(*m_status.dataAsOf) : QString());
    const auto count = [](CountLink* link, const QString& text, Tone tone) {
        link->set(text, tone);
        link->setAccessibleName(tr("%1: show them").arg(text));
    };
    count(m_waiting, m_sentence.waiting, m_status.waiting > 0 ? Tone::Info : Tone::Neutral);
    count(m_refused, m_sentence.refused, m_status.refused > 0 ? Tone::Bad : Tone::Neutral);
    count(m_quarantined, m_sentence.quarantined, Tone::Warn);
    m_quarantined->setVisible(!m_sentence.quarantined.isEmpty());
    m_lastDot->setVisible(!m_sentence.quarantined.isEmpty());
    m_bar->setVisible(!m_sentence.progress.isEmpty());
    m_bar->setFraction(m_sentence.fraction);
    m_progress->setVisible(!m_sentence.progress.isEmpty());
    m_progress->setFullText(m_sentence.progress);
    const Colors& colors = colorsOf(palette());
    m_dot->setPixmap(dot(m_sentence.linkTone == Tone::Neutral ? colors.faint : strongOf(m_sentence.linkTone, colors),
                         devicePixelRatioF()));
    m_link->setFullText(m_sentence.link);
    m_action->setText(words(m_sentence.action));
    m_action->setVisible(m_sentence.action != StatusAction::None);
    const QString whole = m_sentence.whole();
    if (whole == accessibleName())
        return;
    setAccessibleName(whole);
    // A countdown that speaks each second would drown everything else.
    if (before.linkTone != m_sentence.linkTone || before.refused != m_sentence.refused) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void StatusStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        say();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(0, 0, width(), 1, colors.border);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/StockTakeCard.h"

#include "ui/kit/Widgets.h"
#include "ui/stocktake/CountProgress.h"
#include "ui/stocktake/StockTakeWords.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

StockTakeCard::StockTakeCard(UiContext& context, QWidget* parent)
    : Card(u" "_s, parent)
    , m_context(context)
    , m_status(new Pill({}, Tone::Info, this))
    , m_blind(new Pill({}, Tone::Neutral, this))
    , m_scope(new TextLabel({}, TextStyle::Body, this))
    , m_progress(new CountProgress(this))
    , m_numbers(new TextLabel({}, TextStyle::Strong, this))
    , m_people(new TextLabel({}, TextStyle::Caption, this))
    , m_waiting(new TextLabel({}, TextStyle::Caption, this))
    , m_question(new Notice(this))
    , m_count(makeButton({}, ButtonKind::Primary, this))
    , m_review(makeButton({}, ButtonKind::Plain, this))
    , m_cancel(makeButton({}, ButtonKind::Quiet, this))
{
    addHeaderWidget(m_blind);
    addHeaderWidget(m_status);
    m_scope->setMuted(true);
    m_scope->setElided(true);
    m_people->setMuted(true);
    m_question->setDismissable(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_count);
    buttons->addWidget(m_review);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    body()->addWidget(m_scope);
    body()->addWidget(m_progress);
    body()->addWidget(m_numbers);
    body()->addWidget(m_people);
    body()->addWidget(m_waiting);
    body()->addWidget(m_question);
    body()->addSpacing(kGrid / 2);
    body()->addLayout(buttons);
    connect(m_count, &QPushButton::clicked, this, [this] { Q_EMIT countRequested(id()); });
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(id()); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_question->show(Tone::Warn, tr("Nothing that was counted will be taken into the stock."), tr("Cancel it"));
    });
    connect(m_question, &Notice::buttonClicked, this, [this] {
        m_question->hide();
        Q_EMIT cancelRequested(id());
    });
}

void StockTakeCard::show(const desk::StockCountItem& item)
{
    m_item = item;
    retranslate();
}

void StockTakeCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void StockTakeCard::retranslate()
{
    const StockCount& count = m_item.count;
    const Formats& formats = m_context.formats();
    const UtcTime now = m_context.now();
    const bool isMerchant = m_context.role() == Role::Merchant;
    setHeading(count.name);
    m_status->set(words(count.status), toneOf(count.status));
    m_blind->setVisible(count.blind);
    m_blind->set(tr("Blind"), Tone::Neutral);
    m_scope->setFullText(tr("%1 · begun %2 by %3", "scope, when, who")
                             .arg(words(count.scope), formats.when(count.createdAt, now), count.createdBy));
    m_progress->set(count);
    m_numbers->setFullText(progressWords(count, formats));
    const QString ended = count.endedAt ? formats.when(*count.endedAt, now) : QString();
    m_people->setFullText(count.status == StockCountStatus::Approved ? tr("Approved %1 by %2").arg(ended, count.endedBy)
                          : count.status == StockCountStatus::Cancelled
                              ? tr("Cancelled %1 by %2").arg(ended, count.endedBy)
                          : count.counters.isEmpty()
                              ? tr("Nobody has counted yet")
                              : tr("Counting: %1 · last entry %2")
                                    .arg(formats.locale().createSeparatedList(count.counters),
                                         count.lastCountedAt ? formats.ago(*count.lastCountedAt, now) : QString()));
    m_waiting->setVisible(m_item.waiting + m_item.refused > 0);
    m_waiting->setTone(m_item.refused > 0 ? Tone::Bad : Tone::Warn);
    m_waiting->setFullText(m_item.refused > 0 ? tr("%n line(s) refused: see Activity", nullptr, m_item.refused)
                                              : tr("%n line(s) counted here wait to be sent", nullptr, m_item.waiting));
    m_count->setVisible(count.isOpen());
    m_count->setText(count.counted > 0 ? tr("Go on counting") : tr("Count"));
    m_count->setAccessibleName(tr("Count: %1").arg(count.name));
    m_review->setVisible(isMerchant || !count.isOpen());
    m_review->setText(count.isOpen() ? tr("Review") : tr("See the result"));
    m_review->setAccessibleName(tr("Review: %1").arg(count.name));
    m_cancel->setVisible(isMerchant && count.isOpen());
    m_cancel->setText(tr("Cancel…"));
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(count.name));
}

} // namespace ch::ui

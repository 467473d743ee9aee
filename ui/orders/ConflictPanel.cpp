// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ConflictPanel.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Icons.h"
#include "ui/orders/ConflictTable.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/TimelineWords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Kinds whose values can be entered anew; the others are nothing but their kind.
bool hasValues(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
    case OperationKind::CorrectParcel:
    case OperationKind::Cancel:
    case OperationKind::Hold:
    case OperationKind::Note:
        return true;
    default:
        return false;
    }
}

constexpr size_t kMostMeanwhile = 4;
} // namespace

ConflictPanel::ConflictPanel(UiContext& context, const desk::OrderDetail& detail, const PendingOperation& entry,
                             const std::vector<TimelineEntry>& timeline, QWidget* parent)
    : Card(words(entry.kind), parent)
    , m_context(context)
    , m_detail(detail)
    , m_entry(entry)
{
    if (auto draft = desk::stepOf(entry))
        m_draft = *std::move(draft);
    setAccessibleName(tr("Refused: %1").arg(words(entry.kind)));
    addHead();
    addComparison(timeline);
    addButtons();
    judgeResend();
}

void ConflictPanel::addHead()
{
    addHeaderWidget(new Pill(words(OperationState::Refused), Tone::Bad, this));
    auto* copy = makeIconButton("copy"_L1, tr("Copy details for support"), this);
    connect(copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(detailsOf(refusalOf(m_entry)));
        m_context.toast({.text = tr("Details copied.")});
    });
    addHeaderWidget(copy);
    const ErrorWords said = words(refusalOf(m_entry));
    auto* why = new Notice(this);
    why->show(Tone::Bad, said.next.isEmpty() ? said.what : QString(said.what + u' ' + said.next));
    body()->addWidget(why);
}

void ConflictPanel::addComparison(const std::vector<TimelineEntry>& timeline)
{
    auto* table = new ConflictTable(wishHeads(m_entry, m_detail.base, m_context), this);
    std::vector<ConflictRow> rows = compareWish(m_entry, m_draft, m_detail.base, m_context);
    // What stands in the way comes first.
    std::stable_partition(rows.begin(), rows.end(), [](const ConflictRow& row) { return row.differs; });
    for (const ConflictRow& row : rows)
        table->addRow(row);
    const QString since = meanwhile(timeline);
    if (!since.isEmpty())
        table->addWide(tr("Since then"), since);
    body()->addSpacing(kGrid);
    body()->addWidget(table);
}

QString ConflictPanel::meanwhile(const std::vector<TimelineEntry>& timeline) const
{
    const TimelineWords say(m_context, m_detail.base.currency);
    QStringList events;
    // Whoever decided may have seen an older version than there was: then the last change at least was not known.
    UtcTime from = m_entry.createdAt;
    if (!timeline.empty() && m_entry.baseVersion && m_detail.base.version > *m_entry.baseVersion)
        from = std::min(from, timeline.back().at);
    for (auto entry = timeline.rbegin(); entry != timeline.rend() && entry->at >= from; ++entry) {
        if (size_t(events.size()) >= kMostMeanwhile)
            break;
        events.push_back(tr("%1, %2, %3", "what happened, when, who")
                             .arg(words(entry->kind), say.when(entry->at), TimelineWords::who(entry->actor)));
        if (entry->kind == TimelineKind::Edited)
            events += say.changes(*entry);
    }
    return events.join(u'\n');
}

void ConflictPanel::addButtons()
{
    m_verdict = new TextLabel({}, TextStyle::Caption, this);
    m_verdict->setMuted(true);
    m_verdict->hide();
    body()->addWidget(m_verdict);
    m_question = new Notice(this);
    m_question->setDismissable(true);
    connect(m_question, &Notice::buttonClicked, this, &ConflictPanel::discard);
    body()->addWidget(m_question);

    // As in the list of what was refused.
    m_correct = makeButton(tr("Correct and send again…"), ButtonKind::Primary, this);
    m_correct->setIcon(icon("edit"_L1));
    m_correct->hide();
    m_resend = makeButton(tr("Send again"), ButtonKind::Plain, this);
    m_resend->setIcon(icon("sync"_L1));
    m_resend->setToolTip(tr("As it is, for the order as it is now."));
    m_resend->hide();
    m_discard = makeButton(tr("Discard…"), ButtonKind::Danger, this);
    m_discard->setIcon(icon("trash"_L1));
    body()->addSpacing(kGrid / 2);
    auto* row = new FlowLayout(kGrid);
    for (QPushButton* button : {m_correct, m_resend, m_discard})
        row->addWidget(button);
    body()->addLayout(row);
    connect(m_resend, &QPushButton::clicked, this, &ConflictPanel::resend);
    connect(m_correct, &QPushButton::clicked, this, [this] { Q_EMIT correctionRequested(m_entry.seq); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_question->show(Tone::Warn, tr("What you wanted is given up; it stays listed as discarded."),
                         tr("Discard the change"));
        m_question->button()->setFocus();
        // Once it has its place, below what is in sight on a small screen.
        QTimer::singleShot(0, m_question, [question = m_question] {
            for (QWidget* up = question->parentWidget(); up; up = up->parentWidget()) {
                if (auto* area = qobject_cast<QScrollArea*>(up))
                    return area->ensureWidgetVisible(question, 0, 8 * kGrid);
            }
        });
    });
}

void ConflictPanel::judgeResend()
{
    if (!m_draft) {
        m_verdict->setFullText(
            tr("This version of the program cannot read what was wanted. It can only be discarded."));
        m_verdict->show();
        return;
    }
    const auto onCheck = [this](const Result<std::vector<desk::StepCheck>>& checks) {
        const std::optional<Error> refusal = !checks           ? checks.error()
                                             : checks->empty() ? std::nullopt
                                                               : checks->front().refusal;
        const bool isAboutValues = refusal && refusal->kind == ErrorKind::Invalid;
        m_resend->setVisible(!refusal);
        m_correct->setVisible((!refusal || isAboutValues) && hasValues(m_entry.kind));
        if (refusal) {
            // Above it stands why it was refused: once is enough.
            const QString why = words(*refusal).what;
            m_verdict->setFullText(why == words(refusalOf(m_entry)).what
                                       ? tr("Sent again, it would be refused again.")
                                       : tr("Sent again, it would be refused again: %1").arg(why));
        }
        m_verdict->setVisible(refusal.has_value());
    };
    deliver(m_context.workspace().orders().check({{m_detail.base.id, *m_draft}}), this, onCheck);
}

void ConflictPanel::resend()
{
    m_resend->setEnabled(false);
    deliver(m_context.workspace().activity().resend(m_entry.seq), this,
            [this](const Result<bool>& answer) { settle(answer, tr("Sent again.")); });
}

void ConflictPanel::discard()
{
    deliver(m_context.workspace().activity().discard(m_entry.seq), this,
            [this](const Result<bool>& answer) { settle(answer, tr("Discarded.")); });
}

void ConflictPanel::settle(const Result<bool>& answer, const QString& done)
{
    m_resend->setEnabled(true);
    if (!answer)
        m_context.toast({.text = words(answer.error()).what, .tone = Tone::Bad});
    else
        m_context.toast({.text = *answer ? done : tr("It was decided already.")});
}

} // namespace ch::ui

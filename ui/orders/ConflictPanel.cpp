// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ConflictPanel.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/orders/ConflictWords.h"
#include "ui/orders/OrderDetailText.h"
#include "ui/orders/TimelineWords.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPainter>

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
/// Below it names stand above the values.
constexpr int kBesides = 480;
constexpr qsizetype kLongWord = 14;

/// Tracking numbers have no spaces, and may go on in the next line all the same: invisible places to break at. The label
/// cannot be selected, so that nobody copies them.
QString breakable(const QString& text)
{
    QString broken;
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > kLongWord && c.isLetterOrNumber()) {
            broken += QChar(0x200B);
            length = 1;
        }
        broken += c;
    }
    return broken;
}

} // namespace

ConflictPanel::ConflictPanel(UiContext& context, const desk::OrderDetail& detail, const PendingOperation& entry,
                             const std::vector<TimelineEntry>& timeline, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_detail(detail)
    , m_entry(entry)
    , m_column(new QVBoxLayout(this))
{
    if (auto draft = desk::stepOf(entry))
        m_draft = *std::move(draft);
    setAccessibleName(tr("Refused: %1").arg(words(entry.kind)));
    m_column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    m_column->setSpacing(kGrid);
    addHead();
    addComparison(timeline);
    addButtons();
    judgeResend();
}

void ConflictPanel::addHead()
{
    const Error refused = refusalOf(m_entry);
    const ErrorWords said = words(refused);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    head->addWidget(new Pill(words(OperationState::Refused), Tone::Bad, this));
    auto* kind = new TextLabel(words(m_entry.kind), TextStyle::Strong, this);
    kind->setElided(true);
    head->addWidget(kind, 1);
    auto* copy = makeIconButton("copy"_L1, tr("Copy details for support"), this);
    connect(copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(detailsOf(refusalOf(m_entry)));
        m_context.toast({.text = tr("Details copied.")});
    });
    head->addWidget(copy);
    m_column->addLayout(head);
    m_column->addWidget(
        new TextLabel(said.next.isEmpty() ? said.what : QString(said.what + u' ' + said.next), TextStyle::Body, this));
}

void ConflictPanel::addComparison(const std::vector<TimelineEntry>& timeline)
{
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    m_grid->addWidget(new TextLabel(tr("You wanted"), TextStyle::Strong, this), 0, 1);
    m_grid->addWidget(new TextLabel(tr("The service has"), TextStyle::Strong, this), 0, 2);
    auto* rule = new QFrame(this);
    rule->setFrameShape(QFrame::HLine);
    rule->setFixedHeight(1);
    m_grid->addWidget(rule, 1, 0, 1, 3);
    for (const ConflictRow& row : compareWish(m_entry, m_draft, m_detail.base, m_context))
        addLine(row.caption, row.wanted, row.present, row.differs);
    const QString since = meanwhile(timeline);
    if (!since.isEmpty())
        addLine(tr("Since then"), {}, since, false);
    m_column->addLayout(m_grid);
    arrange(false);
}

void ConflictPanel::addLine(const QString& caption, const QString& wanted, const QString& present, bool differs)
{
    Line line;
    line.caption = new TextLabel(caption, TextStyle::Caption, this);
    line.caption->setMuted(true);
    line.caption->setWordWrap(false);
    line.wanted = new TextLabel(breakable(wanted), TextStyle::Body, this);
    line.present = new TextLabel(breakable(present), differs ? TextStyle::Strong : TextStyle::Body, this);
    line.wanted->setAccessibleName(wanted);
    line.present->setAccessibleName(present);
    if (differs)
        line.present->setTone(Tone::Bad);
    m_lines.push_back(line);
}

void ConflictPanel::arrange(bool isNarrow)
{
    if (m_isNarrow == isNarrow)
        return;
    m_isNarrow = isNarrow;
    int row = 2;
    for (const Line& line : m_lines) {
        for (TextLabel* each : {line.caption, line.wanted, line.present})
            m_grid->removeWidget(each);
        if (isNarrow)
            m_grid->addWidget(line.caption, row++, 1, 1, 2);
        else
            m_grid->addWidget(line.caption, row, 0, Qt::AlignTop);
        m_grid->addWidget(line.wanted, row, 1, Qt::AlignTop);
        m_grid->addWidget(line.present, row++, 2, Qt::AlignTop);
    }
    m_grid->setHorizontalSpacing(isNarrow ? kGrid : 2 * kGrid);
}

void ConflictPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange(width() < kBesides);
}

QString ConflictPanel::meanwhile(const std::vector<TimelineEntry>& timeline) const
{
    const TimelineWords say(m_context, m_detail.base.currency);
    QStringList events;
    for (auto entry = timeline.rbegin(); entry != timeline.rend() && entry->at >= m_entry.createdAt; ++entry) {
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
    m_column->addWidget(m_verdict);
    m_question = new Notice(this);
    m_question->setDismissable(true);
    connect(m_question, &Notice::buttonClicked, this, &ConflictPanel::discard);
    m_column->addWidget(m_question);

    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_resend = makeButton(tr("Send again"), ButtonKind::Plain, this);
    m_resend->setToolTip(tr("As it is, for the order as it is now."));
    m_resend->hide();
    m_correct = makeButton(tr("Edit and send…"), ButtonKind::Plain, this);
    m_correct->hide();
    m_discard = makeButton(tr("Discard…"), ButtonKind::Plain, this);
    for (QPushButton* button : {m_resend, m_correct, m_discard})
        row->addWidget(button);
    row->addStretch();
    m_column->addLayout(row);
    connect(m_resend, &QPushButton::clicked, this, &ConflictPanel::resend);
    connect(m_correct, &QPushButton::clicked, this, [this] { Q_EMIT correctionRequested(m_entry.seq); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_question->show(Tone::Warn, tr("What you wanted is given up; it stays listed as discarded."),
                         tr("Discard the change"));
        m_question->button()->setFocus();
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
        if (refusal)
            m_verdict->setFullText(tr("Sent again, it would be refused again: %1").arg(words(*refusal).what));
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

void ConflictPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    painter.setClipRect(QRect(0, 0, 4, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.bad);
    painter.drawRoundedRect(QRectF(rect()), kRadius, kRadius);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityDetail.h"

#include "ui/activity/FactList.h"
#include "ui/activity/OperationText.h"
#include "ui/activity/VersionsView.h"
#include "ui/kit/FlowLayout.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Below it, a tracking number does not fit into half of the width.
constexpr int kLeastForBoth = 504;

} // namespace

ActivityDetail::ActivityDetail(UiContext& context, const ActivityActions& actions, QWidget* parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_actions(actions)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build();
    retranslate();
    show({});
}

void ActivityDetail::build()
{
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGrid);
    m_title = new TextLabel({}, TextStyle::Heading, content);
    m_state = new Pill({}, Tone::Neutral, content);
    head->addWidget(m_title, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    m_subtitle = new TextLabel({}, TextStyle::Body, content);
    m_subtitle->setMuted(true);
    auto* names = new QVBoxLayout;
    names->setSpacing(kGrid / 2);
    names->addLayout(head);
    names->addWidget(m_subtitle);
    column->addLayout(names);
    m_notice = new Notice(content);
    column->addWidget(m_notice);
    m_buttons = new QWidget(content);
    m_buttons->setLayout(new FlowLayout(kGrid));
    addButton(m_actions.correct, ButtonKind::Primary);
    addButton(m_actions.resend, ButtonKind::Plain);
    addButton(m_actions.takeBack, ButtonKind::Plain);
    addButton(m_actions.tryNow, ButtonKind::Plain);
    addButton(m_actions.open, ButtonKind::Plain);
    addButton(m_actions.copy, ButtonKind::Quiet);
    addButton(m_actions.discard, ButtonKind::Danger);
    column->addWidget(m_buttons);
    column->addWidget(buildQuestion());
    m_versions = new VersionsView(m_context, content);
    column->addWidget(m_versions);
    m_card = new Card({}, content);
    m_facts = new FactList(m_card);
    m_card->body()->addWidget(m_facts);
    column->addWidget(m_card);
    column->addStretch(1);
    setWidget(content);
}

QWidget* ActivityDetail::buildQuestion()
{
    m_question = new QWidget(this);
    auto* column = new QVBoxLayout(m_question);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_questionText = new TextLabel({}, TextStyle::Strong, m_question);
    column->addWidget(m_questionText);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_yes = makeButton({}, ButtonKind::Danger, m_question);
    m_no = makeButton({}, ButtonKind::Plain, m_question);
    row->addWidget(m_yes);
    row->addWidget(m_no);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        showQuestion(false);
        Q_EMIT discardConfirmed();
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        showQuestion(false);
        Q_EMIT discardDropped();
    });
    m_question->hide();
    return m_question;
}

void ActivityDetail::addButton(QAction* action, ButtonKind kind)
{
    QPushButton* button = makeButton(action->text(), kind, m_buttons);
    button->setIcon(action->icon());
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setAccessibleName(action->text());
        button->setVisible(action->isVisible());
        button->setEnabled(action->isEnabled());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(keys.isEmpty() ? action->text() : tr("%1 (%2)", "action, keys").arg(action->text(), keys));
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_buttons->layout()->addWidget(button);
}

void ActivityDetail::show(const std::vector<ActivityItem>& selected)
{
    const bool isSame =
        selected.size() == m_selected.size() && std::equal(selected.begin(), selected.end(), m_selected.begin(),
                                                           [](const ActivityItem& a, const ActivityItem& b) {
                                                               return keyOf(a) == keyOf(b) && looksEqual(a, b);
                                                           });
    if (isSame && !selected.empty())
        return;
    m_selected = selected;
    showQuestion(false);
    widget()->setVisible(!m_selected.empty());
    if (m_selected.size() == 1) {
        showOne();
        return;
    }
    m_state->hide();
    m_notice->hide();
    m_versions->hide();
    m_card->hide();
    m_title->setFullText(tr("%n selected", nullptr, int(m_selected.size())));
    m_subtitle->setFullText(tr("What is done here is done with each of them."));
}

void ActivityDetail::showOne()
{
    m_state->show();
    m_card->show();
    if (const PendingOperation* operation = operationIn(m_selected.front()))
        showOperation(*operation);
    else
        showRecord(*recordIn(m_selected.front()));
}

void ActivityDetail::showOperation(const PendingOperation& operation)
{
    const Formats& formats = m_context.formats();
    const bool isRefused = operation.state == OperationState::Refused;
    m_title->setFullText(titleOf(operation));
    m_state->set(words(operation.state), toneOf(operation.state));
    m_subtitle->setFullText(tr("Decided %1").arg(formats.when(operation.createdAt, m_context.now())));
    showNotice(operation);
    m_versions->setVisible(isRefused);
    if (isRefused)
        m_versions->show(operation);
    const auto moment = [&](const QString& caption, const std::optional<UtcTime>& time) {
        return FactList::Fact{caption, time ? formats.when(*time, m_context.now()) : QString(),
                              time ? formats.exact(*time) : QString()};
    };
    const auto number = [&](const QString& caption, std::optional<qint64> count) {
        return FactList::Fact{caption, count ? formats.count(*count) : QString()};
    };
    const bool isRetried = operation.state == OperationState::Waiting && operation.attempts > 0;
    std::vector<FactList::Fact> facts;
    if (!isRefused)
        facts.push_back({tr("Entered"), summaryOf(operation, formats)});
    facts.push_back(moment(tr("First sent"), operation.firstSentAt));
    facts.push_back(number(tr("Attempts"), operation.attempts > 0 ? std::optional(operation.attempts) : std::nullopt));
    facts.push_back(moment(tr("Next attempt"), isRetried ? std::optional(operation.nextAt) : std::nullopt));
    facts.push_back(moment(isRefused ? tr("Refused") : tr("Ended"), operation.endedAt));
    facts.push_back(number(tr("Version now"), operation.answeredVersion));
    facts.push_back({tr("Trace id"), operation.trace.toString()});
    m_card->setVisible(std::any_of(facts.begin(), facts.end(), [](const auto& fact) { return !fact.value.isEmpty(); }));
    m_facts->set(facts);
}

void ActivityDetail::showNotice(const PendingOperation& operation)
{
    switch (operation.state) {
    case OperationState::Refused:
        m_notice->show(Tone::Bad, sentencesOf(failureOf(operation)));
        break;
    case OperationState::Waiting:
    case OperationState::Sending: {
        QString text =
            waitingWords(operation, m_context.formats(), m_context.now(), m_context.workspace().status().isOnline());
        if (operation.attempts > 0)
            text += u'\n' +
                    tr("It was sent and may have happened, so it cannot be taken back. It goes on by itself, and never "
                       "happens twice.");
        m_notice->show(operation.attempts > 0 ? Tone::Warn : Tone::Info, text);
        break;
    }
    case OperationState::Discarded:
        m_notice->show(Tone::Neutral, tr("A person decided that it is not sent."));
        break;
    case OperationState::Done:
        m_notice->hide();
    }
}

void ActivityDetail::showRecord(const desk::QuarantinedRecord& record)
{
    m_title->setFullText(titleOf(record));
    m_state->set(tr("Set aside"), Tone::Warn);
    m_subtitle->setFullText(tr("Received %1").arg(m_context.formats().when(record.at, m_context.now())));
    m_notice->show(
        Tone::Warn,
        tr("This program could not understand what the service sent about it. Everything else goes on; it is "
           "read again when the service sends it anew, or with a newer version of the program."));
    m_versions->hide();
    m_facts->set(
        {{tr("Problem"), problemOf(record)},
         {tr("Kind"), entityWords(record.record.entity)},
         {tr("Id"), record.record.id},
         {tr("Revision"), QString::number(record.record.revision)},
         {tr("Received"), m_context.formats().when(record.at, m_context.now()), m_context.formats().exact(record.at)}});
}

void ActivityDetail::askDiscard(int count)
{
    m_questionText->setFullText(
        tr("Discard %n change(s)? Nothing is sent; it stays listed as discarded.", nullptr, count));
    showQuestion(true);
    ensureWidgetVisible(m_question);
    m_yes->setFocus(Qt::ShortcutFocusReason);
}

void ActivityDetail::showQuestion(bool isAsked)
{
    m_question->setVisible(isAsked);
    m_buttons->setVisible(!isAsked);
}

void ActivityDetail::refreshOrder()
{
    const PendingOperation* operation = m_selected.size() == 1 ? operationIn(m_selected.front()) : nullptr;
    if (operation && operation->state == OperationState::Refused)
        m_versions->show(*operation);
}

void ActivityDetail::refreshTimes()
{
    const PendingOperation* operation = m_selected.size() == 1 ? operationIn(m_selected.front()) : nullptr;
    if (operation && operation->state == OperationState::Waiting)
        showNotice(*operation);
}

void ActivityDetail::resizeEvent(QResizeEvent* event)
{
    // Before the column is laid out: a view that turned itself while it is resized would be given the height of before.
    m_versions->setSideBySide(width() >= kLeastForBoth);
    QScrollArea::resizeEvent(event);
}

void ActivityDetail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_question->isVisible())
        m_no->click();
    else
        QScrollArea::keyPressEvent(event);
}

void ActivityDetail::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ActivityDetail::retranslate()
{
    m_yes->setText(tr("Discard"));
    m_no->setText(tr("Keep"));
    m_versions->retranslate();
    m_card->setHeading(tr("Details"));
    const std::vector<ActivityItem> selected = std::exchange(m_selected, {});
    show(selected);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/ReviewLinePanel.h"

#include "core/domain/StockCountRules.h"
#include "ui/kit/Widgets.h"
#include "ui/stocktake/StockTakeWords.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ReviewLinePanel::ReviewLinePanel(UiContext& context, QWidget* parent)
    : Card({}, parent)
    , m_context(context)
    , m_title(new TextLabel({}, TextStyle::Body, this))
    , m_place(new TextLabel({}, TextStyle::Caption, this))
    , m_warning(new Notice(this))
    , m_kind(new SegmentedControl(tr("What becomes of the line"), this))
    , m_reason(new QComboBox(this))
    , m_note(new QLineEdit(this))
    , m_recount(makeButton({}, ButtonKind::Plain, this))
{
    build();
    connect(m_kind, &SegmentedControl::currentChanged, this, &ReviewLinePanel::decide);
    connect(m_reason, &QComboBox::activated, this, &ReviewLinePanel::decide);
    connect(m_note, &QLineEdit::editingFinished, this, &ReviewLinePanel::decide);
    connect(m_recount, &QPushButton::clicked, this, [this] {
        if (m_line)
            Q_EMIT recountRequested(m_line->line.sku);
    });
    connect(&context, &UiContext::formatsChanged, this, &ReviewLinePanel::retranslate);
    retranslate();
}

void ReviewLinePanel::build()
{
    m_title->setMuted(true);
    m_place->setMuted(true);
    m_kind->addSegment(QString());
    m_kind->addSegment(QString());
    m_note->setMaxLength(500);
    body()->addWidget(m_title);
    body()->addWidget(m_place);
    body()->addSpacing(kGrid);
    m_facts = new QWidget(this);
    m_form = new QFormLayout(m_facts);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(kGrid / 2);
    body()->addWidget(m_facts);
    body()->addWidget(m_warning);
    body()->addSpacing(kGrid);
    body()->addWidget(m_kind);
    body()->addWidget(m_reason);
    body()->addWidget(m_note);
    body()->addWidget(m_recount);
}

void ReviewLinePanel::show(const desk::CountSheetLine* line, const CountDecision* decision, const StockCount& count)
{
    m_line = line ? std::optional(*line) : std::nullopt;
    m_count = count;
    m_decision = decision ? *decision : CountDecision{.sku = line ? line->line.sku : QString()};
    if (line && !decision && !line->line.counted)
        m_decision.kind = CountDecision::Kind::Leave;
    retranslate();
}

void ReviewLinePanel::addFact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* label = new TextLabel(name, TextStyle::Caption, m_facts);
    label->setMuted(true);
    auto* text = new TextLabel(value, TextStyle::Body, m_facts);
    text->setWordWrap(true);
    text->setAccessibleName(QString(name + u": " + value));
    m_form->addRow(label, text);
}

void ReviewLinePanel::showFacts()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_warning->hide();
    if (!m_line)
        return;
    const StockCountLine& line = m_line->line;
    const Formats& formats = m_context.formats();
    const auto number = [&](const std::optional<qint64>& value) { return value ? formats.count(*value) : QString(); };
    addFact(tr("When it began"), number(line.onHandAtStart));
    addFact(tr("Sold and received before counting"), signedCount(line.movedBefore(), formats));
    addFact(tr("Expected when counted"), number(line.expected));
    addFact(tr("Counted"), line.counted ? number(line.counted) : tr("by nobody"));
    addFact(tr("Difference"), signedCount(line.difference(), formats));
    addFact(tr("Sold and received since"), signedCount(line.movedSince(), formats));
    if (line.correctedSince.value_or(0) != 0)
        addFact(tr("Put right since by other counts"), signedCount(line.correctedSince, formats));
    addFact(tr("On hand now"), number(line.onHand));
    if (line.applied)
        addFact(tr("Changed by"), signedCount(line.applied, formats));
    else if (const auto adjustment = adjustmentOf(line); adjustment && line.onHand)
        addFact(tr("On hand after approval"), formats.count(*line.onHand + *adjustment));
    addFact(tr("Counted by"), counterWords(line, formats));
    if (line.countedAt)
        addFact(tr("Counted"), formats.when(*line.countedAt, m_context.now()));
    if (line.movedBetween.value_or(0) > 0)
        m_warning->show(Tone::Warn,
                        tr("%n unit(s) moved between the first and the last entry: nobody knows on which side. "
                           "Have it counted again.",
                           nullptr, int(*line.movedBetween)));
}

void ReviewLinePanel::showDecision()
{
    const bool isOpen = m_line && m_count.isOpen() && m_context.role() == Role::Merchant;
    const bool isCounted = m_line && m_line->line.counted;
    const bool hasDifference = m_line && adjustmentOf(m_line->line).value_or(0) != 0;
    const bool isDecidable = isOpen && (hasDifference || !isCounted);
    m_kind->setSegmentText(0, isCounted ? tr("Take the count") : tr("None there"));
    m_kind->setSegmentText(1, tr("Leave as it is"));
    m_kind->setCurrentIndex(m_decision.kind == CountDecision::Kind::Leave ? 1 : 0);
    m_kind->setVisible(isDecidable);
    const bool isTaken = isDecidable && m_decision.kind != CountDecision::Kind::Leave;
    m_reason->setVisible(isTaken);
    m_note->setVisible(isTaken);
    m_recount->setVisible(isOpen && isCounted);
    m_reason->clear();
    for (const QString& reason : differenceReasons())
        m_reason->addItem(reasonWords(reason), reason);
    m_reason->setCurrentIndex(std::max(0, m_reason->findData(m_decision.reason)));
    const QSignalBlocker quiet(m_note);
    m_note->setText(m_decision.note);
}

void ReviewLinePanel::decide()
{
    if (!m_line || !m_count.isOpen())
        return;
    CountDecision decision = m_decision;
    decision.sku = m_line->line.sku;
    decision.kind = m_kind->currentIndex() == 1 ? CountDecision::Kind::Leave
                    : m_line->line.counted      ? CountDecision::Kind::Apply
                                                : CountDecision::Kind::Zero;
    decision.reason = m_reason->currentData().toString();
    decision.note = m_note->text().trimmed();
    if (decision == m_decision)
        return;
    m_decision = decision;
    showDecision();
    Q_EMIT decided(decision);
}

void ReviewLinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ReviewLinePanel::retranslate()
{
    setHeading(m_line ? m_line->line.sku : tr("No line chosen"));
    m_title->setFullText(m_line ? m_line->line.title : tr("Choose a line to see how its difference comes about."));
    m_place->setFullText(m_line ? m_line->line.location.value_or(QString()) : QString());
    m_place->setVisible(m_line && m_line->line.location);
    m_reason->setAccessibleName(tr("Reason"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setAccessibleName(tr("Note"));
    m_recount->setText(tr("Have it counted again"));
    showFacts();
    showDecision();
}

} // namespace ch::ui

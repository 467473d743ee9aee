// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/ApproveSheet.h"

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "core/domain/StockCountRules.h"
#include "ui/kit/Widgets.h"
#include "ui/stocktake/StockTakeWords.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ApproveSheet::ApproveSheet(UiContext& context, const desk::CountSheet& sheet, QWidget* host)
    : Sheet(tr("Approve “%1”").arg(sheet.count.name), host)
    , m_context(context)
    , m_id(sheet.count.id)
    , m_approval{.version = sheet.count.version}
    , m_reason(new QComboBox(this))
    , m_blocked(new TextLabel({}, TextStyle::Body, this))
{
    summarize(sheet);
    for (const QString& reason : differenceReasons())
        m_reason->addItem(reasonWords(reason), reason);
    body()->addWidget(new FormField(tr("Reason where no other was given"), m_reason, this));
    m_blocked->setWordWrap(true);
    m_blocked->hide();
    body()->addWidget(m_blocked);
    auto* whole = new TextLabel(tr("All of it happens, or nothing. Each change is in the ledger of its product."),
                                TextStyle::Caption, this);
    whole->setMuted(true);
    body()->addWidget(whole);
    connect(addButton(tr("Not yet"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    m_approve = addButton(tr("Change the stock"), ButtonKind::Primary);
    connect(m_approve, &QPushButton::clicked, this, &ApproveSheet::approve);
}

void ApproveSheet::addLine(const QString& text, bool isStrong)
{
    auto* label = new TextLabel(text, isStrong ? TextStyle::Strong : TextStyle::Body, this);
    label->setWordWrap(true);
    body()->addWidget(label);
}

void ApproveSheet::summarize(const desk::CountSheet& sheet)
{
    QHash<QString, const CountDecision*> decisions;
    for (const CountDecision& decision : sheet.decisions)
        decisions.insert(decision.sku, &decision);
    qint64 more = 0;
    qint64 less = 0;
    int changed = 0;
    int left = 0;
    int uncounted = 0;
    int waiting = 0;
    for (const desk::CountSheetLine& each : sheet.lines) {
        const CountDecision* decision = decisions.value(each.line.sku);
        waiting += each.waiting;
        // What was decided of a line that was counted, or taken back, since then means nothing any more.
        const bool fits = decision && (decision->kind == CountDecision::Kind::Leave ||
                                       (decision->kind == CountDecision::Kind::Zero) == !each.line.counted);
        const auto effect = effectOf(each.line, fits ? decision : nullptr, m_approval);
        if (fits)
            m_approval.lines.push_back(*decision);
        if (!effect || !*effect) {
            ++(each.line.counted ? left : uncounted);
            continue;
        }
        const qint64 delta = (*effect)->delta;
        changed += delta != 0 ? 1 : 0;
        (delta > 0 ? more : less) += delta;
    }
    const Formats& formats = m_context.formats();
    addLine(tr("%n product(s) change.", nullptr, changed), true);
    if (changed > 0)
        addLine(tr("In all %1 and %2 units", "what is added and what is taken, with their signs")
                    .arg(signedCount(more, formats), signedCount(less, formats)));
    if (left > 0)
        addLine(tr("%n difference(s) left as they are.", nullptr, left));
    if (uncounted > 0)
        addLine(tr("%n product(s) nobody counted stay as they are: not counted is not zero.", nullptr, uncounted));
    if (waiting > 0)
        notice()->show(Tone::Warn,
                       tr("%n line(s) counted on this desk are not sent yet, and not part of it.", nullptr, waiting));
}

void ApproveSheet::approve()
{
    m_approval.reason = m_reason->currentData().toString();
    notice()->hide();
    m_blocked->hide();
    m_approve->setEnabled(false);
    deliver(m_context.workspace().stockCounts().approve(m_id, m_approval, m_key), this,
            [this](const Result<StockCount>& approved) { finish(approved); });
}

void ApproveSheet::finish(const Result<StockCount>& approved)
{
    m_approve->setEnabled(true);
    if (approved) {
        Q_EMIT this->approved(*approved);
        close();
        return;
    }
    const Error& error = approved.error();
    if (!isTransient(error))
        m_key = OpId::random();
    notice()->show(error);
    if (error.code == "VERSION_MISMATCH"_L1)
        notice()->show(Tone::Warn,
                       tr("Somebody counted on meanwhile. Close this, look at the new numbers, and approve then."));
    const QJsonObject facts = QJsonDocument::fromJson(error.facts).object();
    QStringList blocked;
    const QJsonArray lines = facts.value("lines"_L1).toArray();
    for (const auto& each : lines) {
        const QJsonObject line = each.toObject();
        blocked += tr("%1: %2 would be left, orders reserve %3")
                       .arg(line.value("sku"_L1).toString(),
                            m_context.formats().count(line.value("on_hand"_L1).toInteger() +
                                                      line.value("adjustment"_L1).toInteger()),
                            m_context.formats().count(line.value("reserved"_L1).toInteger()));
    }
    m_blocked->setVisible(!blocked.isEmpty());
    m_blocked->setFullText(tr("Nothing was changed. Leave these lines as they are, or settle their orders first:\n%1")
                               .arg(blocked.join(u'\n')));
}

} // namespace ch::ui

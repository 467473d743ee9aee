// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkEligibility.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More are counted, not listed: nobody reads a thousand numbers.
constexpr qsizetype kMostNumbers = 60;

} // namespace

BulkEligibility::BulkEligibility(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new TextLabel({}, TextStyle::Heading, this))
    , m_pills(new QHBoxLayout)
    , m_eligible(new Pill({}, Tone::Good, this))
    , m_ineligible(new Pill({}, Tone::Warn, this))
    , m_groups(new QWidget(this))
    , m_groupRows(new QVBoxLayout(m_groups))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_pills->addWidget(m_eligible);
    m_pills->addWidget(m_ineligible);
    m_pills->addStretch();
    m_groupRows->setContentsMargins(0, 0, 0, 0);
    m_groupRows->setSpacing(kGrid);
    column->addWidget(m_title);
    column->addLayout(m_pills);
    column->addWidget(m_groups);
}

void BulkEligibility::showChecking(qsizetype orders, qsizetype done)
{
    const Formats& formats = m_context.formats();
    m_title->setFullText(done == 0 ? tr("Checking %n order(s)…", nullptr, int(orders))
                                   : tr("Checking: %1 of %2…").arg(formats.count(done), formats.count(orders)));
    m_eligible->hide();
    m_ineligible->hide();
    m_groups->hide();
}

void BulkEligibility::showChecks(const std::vector<desk::StepCheck>& checks)
{
    qDeleteAll(m_groups->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    // By the sentence, not by the code: "cancelled" and "completed" are both conflicts, and two things to a person.
    std::vector<std::pair<QString, QStringList>> groups;
    qsizetype eligible = 0;
    for (const desk::StepCheck& check : checks) {
        if (!check.refusal) {
            ++eligible;
            continue;
        }
        const QString reason = words(*check.refusal).what;
        auto group = std::ranges::find(groups, reason, &std::pair<QString, QStringList>::first);
        if (group == groups.end())
            group = groups.insert(groups.end(), {reason, {}});
        group->second.push_back(check.order.orderNo);
    }
    const auto ineligible = qsizetype(checks.size()) - eligible;
    m_title->setFullText(tr("%n order(s) selected", nullptr, int(checks.size())));
    m_eligible->set(tr("%n possible", nullptr, int(eligible)), Tone::Good);
    m_eligible->show();
    m_ineligible->set(tr("%n not possible", nullptr, int(ineligible)), Tone::Warn);
    m_ineligible->setVisible(ineligible > 0);
    m_groups->setVisible(!groups.empty());
    std::ranges::sort(groups, std::ranges::greater{}, [](const auto& group) { return group.second.size(); });
    for (const auto& [reason, orderNos] : groups)
        addGroup(reason, orderNos);
}

void BulkEligibility::addGroup(const QString& reason, const QStringList& orderNos)
{
    auto* row = new QWidget(m_groups);
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(
        new TextLabel(tr("%1 – %n order(s)", nullptr, int(orderNos.size())).arg(reason), TextStyle::Body, row));
    QString numbers = orderNos.first(std::min(orderNos.size(), kMostNumbers)).join(u", "_s);
    if (orderNos.size() > kMostNumbers)
        numbers += tr(" and %n more", nullptr, int(orderNos.size() - kMostNumbers));
    auto* list = new TextLabel(numbers, TextStyle::Caption, row);
    list->setMuted(true);
    list->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(list);
    m_groupRows->addWidget(row);
}

} // namespace ch::ui

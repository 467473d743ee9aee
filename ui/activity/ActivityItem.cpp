// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityItem.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ActivitySection sectionOf(const ActivityItem& item)
{
    const PendingOperation* operation = operationIn(item);
    if (!operation)
        return ActivitySection::SetAside;
    switch (operation->state) {
    case OperationState::Refused:
        return ActivitySection::NeedsAttention;
    case OperationState::Waiting:
    case OperationState::Sending:
        return ActivitySection::Waiting;
    case OperationState::Done:
    case OperationState::Discarded:
        return ActivitySection::Done;
    }
    Q_UNREACHABLE();
}

QString keyOf(const ActivityItem& item)
{
    if (const PendingOperation* operation = operationIn(item))
        return QString::number(operation->seq);
    const FeedRecord& record = std::get<desk::QuarantinedRecord>(item).record;
    return QString(record.entity + u'/' + record.id + u'/' + QString::number(record.revision));
}

bool looksEqual(const ActivityItem& a, const ActivityItem& b)
{
    if (a.index() != b.index())
        return false;
    if (const desk::QuarantinedRecord* record = recordIn(a))
        return record->record == recordIn(b)->record && record->problem == recordIn(b)->problem;
    const PendingOperation& left = *operationIn(a);
    const PendingOperation& right = *operationIn(b);
    return left.opId == right.opId && left.state == right.state && left.attempts == right.attempts &&
           left.nextAt == right.nextAt && left.endedAt == right.endedAt && left.reason == right.reason &&
           left.body == right.body && left.label == right.label;
}

std::optional<OrderId> orderOf(const PendingOperation& operation)
{
    if (!isAboutOrder(operation.kind))
        return std::nullopt;
    return OrderId::fromText(operation.entityId.toLatin1());
}

bool canBeTakenBack(const PendingOperation& operation)
{
    return operation.state == OperationState::Waiting && operation.attempts == 0;
}

} // namespace ch::ui

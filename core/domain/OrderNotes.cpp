// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

Result<OrderChange> addNote(const Order& order, const QString& text, const StepContext& step)
{
    CH_CHECK(checkNote(text));
    OrderChange change = unchanged(order);
    touch(change.after, step);
    ++change.after.noteCount;
    TimelineEntry entry = entryOf(TimelineKind::Noted, step);
    entry.detail = {{u"text"_s, text}};
    change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> recordPrint(const Order& order, const QString& document, const QString& printer, int copies,
                                const StepContext& step)
{
    CH_CHECK(checkPrint(document, copies));
    OrderChange change = unchanged(order);
    touch(change.after, step);
    TimelineEntry entry = entryOf(TimelineKind::Printed, step);
    entry.detail = {
        {u"document"_s, document}, {u"printer"_s, valueOf(printer)}, {u"copies"_s, static_cast<qint64>(copies)}};
    change.timeline.push_back(std::move(entry));
    return change;
}

} // namespace ch

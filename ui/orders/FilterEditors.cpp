// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterEditors.h"

#include "ui/kit/Words.h"
#include "ui/orders/FilterChoiceEditors.h"
#include "ui/orders/FilterCountryEditor.h"
#include "ui/orders/FilterRangeEditors.h"
#include "ui/orders/FilterTextEditors.h"

namespace ch::ui {

namespace {

FilterEditor* statusEditor(std::vector<OrderStatus> OrderQuery::*member, QWidget* parent)
{
    std::vector<FilterChoices<OrderStatus>::Choice> choices;
    for (const OrderStatus status : allOrderStatuses())
        choices.push_back({status, words(status)});
    return new FilterChoices<OrderStatus>(member, choices, parent);
}

FilterEditor* fulfilmentEditor(QWidget* parent)
{
    std::vector<FilterChoices<Fulfilment>::Choice> choices;
    for (const Fulfilment fulfilment :
         {Fulfilment::Unfulfilled, Fulfilment::Packing, Fulfilment::Packed, Fulfilment::Partial, Fulfilment::Fulfilled})
        choices.push_back({fulfilment, words(fulfilment)});
    return new FilterChoices<Fulfilment>(&OrderQuery::fulfilments, choices, parent);
}

} // namespace

FilterEditor* makeFilterEditor(FilterPart part, UiContext& context, QWidget* parent)
{
    switch (part) {
    case FilterPart::Status:
        return statusEditor(&OrderQuery::statuses, parent);
    case FilterPart::ExcludedStatus:
        return statusEditor(&OrderQuery::excludedStatuses, parent);
    case FilterPart::Fulfilment:
        return fulfilmentEditor(parent);
    case FilterPart::Due:
        return new FilterDueEditor(parent);
    case FilterPart::Hold:
        return new FilterEitherEditor(&OrderQuery::onHold, FilterEitherEditor::tr("On hold"),
                                      FilterEitherEditor::tr("Not on hold"), parent);
    case FilterPart::Note:
        return new FilterEitherEditor(&OrderQuery::hasNote, FilterEitherEditor::tr("Has note"),
                                      FilterEitherEditor::tr("No note"), parent);
    case FilterPart::Outbox:
        return new FilterOutboxEditor(parent);
    case FilterPart::Country:
        return new FilterCountryEditor(context, parent);
    case FilterPart::Sku:
    case FilterPart::Customer:
    case FilterPart::Search:
        return new FilterTextEditor(part, parent);
    case FilterPart::OrderNumbers:
        return new FilterNumbersEditor(parent);
    case FilterPart::Created:
    case FilterPart::Paid:
        return new FilterDaysEditor(part, context, parent);
    case FilterPart::Total:
        return new FilterTotalEditor(context, parent);
    case FilterPart::Region:
    case FilterPart::Currency:
    case FilterPart::EverPaid:
    case FilterPart::PaidHour:
    case FilterPart::CancelReason:
    case FilterPart::Shipped:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui

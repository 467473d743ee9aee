// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ConflictWords.h"

#include "core/domain/Reason.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::ConflictWords)
};

QString parcelWords(const QString& carrier, const QString& trackingNo)
{
    return QString(carrier + u' ' + trackingNo).trimmed();
}

qint64 unitsOf(const std::vector<LineQuantity>& lines)
{
    qint64 units = 0;
    for (const LineQuantity& line : lines)
        units += line.quantity;
    return units;
}

QString unitWords(qint64 units)
{
    return Sentences::tr("%n unit(s)", nullptr, int(units));
}

QString holdWords(const QString& reason, const std::optional<UtcTime>& until, const Formats& formats, UtcTime now)
{
    return until ? Sentences::tr("%1, until %2").arg(reason, formats.dayOf(*until, now)) : reason;
}

QString none()
{
    return u"–"_s;
}

QString statusWords(const Order& order)
{
    if (order.cancelReason.isEmpty())
        return words(order.status);
    return Sentences::tr("%1: %2", "status, reason").arg(words(order.status), reasonWords(order.cancelReason));
}

QString leftWords(const Order& order)
{
    const qint64 left = order.status == OrderStatus::Cancelled ? 0 : order.units().toShip();
    return left > 0 ? Sentences::tr("%n unit(s) left", nullptr, int(left)) : Sentences::tr("nothing left");
}

/// The rows of one kind of step.
class Comparison
{
public:
    Comparison(const Order& present, UtcTime decidedAt, const UiContext& context)
        : m_order(present)
        , m_decidedAt(decidedAt)
        , m_context(context)
    {}

    void operator()(const ShipmentDraft& wish)
    {
        const auto& parcels = m_order.shipments;
        const QString there = parcels.empty() ? Sentences::tr("no parcel")
                                              : parcelWords(parcels.back().carrier, parcels.back().trackingNo);
        add(Sentences::tr("Parcel"), parcelWords(wish.carrier, wish.trackingNo), there,
            !parcels.empty() && parcels.back().shippedAt > m_decidedAt);
        const qint64 wanted = unitsOf(wish.lines);
        const qint64 left = m_order.status == OrderStatus::Cancelled ? 0 : m_order.units().toShip();
        add(Sentences::tr("Contents"), wish.lines.empty() ? Sentences::tr("all that was left") : unitWords(wanted),
            leftWords(m_order), left == 0 || wanted > left);
        addHold();
    }
    void operator()(const CorrectParcelDraft& wish)
    {
        const auto parcel = std::ranges::find(m_order.shipments, wish.parcelNo, &Shipment::no);
        const bool isThere = parcel != m_order.shipments.end();
        const QString there = isThere ? parcelWords(parcel->carrier, parcel->trackingNo) : none();
        add(Sentences::tr("Parcel %1").arg(wish.parcelNo),
            parcelWords(wish.correction.carrier.value_or(isThere ? parcel->carrier : QString()),
                        wish.correction.trackingNo.value_or(isThere ? parcel->trackingNo : QString())),
            there, true);
    }
    void operator()(const CancellationDraft& wish)
    {
        add(Sentences::tr("Reason"), reasonWords(wish.reason),
            m_order.cancelReason.isEmpty() ? none() : reasonWords(m_order.cancelReason), false);
        if (!wish.note.isEmpty())
            add(Sentences::tr("Note"), wish.note, {}, false);
        add(Sentences::tr("Parcels"), none(), QString::number(m_order.shipments.size()), !m_order.shipments.empty());
    }
    void operator()(const CompletionDraft&) {}
    void operator()(const HoldDraft& wish)
    {
        add(Sentences::tr("Hold"), holdWords(wish.reason, wish.until, m_context.formats(), m_context.now()), hold(),
            false);
    }
    void operator()(const ReleaseHoldDraft&) { add(Sentences::tr("Hold"), none(), hold(), false); }
    void operator()(const NoteDraft& wish) { add(Sentences::tr("Note"), wish.text, {}, false); }
    void operator()(const PackingDraft& wish)
    {
        const UnitTotals units = m_order.units();
        add(Sentences::tr("Packed"), unitWords(unitsOf(wish.packed)), unitWords(units.packed),
            unitsOf(wish.packed) != units.packed);
    }

    void operator()(const PrintDraft& wish)
    {
        add(Sentences::tr("Printed"), documentWords(wish.document), {}, false);
        add(Sentences::tr("Printer"), wish.printer, {}, false);
    }

    void add(const QString& caption, const QString& wanted, const QString& present, bool differs)
    {
        rows.push_back({caption, wanted, present, differs});
    }

    std::vector<ConflictRow> rows;

private:
    QString hold() const
    {
        const auto& hold = m_order.hold;
        return hold ? holdWords(hold->reason, hold->until, m_context.formats(), m_context.now()) : none();
    }
    void addHold()
    {
        if (m_order.hold)
            add(Sentences::tr("Hold"), none(), hold(), true);
    }

    const Order& m_order;
    UtcTime m_decidedAt;
    const UiContext& m_context;
};

/// The status that the step would have led to, as far as it leads to one.
QString wantedStatus(const OrderStepDraft& draft)
{
    if (std::holds_alternative<CancellationDraft>(draft))
        return words(OrderStatus::Cancelled);
    if (std::holds_alternative<CompletionDraft>(draft))
        return words(OrderStatus::Completed);
    const auto* parcel = std::get_if<ShipmentDraft>(&draft);
    return parcel && parcel->lines.empty() ? words(OrderStatus::Shipped) : QString();
}

} // namespace

Error refusalOf(const PendingOperation& entry)
{
    const auto row = reasonFromName(entry.reason);
    return {.kind = row ? row->kind : ErrorKind::Conflict,
            .code = entry.reason,
            .facts = entry.facts,
            .trace = entry.trace};
}

QString wishWords(const OrderStepDraft& draft, const Order& order, const Formats& formats, UtcTime now)
{
    if (const auto* parcel = std::get_if<ShipmentDraft>(&draft)) {
        const QString name = parcelWords(parcel->carrier, parcel->trackingNo);
        return parcel->lines.empty()
                   ? name
                   : QString(name + u" · "_s +
                             Sentences::tr("%1 of %2 units").arg(unitsOf(parcel->lines)).arg(order.units().ordered));
    }
    if (const auto* wish = std::get_if<CorrectParcelDraft>(&draft))
        return parcelWords(wish->correction.carrier.value_or(QString()),
                           wish->correction.trackingNo.value_or(QString()));
    if (const auto* wish = std::get_if<CancellationDraft>(&draft))
        return reasonWords(wish->reason);
    if (const auto* wish = std::get_if<HoldDraft>(&draft))
        return holdWords(wish->reason, wish->until, formats, now);
    if (const auto* wish = std::get_if<NoteDraft>(&draft))
        return wish->text.simplified();
    if (const auto* wish = std::get_if<PackingDraft>(&draft))
        return unitWords(unitsOf(wish->packed));
    if (const auto* wish = std::get_if<PrintDraft>(&draft))
        return documentWords(wish->document);
    return {};
}

ConflictHeads wishHeads(const PendingOperation& entry, const Order& present, const UiContext& context)
{
    const Formats& formats = context.formats();
    const QString when = formats.when(entry.createdAt, context.now());
    return {.wanted =
                entry.baseVersion
                    ? Sentences::tr("%1, on version %2", "when, number").arg(when, formats.count(*entry.baseVersion))
                    : when,
            .present = Sentences::tr("%1, version %2", "when, number")
                           .arg(formats.when(present.updatedAt, context.now()), formats.count(present.version))};
}

std::vector<ConflictRow> compareWish(const PendingOperation& entry, const std::optional<OrderStepDraft>& draft,
                                     const Order& present, const UiContext& context)
{
    Comparison comparison(present, entry.createdAt, context);
    const QString wanted = draft ? wantedStatus(*draft) : QString();
    comparison.add(Sentences::tr("Status"), wanted, statusWords(present),
                   !wanted.isEmpty() && wanted != words(present.status) && isFinal(present.status));
    if (draft)
        std::visit(comparison, *draft);
    for (ConflictRow& row : comparison.rows) {
        for (QString* each : {&row.wanted, &row.present})
            *each = each->isEmpty() ? none() : *each;
    }
    return std::move(comparison.rows);
}

} // namespace ch::ui

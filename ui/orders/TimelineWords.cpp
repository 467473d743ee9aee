// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TimelineWords.h"

#include "ui/orders/OrderDetailText.h"

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FieldWord
{
    QLatin1StringView name;
    const char* text = nullptr;
};

constexpr std::array kFieldWords{
    FieldWord{"customer.id"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Customer number")},
    FieldWord{"customer.name"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Customer")},
    FieldWord{"email"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "E-mail")},
    FieldWord{"customer.phone"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Customer's phone")},
    FieldWord{"ship_to.name"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Ship to")},
    FieldWord{"ship_to.line1"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Street")},
    FieldWord{"ship_to.line2"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Address, second line")},
    FieldWord{"ship_to.city"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "City")},
    FieldWord{"ship_to.region"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Region")},
    FieldWord{"ship_to.postcode"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Postcode")},
    FieldWord{"ship_to.country"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Country")},
    FieldWord{"ship_to.phone"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Phone for the carrier")},
    FieldWord{"ship_by"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Ship by")},
    FieldWord{"status"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Status")},
    FieldWord{"carrier"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Carrier")},
    FieldWord{"tracking_no"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Tracking number")},
    FieldWord{"reason"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Reason")},
    FieldWord{"until"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Until")},
    FieldWord{"user"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "User")},
    FieldWord{"device"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Device")},
    FieldWord{"note"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Note")},
    FieldWord{"text"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Note")},
    FieldWord{"total_minor"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Total")},
    FieldWord{"amount_minor"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Amount")},
    FieldWord{"method"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Method")},
    FieldWord{"reference"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Reference")},
    FieldWord{"document"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Document")},
    FieldWord{"printer"_L1, QT_TRANSLATE_NOOP("ch::ui::TimelineWords", "Printer")},
};

bool isTime(const QString& name)
{
    return name == u"until" || name == u"ship_by" || name == u"expires_at";
}

QString joined(std::initializer_list<QString> parts)
{
    QStringList filled;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            filled.push_back(part);
    }
    return filled.join(u" · "_s);
}

} // namespace

QString TimelineWords::when(UtcTime at) const
{
    return m_context.formats().when(at, m_context.now());
}

QString TimelineWords::who(const Actor& actor)
{
    // The service and imports act without a role.
    QString name = actor.name;
    if (!actor.role && name == u"service")
        name = tr("the service itself");
    else if (!actor.role && name == u"import")
        name = tr("an import");
    return joined({name, actor.device});
}

QString TimelineWords::about(const TimelineEntry& entry) const
{
    const auto& detail = entry.detail;
    const auto text = [&detail](QLatin1StringView name) { return textOf(detail, name); };
    const auto units = [&detail](QLatin1StringView name) {
        const qint64 n = numberOf(detail, name);
        return n > 0 ? tr("%n unit(s)", nullptr, int(n)) : QString();
    };
    const auto money = [this, &detail](QLatin1StringView name) {
        const bool isThere = seesMoney(m_context.role()) && numberOf(detail, name) != 0;
        return isThere ? m_context.formats().money(numberOf(detail, name), m_currency) : QString();
    };
    const auto copies = [&detail] {
        const qint64 n = numberOf(detail, "copies"_L1);
        return n > 1 ? tr("%n copies", nullptr, int(n)) : QString();
    };
    switch (entry.kind) {
    case TimelineKind::Placed:
        return joined({units("units"_L1), money("total_minor"_L1)});
    case TimelineKind::Paid:
        return joined({money("amount_minor"_L1), text("method"_L1), text("reference"_L1)});
    case TimelineKind::PaymentRefused:
        return joined({money("amount_minor"_L1), text("method"_L1), text("reference"_L1),
                       words(Error{.kind = ErrorKind::Conflict, .code = text("reason"_L1)}).what});
    case TimelineKind::Shipped:
        return joined({QString(text("carrier"_L1) + u' ' + text("tracking_no"_L1)).trimmed(), units("units"_L1)});
    case TimelineKind::ShipmentCorrected:
        return tr("Parcel %1").arg(numberOf(detail, "shipment_no"_L1));
    case TimelineKind::Cancelled:
        return joined({reasonWords(text("reason"_L1)), text("note"_L1)});
    case TimelineKind::TimedOut:
        return tr("Nobody paid in time; the stock is free again.");
    case TimelineKind::Refunded:
        return joined({money("amount_minor"_L1), text("reason"_L1), text("note"_L1), text("refund_no"_L1)});
    case TimelineKind::Held:
    case TimelineKind::HoldReleased:
    case TimelineKind::HoldExpired: {
        const QString until = text("until"_L1);
        return joined({text("reason"_L1), until.isEmpty() ? QString() : tr("until %1").arg(value(u"until"_s, until))});
    }
    case TimelineKind::Noted:
        return text("text"_L1);
    case TimelineKind::ClaimTakenOver:
        return text("reason"_L1);
    case TimelineKind::Packed: {
        const QString packed = tr("%1 of %2 units").arg(numberOf(detail, "packed"_L1)).arg(numberOf(detail, "of"_L1));
        const qint64 byHand = numberOf(detail, "by_hand"_L1);
        return joined({packed, byHand > 0 ? tr("%n counted by hand", nullptr, int(byHand)) : QString()});
    }
    case TimelineKind::Printed:
        return joined({documentWords(text("document"_L1)), copies(), text("printer"_L1)});
    case TimelineKind::Completed:
    case TimelineKind::Claimed:
    case TimelineKind::ClaimReleased:
    case TimelineKind::Edited:
    case TimelineKind::Imported:
        return {};
    }
    Q_UNREACHABLE();
}

QString TimelineWords::change(const FieldChange& change) const
{
    return tr("%1: %2 → %3", "field, old value, new value")
        .arg(fieldName(change.name), value(change.name, change.before), value(change.name, change.after));
}

QStringList TimelineWords::changes(const TimelineEntry& entry) const
{
    QStringList lines;
    for (const FieldChange& each : entry.changes) {
        const bool isHidden = each.name.endsWith(u"_minor") && !seesMoney(m_context.role());
        if (!isHidden)
            lines.push_back(change(each));
    }
    return lines;
}

QString TimelineWords::fieldName(const QString& name)
{
    for (const FieldWord& word : kFieldWords) {
        if (word.name == name)
            return QCoreApplication::translate("ch::ui::TimelineWords", word.text);
    }
    if (name.startsWith(u"line_") && name.endsWith(u".packed_quantity"))
        return tr("Packed of line %1").arg(name.section(u'_', 1).section(u'.', 0, 0));
    return name;
}

QString TimelineWords::value(const QString& name, const FieldValue& value) const
{
    const Formats& formats = m_context.formats();
    if (const auto* text = std::get_if<QString>(&value)) {
        const auto time = isTime(name) ? UtcTime::fromText(text->toLatin1()) : std::nullopt;
        if (time)
            return formats.when(*time, m_context.now());
        const auto status = name == u"status" ? orderStatusFromName(*text) : std::nullopt;
        return status ? words(*status) : *text;
    }
    if (const auto* number = std::get_if<qint64>(&value))
        return name.endsWith(u"_minor") ? formats.money(*number, m_currency) : formats.count(*number);
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? tr("yes") : tr("no");
    return u"–"_s;
}

} // namespace ch::ui

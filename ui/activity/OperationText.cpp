// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/OperationText.h"

#include "core/domain/Reason.h"
#include "ui/kit/ErrorFacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

/// From here on a person wants to hear that it goes on at all.
constexpr int kManyAttempts = 10;
constexpr qsizetype kLongestNote = 200;

QJsonObject bodyOf(const PendingOperation& operation)
{
    return QJsonDocument::fromJson(operation.body).object();
}

/// Parts that say nothing are left out.
QString joined(const QStringList& parts)
{
    QStringList given;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            given.push_back(part);
    }
    return given.join(u" · "_s);
}

QString textOf(const QJsonObject& body, QLatin1StringView name)
{
    return body.value(name).toString().simplified().left(kLongestNote);
}

QString parcelText(const QJsonObject& body)
{
    return QString(textOf(body, "carrier"_L1) + u' ' + textOf(body, "tracking_no"_L1)).trimmed();
}

QString shipText(const QJsonObject& body)
{
    const auto lines = int(body.value("lines"_L1).toArray().size());
    return joined({parcelText(body), lines > 0 ? Texts::tr("%n line(s) of the order", nullptr, lines) : QString()});
}

QString holdText(const QJsonObject& body, const Formats& formats)
{
    const auto until = UtcTime::fromText(body.value("until"_L1).toString().toLatin1());
    return joined({textOf(body, "reason"_L1), until ? Texts::tr("until %1").arg(formats.exact(*until)) : QString()});
}

QString signedCount(qint64 number, const Formats& formats)
{
    return number > 0 ? QString(u'+' + formats.count(number)) : formats.count(number);
}

QString adjustText(const QJsonObject& body, const Formats& formats)
{
    return joined({signedCount(body.value("delta"_L1).toInteger(), formats),
                   reasonWords(body.value("reason"_L1).toString()), textOf(body, "note"_L1)});
}

QString countText(const QJsonObject& body, const Formats& formats)
{
    return joined({Texts::tr("counted %1, expected %2")
                       .arg(formats.count(body.value("counted"_L1).toInteger()),
                            formats.count(body.value("expected"_L1).toInteger())),
                   textOf(body, "note"_L1)});
}

/// Without what was expected: a blind count tells nobody, here neither.
QString countedLineText(const QJsonObject& body, const Formats& formats)
{
    const QJsonValue counted = body.value("counted"_L1);
    return joined({counted.isNull() ? Texts::tr("count taken back")
                                    : Texts::tr("counted %1").arg(formats.count(counted.toInteger())),
                   textOf(body, "place"_L1), textOf(body, "note"_L1)});
}

std::chrono::seconds until(UtcTime time, UtcTime now)
{
    return std::chrono::seconds((time.epochMs() - now.epochMs() + 999) / 1000);
}

} // namespace

QString titleOf(const PendingOperation& operation)
{
    return QString(words(operation.kind) + u" · " + operation.label);
}

QString summaryOf(const PendingOperation& operation, const Formats& formats)
{
    const QJsonObject body = bodyOf(operation);
    switch (operation.kind) {
    case OperationKind::Ship:
        return shipText(body);
    case OperationKind::CorrectParcel:
        return joined({Texts::tr("Parcel %1").arg(operation.parcelNo), parcelText(body)});
    case OperationKind::Cancel:
        return joined({reasonWords(body.value("reason"_L1).toString()), textOf(body, "note"_L1)});
    case OperationKind::Hold:
        return holdText(body, formats);
    case OperationKind::Note:
        return textOf(body, "text"_L1);
    case OperationKind::Packing:
        return Texts::tr("%n line(s) packed", nullptr, int(body.value("lines"_L1).toArray().size()));
    case OperationKind::Print:
        return joined({documentWords(textOf(body, "document"_L1)), textOf(body, "printer"_L1)});
    case OperationKind::Adjust:
        return adjustText(body, formats);
    case OperationKind::Count:
        return countText(body, formats);
    case OperationKind::CountLine:
        return countedLineText(body, formats);
    case OperationKind::Complete:
    case OperationKind::ReleaseHold:
        break;
    }
    return {};
}

QLatin1StringView iconOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
        return "truck"_L1;
    case OperationKind::CorrectParcel:
        return "edit"_L1;
    case OperationKind::Cancel:
        return "ban"_L1;
    case OperationKind::Complete:
        return "check"_L1;
    case OperationKind::Hold:
        return "pause"_L1;
    case OperationKind::ReleaseHold:
        return "play"_L1;
    case OperationKind::Note:
        return "note"_L1;
    case OperationKind::Packing:
        return "pack"_L1;
    case OperationKind::Print:
        return "printer"_L1;
    case OperationKind::Adjust:
    case OperationKind::Count:
    case OperationKind::CountLine:
        return "inventory"_L1;
    }
    Q_UNREACHABLE();
}

Error failureOf(const PendingOperation& operation)
{
    const auto row = reasonFromName(operation.reason);
    Error error{.kind = row ? row->kind : ErrorKind::Server, .code = operation.reason, .trace = operation.trace};
    if (operation.state == OperationState::Refused) {
        error.facts = operation.facts;
        if (!row)
            error.kind = ErrorKind::Invalid;
    } else if (!row) {
        // An attempt that brought no answer has no reason of the service.
        error.kind = ErrorKind::Offline;
    }
    return error;
}

QString sentencesOf(const Error& error)
{
    const ErrorWords why = words(error);
    return why.next.isEmpty() ? why.what : Texts::tr("%1 %2", "two sentences").arg(why.what, why.next);
}

QString waitingWords(const PendingOperation& operation, const Formats& formats, UtcTime now, bool isOnline)
{
    if (operation.state == OperationState::Sending)
        return Texts::tr("Being sent now");
    if (operation.reason == "BEHIND_REFUSED"_L1)
        return Texts::tr("Waits for the refused change before it");
    if (operation.attempts == 0 && !isOnline)
        return Texts::tr("Sent when the service can be reached again");
    const bool isDue = operation.nextAt <= now;
    const QString wait = formats.duration(until(operation.nextAt, now));
    if (operation.attempts == 0)
        return isDue ? Texts::tr("Waits to be sent") : Texts::tr("Sent in %1").arg(wait);
    if (operation.attempts < kManyAttempts)
        return isDue ? Texts::tr("%n attempt(s) failed; the next now", nullptr, operation.attempts)
                     : Texts::tr("%n attempt(s) failed; the next in %1", nullptr, operation.attempts).arg(wait);
    return isDue ? Texts::tr("Still trying: %n attempt(s), the next now", nullptr, operation.attempts)
                 : Texts::tr("Still trying: %n attempt(s), the next in %1", nullptr, operation.attempts).arg(wait);
}

QString entityWords(const QString& entity)
{
    if (entity == "order"_L1)
        return Texts::tr("Order");
    if (entity == "product"_L1)
        return Texts::tr("Product");
    if (entity == "refund"_L1)
        return Texts::tr("Refund");
    if (entity == "user"_L1)
        return Texts::tr("User");
    if (entity == "view"_L1)
        return Texts::tr("Saved view");
    if (entity == "stock_count"_L1)
        return Texts::tr("Stock take");
    return entity.isEmpty() ? Texts::tr("Record") : entity;
}

QString titleOf(const desk::QuarantinedRecord& record)
{
    return QString(entityWords(record.record.entity) + u" · " +
                   (record.record.id.isEmpty() ? Texts::tr("without an id") : record.record.id));
}

QString problemOf(const desk::QuarantinedRecord& record)
{
    // Mostly a code with the fields that this version does not understand.
    const qsizetype begin = record.problem.indexOf(u'{');
    if (begin < 0)
        return record.problem;
    const Error facts{.kind = ErrorKind::Invalid, .facts = record.problem.sliced(begin).toUtf8()};
    const QStringList fields = ErrorFacts(facts).fields();
    return fields.isEmpty() ? Texts::tr("Not understood")
                            : Texts::tr("Not understood: %1", "names of fields").arg(fields.join(u", "_s));
}

QString detailsOf(const ActivityItem& item)
{
    QStringList lines;
    if (const desk::QuarantinedRecord* set = recordIn(item)) {
        lines << u"set aside: %1 %2, revision %3"_s.arg(set->record.entity, set->record.id,
                                                        QString::number(set->record.revision))
              << u"at: %1"_s.arg(set->at.toString()) << u"problem: %1"_s.arg(set->problem);
        return lines.join(u'\n');
    }
    const PendingOperation& operation = *operationIn(item);
    lines << u"entry %1: %2 %3, %4"_s.arg(QString::number(operation.seq), nameOf(operation.kind), operation.label,
                                          nameOf(operation.state))
          << u"key: %1"_s.arg(operation.opId.toString()) << u"entered: %1"_s.arg(operation.createdAt.toString());
    if (operation.baseVersion)
        lines << u"based on version: %1"_s.arg(*operation.baseVersion);
    lines << u"attempts: %1"_s.arg(operation.attempts);
    if (operation.endedAt)
        lines << u"ended: %1"_s.arg(operation.endedAt->toString());
    if (!operation.reason.isEmpty())
        lines << detailsOf(failureOf(operation));
    else
        lines << u"trace: %1"_s.arg(operation.trace.toString());
    return lines.join(u'\n');
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The words for values of the domain, translated: statuses, reasons, operations, and what an Error means for a person.
// Pure functions; thread of the windows.
#pragma once

#include "core/base/Error.h"
#include "core/domain/OrderStatus.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/PrintDocument.h"
#include "core/domain/Role.h"
#include "core/domain/Timeline.h"

#include <QCoreApplication>

namespace ch::ui {

enum class Tone { Neutral, Info, Good, Warn, Bad };

QString words(OrderStatus status);
Tone toneOf(OrderStatus status);
QString words(Fulfilment fulfilment);
QString words(Role role);
QString words(OperationKind kind);
QString words(OperationState state);
Tone toneOf(OperationState state);
/// CUSTOMER, MERCHANT, …, TIMEOUT, REFUNDED; RECEIVED, DAMAGED, …: a reason of the API's lists. Others as they are.
QString reasonWords(const QString& reason);
/// "Shipped", "Payment refused", …
QString words(TimelineKind kind);
QString words(PrintDocument document);
/// Of a recorded print: one of PrintDocument's names in words, others as they are.
QString documentWords(const QString& name);

struct ErrorWords
{
    /// What happened, one short sentence.
    QString what;
    /// What to do next, one sentence; may be empty.
    QString next;
};
/// From kind, code and facts; never from text of the service. For every kind and every reason there is a sentence.
ErrorWords words(const Error& error);
/// For "Copy details": kind, code, facts and the trace id, for whoever helps.
QString detailsOf(const Error& error);

} // namespace ch::ui

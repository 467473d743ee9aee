// SPDX-License-Identifier: Apache-2.0
// What an entry of a timeline says, in words: names and values of fields, old → new, who and on which device.
// Thread of the windows.
#pragma once

#include "core/domain/Timeline.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::TimelineWords)

public:
    /// `currency`: of the order's amounts.
    TimelineWords(const UiContext& context, const QString& currency) : m_context(context), m_currency(currency) {}

    QString when(UtcTime at) const;
    /// "anna · Pack station 1"; the service and imports by their own names.
    static QString who(const Actor& actor);
    /// What is worth telling beside the kind: "DHL 00340 · 3 units"; empty if nothing is. May have several lines.
    QString about(const TimelineEntry& entry) const;
    /// "E-mail: a@x → b@x".
    QString change(const FieldChange& change) const;
    /// All of them that are not told elsewhere (the status is the kind's own business).
    QStringList changes(const TimelineEntry& entry) const;

    /// Of the name on the wire; a newer service's unknown one as it is.
    static QString fieldName(const QString& name);
    QString value(const QString& name, const FieldValue& value) const;

private:
    const UiContext& m_context;
    QString m_currency;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The facts of an Error, read for its sentences.
// A value; thread of the windows.
#pragma once

#include "core/base/Error.h"
#include "core/domain/OrderStatus.h"

#include <QJsonObject>
#include <QStringList>

namespace ch::ui {

class ErrorFacts
{
public:
    explicit ErrorFacts(const Error& error);

    /// Empty if it is not there, or no text.
    QString text(QLatin1StringView name) const;
    std::optional<qint64> number(QLatin1StringView name) const;
    /// Of a list of texts: at most five, then how many more.
    QString list(QLatin1StringView name) const;
    std::optional<OrderStatus> status() const;
    /// The fields of `errors`, or `field`, in the person's language.
    QStringList fields() const;
    /// "Try again in a minute.", by retryAfter.
    QString waitSentence() const;

private:
    QJsonObject m_facts;
    std::optional<std::chrono::seconds> m_retryAfter;
};

/// "tracking_no", "lines[2].quantity": a field of the API as the screens call it; unknown ones as they are.
QString fieldWords(const QString& field);

} // namespace ch::ui

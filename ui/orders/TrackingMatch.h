// SPDX-License-Identifier: Apache-2.0
// Finds the orders that a carrier's list means, and what the rules say about shipping each.
// Thread of the windows; the questions are answered from a lane.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/TrackingFile.h"

#include <QObject>

namespace ch::ui {

enum class TrackingVerdict {
    /// Will be shipped.
    Matched,
    /// No order has this number.
    Unknown,
    AlreadyShipped,
    /// An earlier row is about the same order.
    Duplicate,
    /// Everything is there, but the rules forbid it: see `reason`.
    NotPossible,
    NoOrderNumber,
    NoTracking,
    TooLong,
    Damaged,
};

struct TrackingMatchRow
{
    TrackingRow row;
    TrackingVerdict verdict = TrackingVerdict::Unknown;
    std::optional<OrderListItem> order{};
    Error reason{};
    /// The row that has this tracking number too, or 0: two orders in one parcel, or a mistake.
    int sharesWith = 0;
};

class TrackingMatch : public QObject
{
    Q_OBJECT

public:
    explicit TrackingMatch(UiContext& context, QObject* parent = nullptr);

    /// Begins anew; an earlier one's answers are dropped.
    void start(std::vector<TrackingRow> rows);
    const std::vector<TrackingMatchRow>& rows() const { return m_rows; }
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void finished();
    void failed(const ch::Error& error);

private:
    void judgeTexts();
    void lookUp(int generation);
    void lookUpChunk(int generation, const QStringList& numbers);
    void lookUpOtherCase(int generation);
    void ask(int generation);
    void fail(const Error& error);
    void settle();

    UiContext& m_context;
    std::vector<TrackingMatchRow> m_rows;
    QHash<QString, OrderListItem> m_orders;
    /// Order numbers that are still to be asked for.
    QStringList m_wanted;
    QStringList m_missing;
    int m_generation = 0;
    bool m_isRunning = false;
};

QString words(TrackingVerdict verdict);
Tone toneOf(TrackingVerdict verdict);

} // namespace ch::ui

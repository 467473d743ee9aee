// SPDX-License-Identifier: Apache-2.0
// One step taken for many orders: each becomes an entry of the outbox, and each has its own end, which is told as it comes.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace ch::ui {

class BulkRun : public QObject
{
    Q_OBJECT

public:
    enum class State {
        /// Not yet in the outbox.
        Preparing,
        Waiting,
        Sending,
        Done,
        /// The service said no; the entry is kept.
        Refused,
        /// The rules said no: there is no entry.
        NotTaken,
        /// The person took it back in time.
        TakenBack,
        Discarded,
    };

    struct Row
    {
        OrderStepRequest request;
        QString orderNo;
        State state = State::Preparing;
        /// Refused and NotTaken: why.
        Error error{};
        qint64 seq = 0;
        /// Nothing was sent of it yet.
        bool mayUndo = false;
    };

    explicit BulkRun(UiContext& context, QObject* parent = nullptr);

    /// Once. `orderNos`: as many as requests.
    void start(std::vector<OrderStepRequest> requests, const QStringList& orderNos);
    /// Refused ones are decided anew on the version that is here now; those that never got an entry are tried again.
    void retryFailed();
    /// Those that have not been sent.
    void undoAll();
    /// A toast that offers the way back, if there still is one: for when the rows are no longer on the screen.
    void offerUndo();

    const std::vector<Row>& rows() const { return m_rows; }
    /// What is done to the order, where the rows differ in it: "DHL 0034".
    QString wish(const Row& row) const;
    qsizetype count(State state) const;
    qsizetype failed() const { return count(State::Refused) + count(State::NotTaken); }
    /// Those that have come to an end, good or bad.
    qsizetype ended() const;
    bool canUndo() const;

Q_SIGNALS:
    /// Rows of this range look different.
    void changed(int first, int last);

private:
    void takeNext();
    void onTaken(size_t first, const std::vector<desk::StepOutcome>& outcomes);
    void resend(size_t index);
    void onChanged(const std::vector<qint64>& ended);
    void follow();
    void onEntries(const Result<std::vector<PendingOperation>>& entries);
    bool show(const PendingOperation& entry, Row& row);
    void undone(const std::vector<qint64>& seqs, const std::vector<bool>& back);
    Row* rowOf(qint64 seq);
    void emitAll();

    UiContext& m_context;
    std::vector<Row> m_rows;
    QHash<qint64, size_t> m_bySeq;
    /// Indices that have still to be put into the outbox.
    std::vector<size_t> m_queue;
    bool m_isTaking = false;
    /// One question about the entries at a time; another one is due after it.
    bool m_isAsking = false;
    /// Entries that look different now for certain.
    QSet<qint64> m_due;
    bool m_mustAskAgain = false;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/BulkRun.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/orders/ConflictWords.h"
#include "ui/orders/UndoOffer.h"

#include <algorithm>

namespace ch::ui {

namespace {

/// Entries made in one call: progress is shown between calls, and nobody else waits long for the writer.
constexpr size_t kChunk = 50;
/// Entries that have not ended whose state is asked for at a time.
constexpr size_t kOpenAsked = 50;

BulkRun::State stateOf(OperationState state)
{
    switch (state) {
    case OperationState::Waiting:
        return BulkRun::State::Waiting;
    case OperationState::Sending:
        return BulkRun::State::Sending;
    case OperationState::Refused:
        return BulkRun::State::Refused;
    case OperationState::Done:
        return BulkRun::State::Done;
    case OperationState::Discarded:
        return BulkRun::State::Discarded;
    }
    Q_UNREACHABLE();
}

bool isOpen(const BulkRun::Row& row)
{
    return row.seq != 0 && (row.state == BulkRun::State::Waiting || row.state == BulkRun::State::Sending);
}

} // namespace

BulkRun::BulkRun(UiContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context.workspace().activity(), &desk::ActivityStore::changed, this, &BulkRun::onChanged);
}

void BulkRun::start(std::vector<OrderStepRequest> requests, const QStringList& orderNos)
{
    for (size_t i = 0; i < requests.size(); ++i) {
        m_queue.push_back(i);
        m_rows.push_back({.request = std::move(requests[i]), .orderNo = orderNos.value(qsizetype(i))});
    }
    takeNext();
}

void BulkRun::takeNext()
{
    if (m_isTaking || m_queue.empty())
        return;
    // Neighbours only: what one call answers is one range of rows.
    size_t n = 1;
    while (n < std::min(kChunk, m_queue.size()) && m_queue[n] == m_queue[n - 1] + 1)
        ++n;
    const size_t first = m_queue.front();
    m_queue.erase(m_queue.begin(), m_queue.begin() + qsizetype(n));
    std::vector<OrderStepRequest> requests;
    for (size_t i = first; i < first + n; ++i)
        requests.push_back(m_rows[i].request);
    m_isTaking = true;
    const auto onOutcomes = [this, first](const std::vector<desk::StepOutcome>& outcomes) { onTaken(first, outcomes); };
    deliver(m_context.workspace().orders().take(requests, m_context.preferences().undoTime()), this, onOutcomes);
}

void BulkRun::onTaken(size_t first, const std::vector<desk::StepOutcome>& outcomes)
{
    m_isTaking = false;
    for (size_t i = 0; i < outcomes.size() && first + i < m_rows.size(); ++i) {
        Row& row = m_rows[first + i];
        if (outcomes[i].entry) {
            m_bySeq.insert(outcomes[i].entry->seq, first + i);
            // It may have ended before it was known here.
            m_due.insert(outcomes[i].entry->seq);
            show(*outcomes[i].entry, row);
        } else {
            row.state = State::NotTaken;
            row.error = outcomes[i].entry.error();
        }
        if (!outcomes[i].orderNo.isEmpty())
            row.orderNo = outcomes[i].orderNo;
    }
    Q_EMIT changed(int(first), int(first + outcomes.size()) - 1);
    takeNext();
    follow();
}

void BulkRun::retryFailed()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].state == State::Refused) {
            resend(i);
        } else if (m_rows[i].state == State::NotTaken) {
            m_rows[i].state = State::Preparing;
            m_queue.push_back(i);
        }
    }
    emitAll();
    takeNext();
}

void BulkRun::resend(size_t index)
{
    const auto onResent = [this, index](const Result<bool>& resent) {
        Row& row = m_rows[index];
        if (!resent) {
            row.error = resent.error();
            Q_EMIT changed(int(index), int(index));
        }
        m_due.insert(row.seq);
        follow();
    };
    deliver(m_context.workspace().activity().resend(m_rows[index].seq), this, onResent);
}

void BulkRun::undoAll()
{
    std::vector<qint64> seqs;
    for (const Row& row : m_rows) {
        if (isOpen(row) && row.mayUndo)
            seqs.push_back(row.seq);
    }
    if (!seqs.empty())
        undoSteps(m_context, seqs, this, [this, seqs](const std::vector<bool>& back) { undone(seqs, back); });
}

void BulkRun::undone(const std::vector<qint64>& seqs, const std::vector<bool>& back)
{
    for (size_t i = 0; i < std::min(seqs.size(), back.size()); ++i) {
        Row* const row = rowOf(seqs[i]);
        if (!row)
            continue;
        row->mayUndo = false;
        if (back[i])
            row->state = State::TakenBack;
    }
    emitAll();
}

void BulkRun::offerUndo()
{
    std::vector<desk::StepOutcome> outcomes;
    for (const Row& row : m_rows) {
        if (!isOpen(row) || !row.mayUndo)
            continue;
        PendingOperation entry{.seq = row.seq, .label = row.orderNo};
        entry.kind = desk::kindOf(row.request.draft);
        outcomes.push_back({.order = row.request.order, .orderNo = row.orderNo, .entry = std::move(entry)});
    }
    ui::offerUndo(m_context, outcomes);
}

QString BulkRun::wish(const Row& row) const
{
    return std::holds_alternative<ShipmentDraft>(row.request.draft)
               ? wishWords(row.request.draft, Order(), m_context.formats(), m_context.now())
               : QString();
}

qsizetype BulkRun::count(State state) const
{
    return std::ranges::count(m_rows, state, &Row::state);
}

qsizetype BulkRun::ended() const
{
    return qsizetype(m_rows.size()) - count(State::Preparing) - count(State::Waiting) - count(State::Sending);
}

bool BulkRun::canUndo() const
{
    return std::ranges::any_of(m_rows, [](const Row& row) { return isOpen(row) && row.mayUndo; });
}

void BulkRun::onChanged(const std::vector<qint64>& ended)
{
    for (const qint64 seq : ended) {
        if (m_bySeq.contains(seq))
            m_due.insert(seq);
    }
    follow();
}

void BulkRun::follow()
{
    if (m_isAsking) {
        m_mustAskAgain = true;
        return;
    }
    // Those that ended, and the next ones: of thousands that wait, most are as they were.
    std::vector<qint64> seqs(m_due.cbegin(), m_due.cend());
    size_t open = 0;
    for (const Row& row : m_rows) {
        if (open == kOpenAsked)
            break;
        if (isOpen(row) && !m_due.contains(row.seq)) {
            seqs.push_back(row.seq);
            ++open;
        }
    }
    m_due.clear();
    if (seqs.empty())
        return;
    m_isAsking = true;
    deliver(m_context.workspace().activity().entriesOf(seqs), this,
            [this](const Result<std::vector<PendingOperation>>& entries) { onEntries(entries); });
}

void BulkRun::onEntries(const Result<std::vector<PendingOperation>>& entries)
{
    m_isAsking = false;
    bool isDifferent = false;
    if (entries) {
        for (const PendingOperation& entry : *entries) {
            if (Row* const row = rowOf(entry.seq))
                isDifferent |= show(entry, *row);
        }
    }
    if (isDifferent)
        emitAll();
    if (std::exchange(m_mustAskAgain, false))
        follow();
}

bool BulkRun::show(const PendingOperation& entry, Row& row)
{
    const State before = row.state;
    const bool mayUndoBefore = row.mayUndo;
    row.seq = entry.seq;
    if (row.state != State::TakenBack)
        row.state = stateOf(entry.state);
    row.mayUndo = entry.state == OperationState::Waiting && entry.attempts == 0;
    if (entry.state == OperationState::Refused)
        row.error = refusalOf(entry);
    return row.state != before || row.mayUndo != mayUndoBefore;
}

BulkRun::Row* BulkRun::rowOf(qint64 seq)
{
    const auto found = m_bySeq.constFind(seq);
    return found == m_bySeq.cend() ? nullptr : &m_rows[*found];
}

void BulkRun::emitAll()
{
    if (!m_rows.empty())
        Q_EMIT changed(0, int(m_rows.size()) - 1);
}

} // namespace ch::ui

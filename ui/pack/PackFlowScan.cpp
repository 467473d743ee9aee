// SPDX-License-Identifier: Apache-2.0
// What a scan means at each stage of an order.
#include "core/base/Deliver.h"
#include "core/domain/ScanCode.h"
#include "ui/pack/PackFlow.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody scans so far ahead of the screen; a scanner that fell on its trigger does.
constexpr qsizetype kMostQueued = 50;

bool isNumberOf(const QString& code, const Order& order)
{
    return orderNoOfLink(code).value_or(code).compare(order.orderNo, Qt::CaseInsensitive) == 0;
}

} // namespace

void PackFlow::scan(const QString& scanned)
{
    const QString code = plainCode(scanned);
    if (code.isEmpty())
        return;
    ++m_scans;
    switch (m_stage) {
    case Stage::Empty:
        return;
    case Stage::Opening:
    case Stage::Closing:
        if (m_queued.size() < kMostQueued)
            m_queued.append(code);
        return;
    case Stage::Packing:
        scanItem(code);
        return;
    case Stage::Labelling:
        scanLabel(code);
        return;
    case Stage::Blocked:
    case Stage::Gone:
        lookUp(code, false);
        return;
    }
}

void PackFlow::scanItem(const QString& code)
{
    if (isNumberOf(code, m_order)) {
        Q_EMIT told({.tone = Tone::Info, .sentence = tr("This order is open already. Scan its items.")});
        return;
    }
    if (orderNoOfLink(code)) {
        lookUp(code, false);
        return;
    }
    const ScanOutcome outcome = m_session.scan(code);
    if (outcome.verdict != ScanVerdict::NotInOrder) {
        counted(outcome, code);
        return;
    }
    // Before the first item it may well be another order's number, which is nothing wrong.
    const bool isTold = m_session.parcelUnits() > 0;
    if (isTold)
        Q_EMIT told(wrongFeedback(code));
    lookUp(code, isTold);
}

void PackFlow::countByHand(int lineNo, qint64 packed)
{
    if (!isWorkable())
        return;
    const ScanOutcome outcome = m_session.countByHand(lineNo, packed);
    if (outcome.verdict != ScanVerdict::NotInOrder)
        counted(outcome, {});
}

void PackFlow::counted(const ScanOutcome& outcome, const QString& code)
{
    const PackLine* line = m_session.line(outcome.lineNo);
    const PackFeedback feedback = feedbackOf(outcome, line, code);
    if (outcome.isRight()) {
        m_saver->note();
        if (m_stage == Stage::Labelling)
            m_stage = Stage::Packing;
    }
    // First what eyes and ears wait for.
    Q_EMIT told(feedback);
    if (outcome.verdict == ScanVerdict::OrderComplete)
        startLabelling();
    else if (outcome.isRight())
        Q_EMIT changed();
}

void PackFlow::undo()
{
    if (!isWorkable())
        return;
    const auto lineNo = m_session.undo();
    const PackLine* line = lineNo ? m_session.line(*lineNo) : nullptr;
    if (!line) {
        Q_EMIT told(warning(tr("There is nothing to take back in this parcel."), ScanSound::Over));
        return;
    }
    m_saver->note();
    Q_EMIT told({.tone = Tone::Neutral,
                 .sentence = tr("Taken back: %1, %n left", nullptr, int(line->left()))
                                 .arg(line->title.isEmpty() ? line->sku : line->title),
                 .lineNo = line->lineNo});
    setStage(Stage::Packing);
}

void PackFlow::scanLabel(const QString& code)
{
    for (const Carrier& carrier : m_context.preferences().carriers()) {
        if (carrier.name.compare(code, Qt::CaseInsensitive) != 0)
            continue;
        setCarrier(carrier.name);
        Q_EMIT told({.tone = Tone::Info, .sentence = tr("Carrier: %1").arg(carrier.name)});
        return;
    }
    if (isNumberOf(code, m_order)) {
        Q_EMIT told(warning(tr("This is the order's number. Scan the tracking number on the label."), ScanSound::Over));
        return;
    }
    PackingSession probe = m_session;
    const ScanOutcome outcome = probe.scan(code);
    if (outcome.isRight()) {
        counted(m_session.scan(code), code);
        return;
    }
    if (outcome.verdict != ScanVerdict::NotInOrder) {
        Q_EMIT told(warning(tr("This is an item, and everything is packed. Scan the tracking number on the label."),
                            ScanSound::Over));
        return;
    }
    const auto onFound = [this, code, generation = m_generation](const Result<OrderListItem>& found) {
        if (generation != m_generation || m_stage != Stage::Labelling)
            return;
        if (found || orderNoOfLink(code))
            Q_EMIT told(warning(tr("This is the number of another order. Scan the tracking number on the label.")));
        else
            closeParcel(code);
    };
    deliver(m_context.workspace().orders().find(orderNoOfLink(code).value_or(code)), this, onFound);
}

void PackFlow::lookUp(const QString& code, bool isTold)
{
    // A wrong scan that was told gets its name later; not over what a newer scan came to.
    const auto onFound = [this, code, isTold, generation = m_generation,
                          scan = m_scans](const Result<OrderListItem>& found) {
        if (generation != m_generation || (isTold && scan != m_scans))
            return;
        if (found)
            foundOrder(*found, isTold);
        else
            nameProduct(code, isTold);
    };
    deliver(m_context.workspace().orders().find(orderNoOfLink(code).value_or(code)), this, onFound);
}

void PackFlow::foundOrder(const OrderListItem& found, bool isTold)
{
    const bool isFree = !isWorkable() || m_session.parcelUnits() == 0;
    if (found.id != m_id && isFree) {
        Q_EMIT otherOrderScanned(found.id);
        return;
    }
    PackFeedback feedback =
        warning(tr("%1 is another order. Close this parcel first, or leave this order.").arg(found.orderNo));
    if (isTold)
        feedback.sound.reset();
    Q_EMIT told(feedback);
}

void PackFlow::nameProduct(const QString& code, bool isTold)
{
    const auto onProduct = [this, code, isTold, generation = m_generation,
                            scan = m_scans](const Result<Product>& product) {
        if (generation != m_generation || (isTold && (!product || scan != m_scans)))
            return;
        PackFeedback feedback = wrongFeedback(code, product ? &*product : nullptr);
        if (isTold)
            feedback.sound.reset();
        Q_EMIT told(feedback);
    };
    deliver(m_context.workspace().pack().product(code), this, onProduct);
}

} // namespace ch::ui

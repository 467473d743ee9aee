// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackSaver.h"

#include "core/base/Deliver.h"

namespace ch::ui {

namespace {

/// A power cut takes the scans of this time at most, and of the write itself.
constexpr std::chrono::milliseconds kGather{300};

} // namespace

PackSaver::PackSaver(UiContext& context, std::function<PackingProgress()> take, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_take(std::move(take))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kGather);
    connect(&m_pause, &QTimer::timeout, this, &PackSaver::flush);
}

bool PackSaver::isFresh() const
{
    return m_sinceWrite.isValid() && m_sinceWrite.elapsed() < std::chrono::milliseconds(desk::kPackingGathers).count();
}

void PackSaver::note()
{
    // From the first scan that is not kept, not from the last: scans may never pause.
    if (!m_pause.isActive())
        m_pause.start();
}

void PackSaver::flush()
{
    m_pause.stop();
    const PackingProgress progress = m_take();
    if (progress.isEmpty() || m_order.isNull())
        return;
    ++m_saving;
    ++m_writes;
    m_sinceWrite.start();
    deliver(m_context.workspace().pack().save(m_order, progress), this,
            [this, order = m_order](const Result<PendingOperation>& result) {
                --m_saving;
                if (!result)
                    Q_EMIT failed(order, result.error());
                else if (m_saving == 0)
                    Q_EMIT saved();
            });
}

} // namespace ch::ui

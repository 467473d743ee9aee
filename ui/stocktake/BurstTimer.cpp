// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/BurstTimer.h"

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

/// A shop that sells changes something all the time.
constexpr auto kGather = 700ms;

} // namespace

BurstTimer::BurstTimer(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kGather);
    connect(&m_timer, &QTimer::timeout, this, &BurstTimer::due);
}

void BurstTimer::note()
{
    // Not anew with each: what changes all the time would never be told.
    if (!m_timer.isActive())
        m_timer.start();
}

} // namespace ch::ui

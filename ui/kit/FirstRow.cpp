// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/FirstRow.h"

#include "ui/kit/LongListModel.h"

namespace ch::ui {

bool FirstRow::isDue(const SyncStatus& status, const LongListModel& model)
{
    // The end of the first fetch is told before the list has all of it.
    const bool isFetching = status.activity == SyncStatus::Activity::Fetching;
    m_isFirstFetch = isFetching && (m_isFirstFetch || !status.dataAsOf);
    const bool isOld = m_wasChosen ? model.state() == LongListModel::State::Loading : model.isBehind();
    if (!m_isWanted || model.rowCount() == 0 || !status.dataAsOf || m_isFirstFetch || isOld)
        return false;
    m_isWanted = false;
    m_wasChosen = true;
    return true;
}

} // namespace ch::ui

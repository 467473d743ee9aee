// SPDX-License-Identifier: Apache-2.0
// Says when the first row of a list is chosen by itself: once for each list that a person asks for. While the very first fetch goes on,
// every moment has another first row: the one that is chosen is the first when all of it is here.
// Thread of the windows.
#pragma once

#include "core/domain/SyncStatus.h"

namespace ch::ui {

class LongListModel;

class FirstRow
{
public:
    /// Another list was asked for.
    void want() { m_isWanted = true; }
    /// Asked whenever the list or the status has changed. True once, when the row is to be chosen.
    bool isDue(const SyncStatus& status, const LongListModel& model);

private:
    bool m_isWanted = true;
    bool m_wasChosen = false;
    /// A fetch was seen before everything had been here once.
    bool m_isFirstFetch = false;
};

} // namespace ch::ui

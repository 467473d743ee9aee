// SPDX-License-Identifier: Apache-2.0
// What can be done with entries of the activity page: for its buttons, the keyboard and the command palette alike.
// Thread of the windows.
#pragma once

#include "ui/activity/ActivityItem.h"

class QAction;
class QWidget;

namespace ch::ui {

struct ActivityActions
{
    /// Made for the page, which owns them; their shortcuts work anywhere in it.
    explicit ActivityActions(QWidget* page);

    /// In the language of now.
    void retranslate() const;
    /// Whether what was refused may be sent again.
    enum class Again {
        /// It would be refused again, or is not judged yet.
        No,
        /// With other values.
        Corrected,
        AsItIs,
    };
    /// Offers what may be done with what is selected.
    void offerFor(const std::vector<ActivityItem>& selected, Again again) const;

    QAction* correct;
    QAction* resend;
    QAction* tryNow;
    QAction* takeBack;
    QAction* open;
    QAction* copy;
    QAction* discard;
};

} // namespace ch::ui

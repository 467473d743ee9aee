// SPDX-License-Identifier: Apache-2.0
// A list and the detail of what is chosen in it: side by side, or one in the other's place where there is no room for both. Which
// of them a person wants to see and how wide they are is remembered. Escape leads from the detail to the list.
// Thread of the windows.
#pragma once

#include "ui/kit/Preferences.h"

#include <QSplitter>

namespace ch::ui {

class ListAndDetail : public QSplitter
{
    Q_OBJECT

public:
    struct Measures
    {
        /// What is remembered belongs to it.
        QString name;
        /// Less than this is room for one of them.
        int roomForBoth;
        /// How wide they are at first.
        QList<int> widths;
    };
    ListAndDetail(Preferences& preferences, const Measures& measures, QWidget* parent);
    /// Once. Both take the focus, or have it taken by what is in them.
    void setPanes(QWidget* list, QWidget* detail);

    bool isDetailShown() const { return !m_detail->isHidden(); }
    /// As a person wants it from now on.
    void showDetail(bool shown);
    /// How wide both are together.
    void setRoom(int width);
    /// Whether there is anything to show beside the list.
    void setHasDetail(bool has);

Q_SIGNALS:
    void detailShown(bool isShown);
    /// Somebody sees the detail who did not: the list may have gone elsewhere meanwhile.
    void detailAppeared();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool hasRoomForBoth() const { return m_room >= m_measures.roomForBoth; }
    void place();

    Preferences& m_preferences;
    const Measures m_measures;
    QWidget* m_list = nullptr;
    QWidget* m_detail = nullptr;
    int m_room = 0;
    bool m_hasDetail = true;
    bool m_wantsDetail = true;
    /// Where there is no room for both: the detail, in the list's place.
    bool m_isDetailAlone = false;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ListAndDetail.h"

#include <QKeyEvent>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ListAndDetail::ListAndDetail(Preferences& preferences, const Measures& measures, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_preferences(preferences)
    , m_measures(measures)
    , m_wantsDetail(preferences.list(m_measures.name + u".panes").value(0) != "list"_L1)
{}

void ListAndDetail::setPanes(QWidget* list, QWidget* detail)
{
    m_list = list;
    m_detail = detail;
    setChildrenCollapsible(false);
    setHandleWidth(1);
    addWidget(list);
    addWidget(detail);
    setStretchFactor(0, 1);
    setStretchFactor(1, 0);
    const QString name = m_measures.name + u".splitter";
    if (!restoreState(m_preferences.layout(name)))
        setSizes(m_measures.widths);
    connect(this, &QSplitter::splitterMoved, this, [this, name] { m_preferences.setLayout(name, saveState()); });
}

void ListAndDetail::showDetail(bool shown)
{
    m_isDetailAlone = shown;
    if (hasRoomForBoth()) {
        m_wantsDetail = shown;
        m_preferences.setList(m_measures.name + u".panes", {shown ? u"detail"_s : u"list"_s});
    }
    place();
    if (!shown)
        m_list->setFocus();
}

void ListAndDetail::setRoom(int width)
{
    m_room = width;
    place();
}

void ListAndDetail::setHasDetail(bool has)
{
    m_hasDetail = has;
    place();
}

void ListAndDetail::place()
{
    const bool both = hasRoomForBoth();
    const bool wasHidden = m_detail->isHidden();
    const bool isShown = both ? m_wantsDetail && m_hasDetail : m_isDetailAlone;
    // Whoever has the focus hands it over before it goes.
    if (both || !m_isDetailAlone)
        m_list->show();
    if (!isShown && m_detail->isAncestorOf(window()->focusWidget()))
        m_list->setFocus();
    m_detail->setVisible(isShown);
    if (!both && m_isDetailAlone)
        m_list->hide();
    if (wasHidden && isShown)
        Q_EMIT detailAppeared();
    Q_EMIT detailShown(isShown);
}

void ListAndDetail::keyPressEvent(QKeyEvent* event)
{
    // Out of the detail back to the list; out of the list nowhere.
    if (event->key() != Qt::Key_Escape || !m_detail->isAncestorOf(window()->focusWidget()))
        return QSplitter::keyPressEvent(event);
    if (m_list->isHidden())
        showDetail(false);
    m_list->setFocus();
}

} // namespace ch::ui

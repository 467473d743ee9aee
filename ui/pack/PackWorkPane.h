// SPDX-License-Identifier: Apache-2.0
// The work list: what waits to be packed, live, and the ways into it.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"
#include "ui/pack/PackWorkModel.h"

#include <QTimer>

class QStackedWidget;

namespace ch::ui {

class PackBand;
class ThemedTable;

class PackWorkPane : public QWidget
{
    Q_OBJECT

public:
    explicit PackWorkPane(UiContext& context, QWidget* parent = nullptr);

    PackWorkModel& model() const { return *m_model; }
    ThemedTable& table() const { return *m_table; }
    PackBand& band() const { return *m_band; }
    /// The first that nobody else has and that is not `except`; nothing: there is none.
    std::optional<OrderId> next(OrderId except = {}) const;
    /// Those that are chosen, else the first that are due.
    std::vector<OrderId> forPickList() const;
    void load();
    void focusList();
    /// The page is looked at again: what was said is over.
    void enter();

Q_SIGNALS:
    void openRequested(ch::OrderId order);
    void startRequested();
    void pickListRequested(const std::vector<ch::OrderId>& orders);
    void loaded();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void placeColumns();
    void take(const Result<desk::PackWorkList>& result);
    void retranslate();
    void describe();

    UiContext& m_context;
    PackWorkModel* m_model;
    ThemedTable* m_table;
    TextLabel* m_title;
    TextLabel* m_summary;
    QPushButton* m_start;
    QPushButton* m_pick;
    PackBand* m_band;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Notice* m_notice;
    QTimer m_pause;
    bool m_isLoading = false;
    bool m_isStale = false;
    bool m_isLoaded = false;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// What happened to an order, newest first, grouped by how long ago; its age, and whether it could be read anew.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

/// How long ago, in days of the shop.
enum class TimelineAge { Today, Yesterday, Last7Days, Last30Days, Older };
TimelineAge ageOf(UtcTime at, UtcTime now, const Formats& formats);
QString words(TimelineAge age);

class TimelineCard : public Card
{
    Q_OBJECT

public:
    explicit TimelineCard(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::OrderTimeline& timeline, const QString& currency);
    void showReading();
    /// What is kept stays; says that it is not fresh.
    void showFailure(const Error& error);
    /// Time has gone by.
    void showAge();

Q_SIGNALS:
    void refreshRequested();

private:
    void fill();
    void addGroup(TimelineAge age);

    UiContext& m_context;
    desk::OrderTimeline m_timeline;
    QString m_currency;
    TextLabel* m_age;
    QToolButton* m_refresh;
    Notice* m_trouble;
    QWidget* m_rows = nullptr;
    QBoxLayout* m_column = nullptr;
    /// Older entries are shown when asked for.
    bool m_showsAll = false;
    bool m_isReading = false;
};

} // namespace ch::ui

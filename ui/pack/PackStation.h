// SPDX-License-Identifier: Apache-2.0
// The bench: one order over the whole page, for a scanner and gloves.
// Thread of the windows.
#pragma once

#include "ui/kit/ScanSounds.h"
#include "ui/pack/PackFlow.h"

#include <QAction>
#include <QPointer>
#include <QWidget>

class QListView;
class QScrollArea;
class QPushButton;
class QStackedWidget;

namespace ch::ui {

class EmptyState;
class PackBand;
class PackHeader;
class PackLabelCard;
class PackLineModel;
class PackNextCard;
class ProductPictures;
class PackTakeOverSheet;

class PackStation : public QWidget
{
    Q_OBJECT

public:
    PackStation(UiContext& context, PackFlow& flow, ScanSounds& sounds, QWidget* parent = nullptr);

    PackBand& band() const { return *m_band; }
    /// Undo, count by hand, end the parcel, leave.
    const QList<QAction*>& stationActions() const { return m_actions; }
    /// Settings may have changed.
    void enter();
    /// What is said before the first scan.
    void greet();
    void setTone(Tone tone);
    bool isAlarm() const { return m_tone == Tone::Bad || m_tone == Tone::Warn; }
    void say(const PackFeedback& feedback);

Q_SIGNALS:
    void leaveRequested();
    /// The list, or the order that comes next.
    void nextRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void makeActions();
    QAction* addAction(const QKeySequence& keys, QLatin1StringView icon);
    void build();
    void follow();
    void showStage();
    void showObstacle();
    void countByHand();
    void takeOver();
    const PackLine* heroLine() const;
    void showHero(const PackLine* line);
    void retranslate();

    UiContext& m_context;
    PackFlow& m_flow;
    ScanSounds& m_sounds;
    PackHeader* m_header;
    PackBand* m_band;
    QStackedWidget* m_left;
    PackNextCard* m_next;
    ProductPictures* m_pictures;
    PackLabelCard* m_label;
    QScrollArea* m_labelPlace;
    QWidget* m_obstaclePlace;
    EmptyState* m_obstacle;
    PackLineModel* m_lines;
    QListView* m_list;
    QAction* m_undo = nullptr;
    QAction* m_count = nullptr;
    QAction* m_end = nullptr;
    QAction* m_leave = nullptr;
    QList<QAction*> m_actions;
    std::vector<std::pair<QPushButton*, QAction*>> m_buttons;
    QPointer<PackTakeOverSheet> m_takeOver;
    PackFlow::Stage m_shownStage = PackFlow::Stage::Empty;
    int m_shownParcel = 0;
    /// The line of the last scan.
    int m_lastLine = 0;
    Tone m_tone = Tone::Neutral;
    bool m_isOnline = true;
};

} // namespace ch::ui

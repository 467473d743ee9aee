// SPDX-License-Identifier: Apache-2.0
// The window: rail, pages, status line, toasts, palette, and the keys that work everywhere.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"
#include "ui/shell/PaletteModel.h"
#include "ui/shell/StatusSentence.h"

#include <QWidget>

#include <functional>

class QStackedWidget;

namespace ch::ui {

class CommandPalette;
class NavigationRail;
class RailButton;
class StatusStrip;
class ToastHost;
class WindowActions;

/// A page's place in the rail.
struct Place
{
    /// Not translated: "orders".
    QString name;
    QLatin1StringView iconName;
    QKeySequence keys;
    /// Asked again when the language changes.
    std::function<QString()> title;
    bool atEnd = false;
};

class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(UiContext& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// The window owns the page; the first one is shown.
    void addPage(const Place& place, Page* page);
    /// A place in the rail whose page comes later, by setPage(): so a window with many pages is on the screen sooner.
    void reservePage(const Place& place);
    void setPage(const QString& name, Page* page);
    /// On top of the rail: whose shop it is.
    void setHead(QWidget* head);
    void showPage(Page* page);
    Page* currentPage() const;
    /// Something that is shown instead of everything else (sign-in). Null: the pages again. The window owns it.
    void setFront(Page* front);
    bool hasFront() const;
    /// A page wants all the room: no rail.
    void setImmersed(bool isImmersed);
    /// Where it was when it was last closed; 1280 × 800 the first time.
    void restorePlace();
    void bringToFront();

    StatusStrip& statusStrip() const { return *m_strip; }
    ToastHost& toasts() const { return *m_toasts; }
    CommandPalette& commandPalette() const { return *m_palette; }
    const WindowActions& windowActions() const { return *m_actions; }

Q_SIGNALS:
    void waitingRequested();
    void refusedRequested();
    /// Somebody wants to go to a place whose page is not there: setPage() has to follow at once.
    void pageWanted(const QString& name);
    void quarantinedRequested();
    void signInRequested();
    /// The window wants to go; whoever owns it ends the work first.
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry
    {
        Place place{};
        Page* page = nullptr;
        RailButton* button = nullptr;
        QAction* go = nullptr;
        qint64 count = 0;
        bool isAlert = false;
    };

    void build();
    void orderTabs();
    void go(const QString& name);
    void connectActions();
    void connectStrip();
    void retranslate();
    void describe(const Entry& entry);
    void setCount(Page* page, qint64 count, bool isAlert);
    std::vector<ActionGroup> groups() const;
    bool hasSheet() const;
    void togglePalette();
    void toggleShortcuts();
    void switchScheme();
    void switchRail();
    /// Icons alone where there is little room, unless somebody wanted it otherwise.
    void placeRail();
    void focusNextPane();
    void act(StatusAction action);
    void decideRemovals();

    UiContext& m_context;
    WindowActions* m_actions;
    QStackedWidget* m_stage;
    QWidget* m_desk;
    NavigationRail* m_rail;
    QWidget* m_place;
    QStackedWidget* m_pages;
    StatusStrip* m_strip;
    ToastHost* m_toasts;
    CommandPalette* m_palette;
    RailButton* m_find = nullptr;
    RailButton* m_fold = nullptr;
    std::optional<bool> m_wantsNames;
    std::vector<Entry> m_entries;
};

} // namespace ch::ui

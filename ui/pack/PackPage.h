// SPDX-License-Identifier: Apache-2.0
// The warehouse's screen: the work list, the bench, the pick list, and the scanner that works in all of them.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/ScanSounds.h"
#include "ui/kit/UiContext.h"
#include "ui/pack/PackFlow.h"

class QStackedWidget;

namespace ch::ui {

class PackStation;
class PackWorkPane;
class PickListPane;
class ScannerInput;
struct ScanRead;

class PackPage : public Page
{
    Q_OBJECT

public:
    explicit PackPage(UiContext& context, QWidget* parent = nullptr);

    QList<QAction*> commands() const override;
    void enter() override;
    void openOrder(OrderId id);

    PackFlow& flow() const { return *m_flow; }
    PackWorkPane& workPane() const { return *m_work; }
    PackStation& station() const { return *m_station; }
    PickListPane& pickList() const { return *m_pick; }
    ScannerInput& scanner() const { return *m_scanner; }
    ScanSounds& sounds() const { return *m_sounds; }

Q_SIGNALS:
    /// The content of a parcel is known: its documents can be printed.
    void documentsWanted(ch::OrderId order, int parcel);
    void pickListWanted(const std::vector<ch::OrderId>& orders);
    /// An order is on the bench: nothing else is of interest.
    void immersed(bool isImmersed);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectFlow();
    void makeActions();
    void retranslate();
    void takeScan(const ScanRead& read);
    void findOrder(const QString& code);
    void openNext(OrderId after);
    void leaveOrder();
    void showPane(QWidget* pane);
    void tellClosed(const ClosedParcel& parcel);
    void undoParcel(const ClosedParcel& parcel);

    UiContext& m_context;
    ScanSounds* m_sounds;
    ScannerInput* m_scanner;
    PackFlow* m_flow;
    QStackedWidget* m_stack;
    PackWorkPane* m_work;
    PackStation* m_station;
    PickListPane* m_pick;
    QAction* m_start;
    QAction* m_pickAction;
    /// The order that was finished last: the list may not know it yet.
    OrderId m_finished;
};

} // namespace ch::ui

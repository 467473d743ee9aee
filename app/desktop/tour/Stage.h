// SPDX-License-Identifier: Apache-2.0
// What the scenes of the tour work with: the window, hands, the way to the service, a colleague at another desk.
// Main thread.
#pragma once

#include "app/desktop/Program.h"
#include "app/desktop/tour/Colleague.h"
#include "app/desktop/tour/Hands.h"
#include "app/desktop/tour/Relay.h"
#include "ui/kit/Sheet.h"

namespace ch::app {

class Stage
{
public:
    explicit Stage(Program& stagedProgram) : program(stagedProgram), hands(stagedProgram.languages()) {}

    ui::MainWindow& window() const { return *program.session()->window(); }
    ui::UiContext& context() const { return *program.session()->context(); }
    desk::Workspace& workspace() const { return context().workspace(); }
    const SyncStatus& status() const { return workspace().status(); }
    bool isIdle() const { return status().activity == SyncStatus::Activity::Idle; }
    /// Everything is here and everything was sent.
    bool isInStep() const { return isIdle() && status().dataAsOf && status().waiting == 0; }
    /// The open sheet, or null.
    ui::Sheet* sheet() const { return hands.find<ui::Sheet>(); }

    /// Paid, not on hold, with something to ship and nothing pending: `count` of them, once they are known. Each call gives
    /// others than the calls before.
    void findShippable(int count, std::function<void(const std::vector<OrderListItem>&)> found);
    /// The first order of a query about which nothing waits, once known.
    void findOne(const OrderQuery& query, std::function<void(const OrderListItem&)> found);

    Program& program;
    /// 0, 1: the same work in another language.
    int round = 0;
    Hands hands;
    Relay relay;
    Colleague colleague;
    /// What scenes remember for later ones.
    std::vector<OrderListItem> picked;
    OrderListItem one;

private:
    size_t m_used = 0;
};

} // namespace ch::app

// SPDX-License-Identifier: Apache-2.0
// Whose the order on the bench is: claimed when it is opened, renewed while it is packed, given back when it is left.
// Thread of the windows.
#pragma once

#include "core/desk/PackStore.h"
#include "ui/kit/UiContext.h"

#include <QTimer>

namespace ch::ui {

class PackClaim : public QObject
{
    Q_OBJECT

public:
    enum class State {
        None,
        Asking,
        Mine,
        /// No network, no claim: work goes on all the same (contract section 10, ruling 7).
        Offline,
        /// Somebody else packs it.
        Other,
        /// The service refused for another reason; see error().
        Refused,
    };

    explicit PackClaim(UiContext& context, QObject* parent = nullptr);

    void ask(OrderId id);
    void takeOver(const QString& reason);
    /// Gives it back if it is ours, after a while: what was packed has to be at the service first, or the next one to ask packs
    /// it again. Nothing is claimed here any more.
    void release(std::chrono::milliseconds after = {});
    /// What the cache says about it: somebody may have taken it over.
    void note(const desk::PackOrder& order);

    State state() const { return m_state; }
    /// State Other: who and where, as far as it is known.
    const Claim& other() const { return m_other; }
    const Error& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// The answer to takeOver(), where it failed.
    void takeOverFailed(const ch::Error& error);

private:
    void call(const ClaimDraft& draft);
    void giveBack(OrderId id);
    void take(const Result<Order>& answer, bool isTakeOver);
    void setState(State state);

    UiContext& m_context;
    OrderId m_id;
    int m_generation = 0;
    State m_state = State::None;
    Claim m_other;
    /// The cache told of it, and so tells when it ends.
    bool m_isOtherSeen = false;
    /// Ours, as it was answered last.
    Claim m_mine;
    Error m_error;
    QTimer m_renewal;
};

} // namespace ch::ui

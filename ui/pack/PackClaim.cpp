// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackClaim.h"

#include "core/base/Deliver.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A claim lives for a quarter of an hour: two renewals may get lost.
constexpr std::chrono::minutes kRenewal{5};

Claim claimIn(const QByteArray& facts)
{
    const QJsonObject json = QJsonDocument::fromJson(facts).object();
    Claim claim{.userId = {},
                .user = json.value(u"user").toString(),
                .device = json.value(u"device").toString(),
                .expiresAt = {}};
    if (const auto expires = UtcTime::fromText(json.value(u"expires_at").toString().toLatin1()))
        claim.expiresAt = *expires;
    return claim;
}

bool isNoAnswer(const Error& error)
{
    return error.kind == ErrorKind::Offline || isTransient(error);
}

} // namespace

PackClaim::PackClaim(UiContext& context, QObject* parent) : QObject(parent), m_context(context), m_renewal(this)
{
    m_renewal.setInterval(kRenewal);
    connect(&m_renewal, &QTimer::timeout, this, [this] { call({}); });
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, [this](const SyncStatus& status) {
        if (m_state == State::Offline && status.isOnline())
            call({});
    });
}

void PackClaim::ask(OrderId id)
{
    m_id = id;
    m_mine = {};
    m_isOtherSeen = false;
    ++m_generation;
    m_renewal.start();
    if (!m_context.workspace().status().isOnline()) {
        setState(State::Offline);
        return;
    }
    setState(State::Asking);
    call({});
}

void PackClaim::takeOver(const QString& reason)
{
    call({.takeOver = true, .reason = reason});
}

void PackClaim::release(std::chrono::milliseconds after)
{
    if (m_state == State::Mine || m_state == State::Asking)
        QTimer::singleShot(after, this, [this, id = m_id] { giveBack(id); });
    m_renewal.stop();
    m_id = {};
    ++m_generation;
    m_state = State::None;
}

void PackClaim::giveBack(OrderId id)
{
    // On the bench again, or nobody to give it to: it ends by itself.
    if (id == m_id || !m_context.workspace().status().isOnline())
        return;
    deliver(m_context.workspace().pack().releaseClaim(id), this, [](const Result<Order>&) {});
}

void PackClaim::note(const desk::PackOrder& order)
{
    if (order.shown.id != m_id)
        return;
    if (!order.claim) {
        // The one that kept us out was given back, or ran out.
        if (std::exchange(m_isOtherSeen, false) && m_state == State::Other)
            call({});
        return;
    }
    if (order.isMine) {
        m_mine = *order.claim;
        return;
    }
    m_isOtherSeen = true;
    // While an answer is on its way it knows better; and what was here before ours was given says nothing about now.
    const bool isOlder = m_state == State::Mine && order.claim->expiresAt <= m_mine.expiresAt;
    if (m_state == State::Asking || isOlder)
        return;
    m_other = *order.claim;
    setState(State::Other);
}

void PackClaim::call(const ClaimDraft& draft)
{
    if (m_id.isNull())
        return;
    deliver(m_context.workspace().pack().claim(m_id, draft), this,
            [this, generation = m_generation, isTakeOver = draft.takeOver](const Result<Order>& answer) {
                if (generation == m_generation)
                    take(answer, isTakeOver);
            });
}

void PackClaim::take(const Result<Order>& answer, bool isTakeOver)
{
    if (answer) {
        m_mine = answer->claim.value_or(Claim());
        setState(State::Mine);
        return;
    }
    m_error = answer.error();
    if (isTakeOver) {
        Q_EMIT takeOverFailed(m_error);
        return;
    }
    if (m_error.code == u"CLAIMED") {
        m_other = claimIn(m_error.facts);
        setState(State::Other);
    } else if (!isNoAnswer(m_error)) {
        setState(State::Refused);
    } else if (m_state != State::Mine || m_mine.expiresAt <= m_context.now()) {
        // One that could not be renewed yet lives on for a while.
        setState(State::Offline);
    }
}

void PackClaim::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackFlow.h"

#include "core/base/Deliver.h"
#include "core/desk/StepTaking.h"
#include "core/domain/Reason.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kCarrierName = "pack.carrier"_L1;
/// The service wants a number of every parcel; letters have none.
constexpr auto kNoNumber = "-"_L1;
/// What was saved last is at the service by then.
constexpr std::chrono::milliseconds kSending = desk::kPackingGathers + std::chrono::seconds(1);
/// While the claim is asked for nothing is written: if somebody else has the order, nothing has to be taken back. No longer than
/// this, for what was scanned has to be on the disk within a second.
constexpr qint64 kLongestAsking = 500;

Error heldError(const Hold& hold)
{
    const QJsonObject facts{{u"hold_reason"_s, hold.reason}};
    return refusal(Reason::OnHold, QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

QString firstCarrier(const Preferences& preferences)
{
    const QStringList last = preferences.list(kCarrierName);
    const std::vector<Carrier> carriers = preferences.carriers();
    const bool isThere = !last.isEmpty() && std::ranges::find(carriers, last.front(), &Carrier::name) != carriers.end();
    if (isThere)
        return last.front();
    return carriers.empty() ? QString() : carriers.front().name;
}

} // namespace

PackFlow::PackFlow(UiContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_claim(new PackClaim(context, this))
    , m_saver(new PackSaver(
          context, [this] { return takeProgress(); }, this))
{
    connect(m_claim, &PackClaim::changed, this, &PackFlow::followClaim);
    connect(m_claim, &PackClaim::takeOverFailed, this, &PackFlow::takeOverFailed);
    connect(m_saver, &PackSaver::saved, this, [this] {
        if (m_readyDue)
            announceReady(*std::exchange(m_readyDue, std::nullopt));
        if (std::exchange(m_isStale, false))
            load();
    });
    connect(m_saver, &PackSaver::failed, this, [this](OrderId order, const Error& error) {
        Q_EMIT told(saidOf(error));
        if (order == m_id)
            load();
    });
    connect(&context.workspace().pack(), &desk::PackStore::changed, this,
            [this](const std::vector<OrderId>& orders, bool isMany) {
                if (isMany || std::ranges::find(orders, m_id) != orders.end())
                    load();
            });
}

PackingProgress PackFlow::takeProgress()
{
    const bool isAsking = m_claim->state() == PackClaim::State::Asking && m_asked.elapsed() < kLongestAsking;
    if (isAsking || m_stage == Stage::Blocked || m_stage == Stage::Gone) {
        if (isAsking)
            m_saver->note();
        return {};
    }
    return m_session.takeProgress();
}

int PackFlow::parcelNo() const
{
    int last = 0;
    for (const Shipment& parcel : m_order.shipments)
        last = std::max(last, parcel.no);
    return last + 1;
}

void PackFlow::open(OrderId id)
{
    if (id == m_id && m_stage != Stage::Gone)
        return;
    leave();
    m_id = id;
    m_carrier = firstCarrier(m_context.preferences());
    m_saver->setOrder(id);
    m_asked.start();
    setStage(Stage::Opening);
    m_claim->ask(id);
    load();
}

void PackFlow::leave()
{
    if (m_stage == Stage::Empty)
        return;
    // In this order: what is asked for keeps nothing from being saved any more.
    m_claim->release(m_saver->isFresh() || m_session.hasProgress() ? kSending : std::chrono::milliseconds());
    m_saver->flush();
    reset();
    setStage(Stage::Empty);
}

void PackFlow::keep()
{
    m_saver->flush();
}

void PackFlow::reset()
{
    m_id = {};
    m_order = {};
    m_session = {};
    m_queued.clear();
    m_readyDue.reset();
    m_readyParcels.clear();
    m_isLoading = false;
    m_isStale = false;
    ++m_generation;
    m_saver->drop();
}

void PackFlow::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
    takeQueued();
}

void PackFlow::load()
{
    if (m_id.isNull())
        return;
    // What is being written is newer than what can be read.
    if (m_isLoading || m_saver->isSaving() || m_stage == Stage::Closing) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    deliver(m_context.workspace().pack().order(m_id), this,
            [this, generation = m_generation, writes = m_saver->writes()](const Result<desk::PackOrder>& result) {
                if (generation != m_generation)
                    return;
                m_isLoading = false;
                m_isStale |= writes != m_saver->writes();
                if (!m_isStale)
                    take(result);
                else if (!m_saver->isSaving() && std::exchange(m_isStale, false))
                    load();
            });
}

std::optional<Error> PackFlow::obstacleTo(const desk::PackOrder& order) const
{
    const Order& shown = order.shown;
    if (order.isOutdated)
        return Error{.kind = ErrorKind::Conflict, .code = QString(desk::kNotUnderstood)};
    if (order.refused > 0)
        return Error{.kind = ErrorKind::Conflict, .code = u"BEHIND_REFUSED"_s};
    if (shown.status != OrderStatus::Paid)
        return refusal(Reason::StateConflict, stateFacts(shown));
    if (shown.hold && (!shown.hold->until || *shown.hold->until > m_context.now()))
        return heldError(*shown.hold);
    return std::nullopt;
}

void PackFlow::take(const Result<desk::PackOrder>& result)
{
    if (!result) {
        stopWith(result.error());
        return;
    }
    m_order = result->shown;
    if (m_stage == Stage::Opening)
        m_session = PackingSession(m_order, result->products);
    else
        m_session.update(m_order, result->products);
    if (const auto obstacle = obstacleTo(*result)) {
        stopWith(*obstacle);
        return;
    }
    m_claim->note(*result);
    if (m_stage != Stage::Opening) {
        Q_EMIT changed();
        return;
    }
    if (m_claim->state() == PackClaim::State::Other)
        setStage(Stage::Blocked);
    else if (m_session.isComplete())
        startLabelling();
    else
        setStage(Stage::Packing);
}

void PackFlow::stopWith(const Error& obstacle)
{
    const bool isNews = m_stage != Stage::Gone;
    m_obstacle = obstacle;
    m_saver->drop();
    m_claim->release();
    setStage(Stage::Gone);
    if (isNews)
        Q_EMIT told(saidOf(obstacle));
}

void PackFlow::followClaim()
{
    switch (m_claim->state()) {
    case PackClaim::State::Other:
        if (m_stage == Stage::Packing || m_stage == Stage::Labelling) {
            m_saver->drop();
            m_stage = Stage::Blocked;
        }
        if (m_stage == Stage::Blocked)
            Q_EMIT told(warning(tr("%1 is packing this order.").arg(whoHas(m_claim->other()))));
        break;
    case PackClaim::State::Refused:
        // The service knows more of the order than we do.
        m_context.workspace().syncNow();
        Q_EMIT told(saidOf(m_claim->error()));
        break;
    case PackClaim::State::Mine:
    case PackClaim::State::Offline:
        if (m_stage == Stage::Blocked) {
            // Begun anew: what others packed meanwhile is packed.
            m_stage = Stage::Opening;
            load();
        }
        break;
    case PackClaim::State::None:
    case PackClaim::State::Asking:
        break;
    }
    Q_EMIT changed();
}

void PackFlow::setCarrier(const QString& carrier)
{
    if (carrier == m_carrier)
        return;
    m_carrier = carrier;
    m_context.preferences().setList(kCarrierName, {carrier});
    Q_EMIT changed();
}

void PackFlow::endParcel()
{
    if (m_stage != Stage::Packing)
        return;
    if (m_session.parcelUnits() == 0)
        Q_EMIT told(warning(tr("The parcel is empty."), ScanSound::Over));
    else
        startLabelling();
}

void PackFlow::backToPacking()
{
    if (m_stage == Stage::Labelling)
        setStage(Stage::Packing);
}

void PackFlow::startLabelling()
{
    m_saver->flush();
    if (!packSettingsOf(m_context.preferences()).asksTracking) {
        m_stage = Stage::Labelling;
        closeParcel({});
        return;
    }
    // The documents read what is kept.
    if (m_saver->isSaving())
        m_readyDue = parcelNo();
    else
        announceReady(parcelNo());
    setStage(Stage::Labelling);
}

void PackFlow::announceReady(int parcel)
{
    if (m_readyParcels.contains(parcel))
        return;
    m_readyParcels.insert(parcel);
    Q_EMIT parcelReady(m_id, parcel);
}

void PackFlow::closeParcel(const QString& trackingNo)
{
    if (!isWorkable())
        return;
    if (m_session.parcelUnits() == 0) {
        Q_EMIT told(warning(tr("The parcel is empty."), ScanSound::Over));
        return;
    }
    if (m_carrier.isEmpty()) {
        Q_EMIT told(warning(tr("Choose a carrier first."), ScanSound::Over));
        return;
    }
    const QString number = trackingNo.trimmed();
    const ShipmentDraft draft{.carrier = m_carrier,
                              .trackingNo = number.isEmpty() ? QString(kNoNumber) : number,
                              .lines = m_session.parcel()};
    const ClosedParcel parcel{.order = m_id,
                              .orderNo = m_order.orderNo,
                              .no = parcelNo(),
                              .carrier = draft.carrier,
                              .trackingNo = number,
                              .isLast = m_session.isComplete()};
    m_saver->drop();
    const PackingProgress rest = m_session.takeProgress();
    // What is being read was before this parcel.
    ++m_generation;
    m_isLoading = false;
    setStage(Stage::Closing);
    deliver(m_context.workspace().pack().ship(m_id, rest, draft, m_context.preferences().undoTime()), this,
            [this, parcel](const Result<PendingOperation>& result) { takeShipped(result, parcel); });
}

void PackFlow::takeShipped(const Result<PendingOperation>& result, const ClosedParcel& parcel)
{
    const bool isHere = parcel.order == m_id && m_stage == Stage::Closing;
    if (!result) {
        Q_EMIT told(saidOf(result.error()));
        if (isHere) {
            setStage(Stage::Labelling);
            load();
        }
        return;
    }
    ClosedParcel closed = parcel;
    closed.seq = result->seq;
    if (isHere) {
        m_session.closeParcel();
        announceReady(parcel.no);
    }
    Q_EMIT parcelClosed(closed);
    if (!isHere)
        return;
    if (!parcel.isLast) {
        m_stage = Stage::Opening;
        load();
        Q_EMIT changed();
        Q_EMIT told({.tone = Tone::Info, .sentence = tr("The parcel is closed. Go on with the next one.")});
        return;
    }
    const QStringList queued = m_queued;
    m_claim->release(m_context.preferences().undoTime() + kSending);
    reset();
    m_stage = Stage::Empty;
    Q_EMIT changed();
    Q_EMIT finished(parcel.order);
    for (const QString& code : queued)
        scan(code);
}

void PackFlow::takeQueued()
{
    if (m_stage == Stage::Opening || m_stage == Stage::Closing || m_stage == Stage::Empty)
        return;
    const QStringList queued = std::exchange(m_queued, {});
    for (const QString& code : queued)
        scan(code);
}

} // namespace ch::ui

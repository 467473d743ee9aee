// SPDX-License-Identifier: Apache-2.0
// Random walks through the rules: whatever people do in whatever order, the books must agree. A failing walk is repeated
// with CH_SEED=<the printed seed>.
#include "tests/core/domain/ChangeText.h"
#include "tests/core/domain/OrderFixture.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <functional>

using namespace ch;
using namespace ch::test;

namespace {

constexpr int kSteps = 20'000;

/// What a store would have kept of one order: the ledger, the refunds, the timeline.
struct Books
{
    Order order;
    std::vector<OrderLine> placedLines;
    /// Per line number.
    QMap<int, qint64> reserved;
    QMap<int, qint64> released;
    QMap<int, qint64> shipped;
    QSet<QString> movements;
    QSet<QString> refundNos;
    qint64 refunded = 0;
    qint64 notes = 0;
    QStringList path;
};

class Walk
{
public:
    explicit Walk(quint32 seed) : m_random(seed)
    {
        m_product.sku = u"AAA"_s;
        m_product.priceMinor = 500;
    }

    int below(int limit) { return m_random.bounded(limit); }
    bool once(int in) { return below(in) == 0; }
    UtcTime now() const { return m_now; }
    void pass(qint64 seconds) { m_now = m_now.plusSeconds(seconds); }

    StepContext context(const Order& order)
    {
        StepContext context = step({}, 7 + below(3), m_now);
        if (!once(4))
            context.ifMatch = once(8) ? order.version - 1 : order.version;
        return context;
    }

    OrderDraft draft()
    {
        OrderDraft draft;
        draft.currency = u"EUR"_s;
        draft.customer.name = u"Ada"_s;
        draft.shipTo = pendingOrder().shipTo;
        const int lines = 1 + below(4);
        for (int i = 0; i < lines; ++i)
            draft.lines.push_back({u"AAA"_s, 1 + below(5), once(5) ? std::optional<qint64>(0) : std::nullopt});
        draft.shippingMinor = once(2) ? 0 : 490;
        return draft;
    }

    Result<OrderChange> place()
    {
        const Shop here = shop();
        return placeOrder(draft(),
                          {.shop = here,
                           .id = OrderId(++m_lastId),
                           .paymentTimeoutSeconds = 1'800,
                           .product = [this](const QString&) { return &m_product; }},
                          step({}, 7, m_now));
    }

    /// Some lines with quantities that mostly fit.
    std::vector<LineQuantity> someOf(const Order& order)
    {
        std::vector<LineQuantity> lines;
        for (const OrderLine& line : order.lines) {
            if (!once(3) && (line.toShip() > 0 || once(10)))
                lines.push_back(
                    {line.lineNo, once(12) ? line.toShip() + 1 : 1 + below(static_cast<int>(line.toShip() + 1))});
        }
        return lines;
    }

    QString reference() { return u"ref-%1"_s.arg(once(6) ? m_lastReference : ++m_lastReference); }

private:
    QRandomGenerator m_random;
    UtcTime m_now = kNow;
    Product m_product;
    qint64 m_lastId = 1'000;
    int m_lastReference = 0;
};

struct Attempt
{
    std::optional<OrderChange> change;
    QString refusal;
};

Attempt attemptOf(Result<OrderChange> result)
{
    return result ? Attempt{*std::move(result), {}} : Attempt{{}, result.error().code};
}

using Operation = std::function<Attempt(Walk&, const Order&)>;

/// Named, so that the test can say which of them never succeeded.
const std::vector<std::pair<QString, Operation>>& operations()
{
    static const std::vector<std::pair<QString, Operation>> kOperations = {
        {u"pay"_s,
         [](Walk& walk, const Order& order) {
             const qint64 amount = walk.once(10) ? order.totalMinor + 1 : order.totalMinor;
             PaymentOutcome outcome =
                 recordPayment(order, {amount, u"card"_s, walk.reference()}, shop(), walk.context(order));
             return Attempt{std::move(outcome.change), outcome.refusal ? outcome.refusal->code : QString()};
         }},
        {u"ship"_s,
         [](Walk& walk, const Order& order) {
             ShipmentDraft draft{u"DHL"_s, u"T1"_s, {}, walk.once(2)};
             if (!walk.once(4))
                 draft.lines = walk.someOf(order);
             return attemptOf(ship(order, draft, walk.context(order)));
         }},
        {u"refund"_s,
         [](Walk& walk, const Order& order) {
             qint64 received = -order.refundedMinor;
             for (const Payment& payment : order.payments)
                 received += payment.amountMinor;
             RefundDraft draft{received, u"damaged"_s, {}, {}};
             if (!walk.once(6))
                 draft.amountMinor = walk.below(static_cast<int>(received / 4) + 3);
             if (walk.once(2))
                 draft.release = walk.someOf(order);
             return attemptOf(refund(order, draft, RefundId(9), walk.context(order)));
         }},
        {u"cancel"_s,
         [](Walk& walk, const Order& order) {
             return walk.once(4) ? attemptOf(cancel(order, u"CUSTOMER"_s, {}, walk.context(order))) : Attempt{};
         }},
        {u"close"_s,
         [](Walk& walk, const Order& order) { return attemptOf(closeExpired(order, walk.context(order))); }},
        {u"complete"_s, [](Walk& walk, const Order& order) { return attemptOf(complete(order, walk.context(order))); }},
        {u"hold"_s,
         [](Walk& walk, const Order& order) {
             const auto until =
                 walk.once(2) ? std::optional<UtcTime>(walk.now().plusSeconds(walk.below(600))) : std::nullopt;
             return attemptOf(hold(order, u"check"_s, until, walk.context(order)));
         }},
        {u"release hold"_s,
         [](Walk& walk, const Order& order) { return attemptOf(releaseHold(order, walk.context(order))); }},
        {u"expire hold"_s,
         [](Walk& walk, const Order& order) { return attemptOf(expireHold(order, walk.context(order))); }},
        {u"claim"_s,
         [](Walk& walk, const Order& order) {
             return attemptOf(claim(order, walk.once(3), u"went home"_s, walk.context(order)));
         }},
        {u"release claim"_s,
         [](Walk& walk, const Order& order) { return attemptOf(releaseClaim(order, walk.context(order))); }},
        {u"pack"_s,
         [](Walk& walk, const Order& order) {
             std::vector<LineQuantity> packed = walk.someOf(order);
             for (LineQuantity& each : packed)
                 each.quantity = walk.below(static_cast<int>(order.line(each.lineNo)->quantity) + 1);
             return attemptOf(setPacking(order, packed, walk.context(order)));
         }},
        {u"edit"_s,
         [](Walk& walk, const Order& order) {
             OrderEdit change;
             change.shipTo = order.shipTo;
             change.shipTo->line2 = u"Flat %1"_s.arg(walk.below(3));
             return attemptOf(edit(order, change, walk.context(order)));
         }},
        {u"correct"_s,
         [](Walk& walk, const Order& order) {
             return attemptOf(
                 correctShipment(order, 1 + walk.below(3), {{}, u"T%1"_s.arg(walk.below(4))}, walk.context(order)));
         }},
        {u"note"_s,
         [](Walk& walk, const Order& order) { return attemptOf(addNote(order, u"called"_s, walk.context(order))); }},
        {u"print"_s,
         [](Walk& walk, const Order& order) {
             return attemptOf(recordPrint(order, u"label"_s, {}, 1, walk.context(order)));
         }},
    };
    return kOperations;
}

const QSet<QString> kRefusals = {u"STATE_CONFLICT"_s, u"VERSION_MISMATCH"_s,  u"ON_HOLD"_s,  u"CLAIMED"_s,
                                 u"ORDER_CLOSED"_s,   u"VALIDATION_FAILED"_s, u"NOT_FOUND"_s};
const QSet<QString> kLegalMoves = {u"PENDING>PAID"_s, u"PENDING>CANCELLED"_s, u"PAID>SHIPPED"_s, u"SHIPPED>COMPLETED"_s,
                                   u"PAID>CANCELLED"_s};
const QSet<QString> kVersionKeepers = {u"CLAIMED"_s, u"CLAIM_RELEASED"_s, u"CLAIM_TAKEN_OVER"_s, u"NOTED"_s,
                                       u"PACKED"_s,  u"PRINTED"_s,        u"PAYMENT_REFUSED"_s};

/// An empty text, or what does not agree.
QString disagreement(const Books& books)
{
    const Order& order = books.order;
    const bool open = order.status == OrderStatus::Pending || order.status == OrderStatus::Paid;
    qint64 shippedUnits = 0;
    qint64 packedUnits = 0;
    qint64 leftUnits = 0;
    QMap<int, qint64> inParcels;
    for (const Shipment& shipment : order.shipments) {
        for (const LineQuantity& out : shipment.lines)
            inParcels[out.lineNo] += out.quantity;
    }
    for (size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        OrderLine untouched = line;
        untouched.packedQuantity = untouched.shippedQuantity = untouched.releasedQuantity = 0;
        if (!(untouched == books.placedLines[i]))
            return u"what was ordered changed"_s;
        const qint64 left = line.quantity - line.shippedQuantity - line.releasedQuantity;
        if (line.shippedQuantity < 0 || line.releasedQuantity < 0 || left < 0)
            return u"units do not add up"_s;
        if (line.packedQuantity < line.shippedQuantity || line.packedQuantity > line.quantity - line.releasedQuantity)
            return u"packed is out of bounds"_s;
        if (inParcels[line.lineNo] != line.shippedQuantity || books.shipped[line.lineNo] != line.shippedQuantity)
            return u"parcels, ledger and line disagree on what was shipped"_s;
        // A cancellation gives back what is left without calling it released by a refund.
        const bool unpaidEnd = order.status == OrderStatus::Cancelled && order.cancelReason != u"REFUNDED"_s;
        if (books.released[line.lineNo] != line.releasedQuantity + (unpaidEnd ? left : 0))
            return u"ledger and line disagree on what was released"_s;
        const qint64 stillReserved =
            books.reserved[line.lineNo] - books.released[line.lineNo] - books.shipped[line.lineNo];
        if (stillReserved != (open ? left : 0))
            return u"the reservation is not what is left to ship"_s;
        shippedUnits += line.shippedQuantity;
        packedUnits += line.packedQuantity;
        leftUnits += left;
    }
    const QString fulfilment = shippedUnits > 0           ? (leftUnits == 0 ? u"FULFILLED"_s : u"PARTIAL"_s)
                               : packedUnits == 0         ? u"UNFULFILLED"_s
                               : packedUnits >= leftUnits ? u"PACKED"_s
                                                          : u"PACKING"_s;
    if (nameOf(order.fulfilment()) != fulfilment)
        return u"fulfilment is not what the units say"_s;
    if (order.status == OrderStatus::Paid && leftUnits == 0)
        return u"paid with nothing left to ship"_s;
    if ((order.status == OrderStatus::Shipped || order.status == OrderStatus::Completed) &&
        (leftUnits != 0 || shippedUnits == 0))
        return u"shipped, but not everything or nothing"_s;
    if (order.status == OrderStatus::Cancelled && shippedUnits != 0)
        return u"shipped and cancelled"_s;

    qint64 accepted = 0;
    qint64 received = 0;
    for (const Payment& payment : order.payments) {
        accepted += payment.accepted ? payment.amountMinor : 0;
        received += payment.amountMinor;
        if (payment.accepted != payment.reason.isEmpty())
            return u"a payment without a reason, or with one too many"_s;
    }
    if (order.paidMinor != accepted || (order.paidAt ? accepted != order.totalMinor : accepted != 0))
        return u"paid is not what was accepted"_s;
    if (order.refundedMinor != books.refunded || books.refunded > received)
        return u"more went out than came in"_s;
    if (shippedUnits > 0 && !order.paidAt)
        return u"shipped without being paid"_s;

    if (order.hold && !open)
        return u"a hold outlived the order"_s;
    if (order.claim && order.status != OrderStatus::Paid)
        return u"a claim outlived the packing"_s;
    if (order.expiresAt.has_value() != (order.status == OrderStatus::Pending))
        return u"expiry belongs to unpaid orders"_s;
    if (order.cancelReason.isEmpty() != (order.status != OrderStatus::Cancelled) ||
        order.cancelledAt.has_value() != (order.status == OrderStatus::Cancelled))
        return u"cancellation is half recorded"_s;
    if (order.noteCount != books.notes)
        return u"notes are not counted"_s;
    if (books.path.last() != nameOf(order.status))
        return u"the timeline tells another status"_s;
    return {};
}

/// Books the change as a store would; says what is wrong with it.
QString book(Books& books, const OrderChange& change, UtcTime now)
{
    const Order before = std::exchange(books.order, change.after);
    const Order& after = books.order;
    if (change.timeline.empty())
        return before == after && change.stock.empty() && !change.refund ? QString() : u"a change without a trace"_s;
    bool keepsVersion = true;
    for (const TimelineEntry& entry : change.timeline) {
        books.notes += entry.kind == TimelineKind::Noted ? 1 : 0;
        keepsVersion = keepsVersion && kVersionKeepers.contains(QString(nameOf(entry.kind)));
        for (const FieldChange& edited : entry.changes) {
            if (edited.before == edited.after)
                return u"a change from a value to itself"_s;
            if (edited.name != u"status"_s)
                continue;
            if (textOf(edited.before) != books.path.last() ||
                !kLegalMoves.contains(QString(books.path.last() + u'>' + textOf(edited.after))))
                return u"an illegal step: "_s + textOf(edited.before) + u" -> "_s + textOf(edited.after);
            books.path += textOf(edited.after);
        }
    }
    if (after.version != before.version + (keepsVersion ? 0 : 1))
        return u"the version did not grow as it should"_s;
    if (after.revision != before.revision || after.updatedAt != now || after.id != before.id)
        return u"revision, update time or id"_s;
    for (const StockEffect& effect : change.stock) {
        if (effect.quantity <= 0)
            return u"an effect of nothing"_s;
        const QString key = u"%1/%2/%3"_s.arg(effect.lineNo).arg(nameOf(effect.kind)).arg(effect.sequence);
        if (books.movements.contains(key))
            return u"two movements with one key: "_s + key;
        books.movements.insert(key);
        if (effect.kind == MovementKind::Reserve)
            return u"reserved twice"_s;
        (effect.kind == MovementKind::Ship ? books.shipped : books.released)[effect.lineNo] += effect.quantity;
    }
    if (change.refund) {
        if (books.refundNos.contains(change.refund->refundNo))
            return u"two refunds with one number"_s;
        books.refundNos.insert(change.refund->refundNo);
        books.refunded += change.refund->amountMinor;
    }
    return disagreement(books);
}

Books opened(const OrderChange& change)
{
    Books books;
    books.order = change.after;
    books.placedLines = change.after.lines;
    books.path = {u"PENDING"_s};
    books.notes = std::ranges::count(change.timeline, TimelineKind::Noted, &TimelineEntry::kind);
    for (const StockEffect& effect : change.stock) {
        books.reserved[effect.lineNo] += effect.quantity;
        books.movements.insert(u"%1/%2/%3"_s.arg(effect.lineNo).arg(nameOf(effect.kind)).arg(effect.sequence));
    }
    return books;
}

} // namespace

class OrderWalkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomWalks_keepTheBooks();
};

void OrderWalkTest::randomWalks_keepTheBooks()
{
    bool given = false;
    const quint32 chosen = qEnvironmentVariable("CH_SEED").toUInt(&given);
    const quint32 seed = given ? chosen : QRandomGenerator::global()->generate();
    qInfo("seed %u, %d steps", seed, kSteps);
    Walk walk(seed);
    QMap<QString, int> done;
    QMap<QString, int> refused;
    QMap<QString, int> ends;
    Books books = opened(*walk.place());
    int idle = 0;
    for (int i = 0; i < kSteps; ++i) {
        // An order that reached its end is watched for a while, then another one begins.
        if (isFinal(books.order.status) && ++idle > 12) {
            ends[books.path.join(u'>')]++;
            books = opened(*walk.place());
            QCOMPARE(disagreement(books), QString());
            idle = 0;
        }
        walk.pass(walk.once(8) ? 1'000 : walk.below(60));
        const auto& [name, operation] =
            operations()[static_cast<size_t>(walk.below(static_cast<int>(operations().size())))];
        const Order before = books.order;
        const Attempt attempt = operation(walk, before);
        if (!attempt.refusal.isEmpty()) {
            QVERIFY2(kRefusals.contains(attempt.refusal), qPrintable(attempt.refusal));
            refused[attempt.refusal]++;
        }
        if (!attempt.change)
            continue;
        const QString wrong = book(books, *attempt.change, walk.now());
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(u"step %1, %2 in %3: %4"_s.arg(i).arg(name, nameOf(before.status), wrong)));
        if (!attempt.change->timeline.empty())
            done[name]++;
    }
    // A walk that never got anywhere would prove nothing.
    for (const auto& [name, operation] : operations())
        QVERIFY2(done[name] > 0, qPrintable(u"never succeeded: "_s + name));
    for (const QString& reason : kRefusals)
        QVERIFY2(refused[reason] > 0, qPrintable(u"never refused with "_s + reason));
    QVERIFY(ends.contains(u"PENDING>PAID>SHIPPED>COMPLETED"_s));
    QVERIFY(ends.contains(u"PENDING>PAID>CANCELLED"_s));
    QVERIFY(ends.contains(u"PENDING>CANCELLED"_s));
}

QTEST_GUILESS_MAIN(OrderWalkTest)
#include "tst_OrderWalk.moc"

// SPDX-License-Identifier: Apache-2.0
// One order being packed: one scan is one unit, a finished line takes no more, a parcel takes what was counted since the
// last one. Knows nothing of screens, sounds and networks.
// A plain value; safe on any thread.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/Product.h"

#include <QHash>

#include <optional>
#include <vector>

namespace ch {

/// What is known of products, by SKU.
using ProductsBySku = QHash<QString, Product>;

struct PackLine
{
    int lineNo = 0;
    QString sku;
    QString title;
    /// Empty: none; such a line is scanned by its SKU, or counted by hand.
    QString barcode;
    QString location;
    /// Units that are to go out in all: ordered and not given back.
    qint64 wanted = 0;
    /// In parcels that are closed.
    qint64 shipped = 0;
    /// Counted, those in closed parcels among them.
    qint64 packed = 0;

    qint64 left() const { return wanted - packed; }
    /// Units in the parcel that is open.
    qint64 inParcel() const { return packed - shipped; }
    bool isDone() const { return packed >= wanted; }
    friend bool operator==(const PackLine&, const PackLine&) = default;
};

enum class ScanVerdict {
    Right,
    /// Right, and the line takes no more.
    LineComplete,
    /// Right, and nothing is left to pack.
    OrderComplete,
    /// All units of this article are packed.
    Over,
    /// No line of this order has such a code.
    NotInOrder,
    /// Different articles of this order have this code.
    Ambiguous,
};

struct ScanOutcome
{
    ScanVerdict verdict = ScanVerdict::NotInOrder;
    /// The line that was meant; 0 for NotInOrder and Ambiguous.
    int lineNo = 0;

    bool isRight() const { return verdict <= ScanVerdict::OrderComplete; }
    friend bool operator==(const ScanOutcome&, const ScanOutcome&) = default;
};

/// What was counted since it was last asked for.
struct PackingProgress
{
    /// Packed in all now, of each line that changed.
    std::vector<LineQuantity> packed{};
    /// Of those, the units that were counted by hand.
    std::vector<LineQuantity> byHand{};

    bool isEmpty() const { return packed.empty(); }
    friend bool operator==(const PackingProgress&, const PackingProgress&) = default;
};

class PackingSession
{
public:
    PackingSession() = default;
    PackingSession(const Order& order, const ProductsBySku& products);

    /// In the order in which one walks past their places; lines of which nothing goes out are left out.
    const std::vector<PackLine>& lines() const { return m_lines; }
    const PackLine* line(int lineNo) const;
    /// Where to go next: the first that is not done. Null: all are.
    const PackLine* nextLine() const;
    qint64 wantedUnits() const;
    qint64 packedUnits() const;
    bool isComplete() const;
    /// What the open parcel holds, by line number.
    std::vector<LineQuantity> parcel() const;
    qint64 parcelUnits() const;

    /// Barcodes go before SKUs: exact first, then whatever the case, then a barcode without its check digit.
    ScanOutcome scan(const QString& code);
    /// So many packed in all, counted by a person. More than the line takes: Over, and nothing changes. Fewer than are in closed
    /// parcels, or an unknown line: NotInOrder.
    ScanOutcome countByHand(int lineNo, qint64 packed);
    bool canUndo() const { return !m_history.empty(); }
    /// Takes back the last scan or count of the open parcel: the line it was about; nothing if there is none.
    std::optional<int> undo();

    /// What is in the open parcel has left.
    void closeParcel();
    /// The order changed, here or elsewhere: what was counted here and not taken yet stays, as far as the lines still want it.
    void update(const Order& order, const ProductsBySku& products);

    /// What changed since the last call, for whoever keeps it.
    PackingProgress takeProgress();
    bool hasProgress() const;

private:
    struct Count
    {
        int lineNo = 0;
        qint64 before = 0;
        bool isByHand = false;
    };
    struct Kept
    {
        qint64 packed = 0;
        qint64 byHand = 0;
    };

    PackLine* find(int lineNo);
    ScanOutcome set(PackLine& line, qint64 packed, bool isByHand);
    std::vector<QString> skusOf(const QString& code) const;

    std::vector<PackLine> m_lines;
    std::vector<Count> m_history;
    /// By line: what was taken by takeProgress(), and what was counted by hand since.
    QHash<int, Kept> m_kept;
};

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
// The way of one order over the bench: opened, scanned, labelled, closed parcel by parcel. Knows what may be done when; how it
// looks is the station's.
// Thread of the windows.
#pragma once

#include "ui/kit/PackSettings.h"
#include "ui/pack/PackClaim.h"
#include "ui/pack/PackSaver.h"
#include "ui/pack/PackWords.h"

#include <QElapsedTimer>
#include <QSet>

namespace ch::ui {

/// A parcel that was closed.
struct ClosedParcel
{
    OrderId order;
    QString orderNo;
    int no = 0;
    QString carrier;
    QString trackingNo;
    /// The entry of the outbox: undoing it opens the parcel again.
    qint64 seq = 0;
    bool isLast = false;
};

class PackFlow : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Empty,
        Opening,
        Packing,
        /// The parcel is full: carrier and tracking number are wanted.
        Labelling,
        Closing,
        /// Somebody else packs it.
        Blocked,
        /// It can no longer be packed; see obstacle().
        Gone,
    };

    explicit PackFlow(UiContext& context, QObject* parent = nullptr);

    void open(OrderId id);
    /// What was scanned is kept, the claim given back.
    void leave();
    /// What was scanned a moment ago is written now.
    void keep();

    Stage stage() const { return m_stage; }
    OrderId id() const { return m_id; }
    const Order& order() const { return m_order; }
    const PackingSession& session() const { return m_session; }
    const PackClaim& claim() const { return *m_claim; }
    const Error& obstacle() const { return m_obstacle; }
    /// The number of the parcel that is open.
    int parcelNo() const;
    const QString& carrier() const { return m_carrier; }
    bool isWorkable() const { return m_stage == Stage::Packing || m_stage == Stage::Labelling; }

    void scan(const QString& code);
    void countByHand(int lineNo, qint64 packed);
    void undo();
    /// A part of the order is a parcel of its own.
    void endParcel();
    void backToPacking();
    void setCarrier(const QString& carrier);
    /// Empty: without a number.
    void closeParcel(const QString& trackingNo);
    void takeOver(const QString& reason) { m_claim->takeOver(reason); }

Q_SIGNALS:
    void changed();
    void told(const ch::ui::PackFeedback& feedback);
    /// Its content is known: documents can be printed while it is labelled. Once for each parcel.
    void parcelReady(ch::OrderId order, int parcel);
    void parcelClosed(const ch::ui::ClosedParcel& parcel);
    /// Everything is out.
    void finished(ch::OrderId order);
    /// Another order's code was scanned, and nothing keeps us at this one.
    void otherOrderScanned(ch::OrderId order);
    void takeOverFailed(const ch::Error& error);

private:
    void load();
    void take(const Result<desk::PackOrder>& result);
    std::optional<Error> obstacleTo(const desk::PackOrder& order) const;
    void followClaim();
    void stopWith(const Error& obstacle);
    void setStage(Stage stage);
    void reset();
    PackingProgress takeProgress();

    void scanItem(const QString& code);
    void scanLabel(const QString& code);
    void counted(const ScanOutcome& outcome, const QString& code);
    void startLabelling();
    void announceReady(int parcel);
    /// What a code of no line is. `isTold`: that it is none of this order was said already.
    void lookUp(const QString& code, bool isTold);
    void nameProduct(const QString& code, bool isTold);
    void foundOrder(const OrderListItem& found, bool isTold);
    void takeShipped(const Result<PendingOperation>& result, const ClosedParcel& parcel);
    void takeQueued();

    UiContext& m_context;
    PackClaim* m_claim;
    PackSaver* m_saver;
    OrderId m_id;
    Order m_order;
    PackingSession m_session;
    Stage m_stage = Stage::Empty;
    Error m_obstacle;
    QString m_carrier;
    /// Answers to what was asked about the order before are late.
    int m_generation = 0;
    quint64 m_scans = 0;
    bool m_isLoading = false;
    bool m_isStale = false;
    /// How long the claim has been asked for.
    QElapsedTimer m_asked;
    /// Scanned while an order was opened or a parcel closed.
    QStringList m_queued;
    std::optional<int> m_readyDue;
    QSet<int> m_readyParcels;
};

} // namespace ch::ui

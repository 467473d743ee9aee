// SPDX-License-Identifier: Apache-2.0
// One parcel of an order's detail. Its tracking page opens in the browser only after a question on the spot.
// Thread of the windows.
#pragma once

#include "core/domain/Order.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

namespace ch::ui {

/// What a correction changed: "tracking number 00340 → 00341, today 10:30, anna".
using ParcelHistory = QStringList;

class OrderDetailParcel : public QWidget
{
    Q_OBJECT

public:
    struct Facts
    {
        Shipment parcel;
        ParcelHistory history;
        /// It waits in the outbox.
        bool isUnsent = false;
        qint64 units = 0;
    };
    OrderDetailParcel(UiContext& context, const Facts& facts, bool isCorrectable, QWidget* parent = nullptr);

Q_SIGNALS:
    void correctionRequested();

private:
    void addHead(const Facts& facts, bool isCorrectable);
    void addTracking();
    void askToOpen();
    void open();

    UiContext& m_context;
    QString m_trackingNo;
    QString m_link;
    QBoxLayout* m_column;
    Notice* m_question;
};

/// Whether a link may be shown and opened at all: https to a named host, nothing else ever (X9).
bool isOpenableLink(const QString& link);

} // namespace ch::ui

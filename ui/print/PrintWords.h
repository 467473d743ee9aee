// SPDX-License-Identifier: Apache-2.0
// The words on paper, in the language of the template: a shop in Berlin prints Chinese slips for a parcel to Shanghai while its
// screens are English. Reads the program's catalogues. A value that is only read; safe on any thread.
#pragma once

#include "core/domain/PrintDocument.h"

#include <QLocale>
#include <QString>

#include <memory>

class QTranslator;

namespace ch::ui {

enum class PrintWord {
    PackingSlip,
    Invoice,
    PickList,
    AddressLabel,
    Reprint,
    Cancelled,
    OnHold,
    ShipTo,
    From,
    Order,
    Placed,
    Paid,
    ShipBy,
    Printed,
    Carrier,
    TrackingNumber,
    Parcel,
    ParcelNumber,
    PageOf,
    Continued,
    Quantity,
    Item,
    Sku,
    Location,
    UnitPrice,
    Amount,
    Subtotal,
    Discount,
    Shipping,
    Total,
    Payment,
    Refund,
    Due,
    PaidInFull,
    Currency,
    Orders,
    Units,
    Lines,
    InStock,
    SortIntoOrders,
    ScanToOpen,
    Phone,
    Customer,
    CustomerNumber,
    Free,
    NothingToPick,
};
inline constexpr size_t kPrintWordCount = size_t(PrintWord::NothingToPick) + 1;

class PrintWords
{
public:
    /// "en", "zh_CN". Another one, or a catalogue that is not there: English.
    explicit PrintWords(const QString& language = {});

    QString operator()(PrintWord word) const;
    QString operator()(PrintDocument document) const;
    /// "3 items", "1 item": of words that are counted (Orders, Units, Lines).
    QString counted(PrintWord word, qint64 n, const QLocale& locale) const;
    /// Of an ISO 3166 code; anything else as it is.
    QString country(const QString& code) const;
    const QString& language() const { return m_language; }

private:
    QString translated(const char* context, const char* text, int n = -1) const;

    QString m_language;
    std::shared_ptr<const QTranslator> m_catalogue;
};

} // namespace ch::ui

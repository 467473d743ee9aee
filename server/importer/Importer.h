// SPDX-License-Identifier: Apache-2.0
// Brings a real order book into the store: reads, judges and groups its rows, then writes orders, refunds and products
// (contract section 8; docs/importing.md for people).
// On the writer's thread, inside one transaction.
#pragma once

#include "server/importer/RejectReason.h"
#include "server/store/WriteContext.h"

#include <QDate>
#include <QString>

#include <array>
#include <functional>

namespace ch::server {

struct ImportProgress
{
    enum class Phase { Reading, Writing };
    Phase phase = Phase::Reading;
    /// Rows of the file so far: read, or written.
    qint64 rows = 0;
    /// Of this phase, 0–1; negative if that cannot be known (a pipe has no length).
    double share = 0;
};

struct ImportOptions
{
    /// CSV, plain or .xz.
    QString file{};
    /// "online-retail", "tmall" or a mapping file.
    QString mapping{};
    /// Orders of this day of the book's zone and later are still to be shipped; invalid: none are.
    QDate openSince{};
    /// Where refused rows go; empty if they are only counted.
    QString rejectsFile{};
    /// Files that refused rows must not be written over, besides the book and its mapping: the store's.
    QStringList otherFiles{};
    /// Where rows wait for their order; must have room for the unpacked file.
    QString spoolFolder{};
    /// Called every few thousand rows, if there is one.
    std::function<void(const ImportProgress&)> onProgress{};
    /// Asked as often, if there is one; true ends the import with INTERRUPTED.
    std::function<bool()> isStopped{};
};

struct ImportSummary
{
    qint64 orders = 0;
    qint64 lines = 0;
    qint64 products = 0;
    qint64 refunds = 0;
    qint64 refundedMinor = 0;
    qint64 grossMinor = 0;
    /// Orders and refunds whose numbers the store knew already.
    qint64 alreadyPresent = 0;
    /// Rows by RejectReason.
    std::array<qint64, kRejectReasons> rejected{};
    /// Rows of the file, the header not counted.
    qint64 rows = 0;
    QString currency;
    /// The shop's, where it is not the book's.
    QString otherShopCurrency;
};

/// Memory stays bounded whatever the file. An error (a sentence for people in `detail`) leaves the caller to roll back.
Result<ImportSummary> importBook(WriteContext& context, const ImportOptions& options);

} // namespace ch::server

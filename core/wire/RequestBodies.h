// SPDX-License-Identifier: Apache-2.0
// Bodies of requests that only a desk writes (contract section 5); those of whole drafts are in OrderJson.h.
// Pure functions; safe on any thread. The outbox keeps these bytes and sends them unchanged (R1).
#pragma once

#include "core/domain/Order.h"
#include "core/domain/Session.h"
#include "core/domain/Shop.h"
#include "core/domain/StepDrafts.h"

#include <QByteArray>

#include <vector>

namespace ch {

QByteArray toJson(const CancellationDraft& draft);
QByteArray toJson(const HoldDraft& draft);
QByteArray toJson(const ClaimDraft& draft);
QByteArray toJson(const PrintDraft& draft);
QByteArray toJson(const StockDelta& change);
QByteArray toJson(const StockCountDraft& count);
QByteArray toJson(const Credentials& credentials);
/// Name, query, columns, sort and roles; the rest is the service's.
QByteArray toViewDraftJson(const SavedView& view);
QByteArray toNoteJson(const QString& text);
/// `packed`: the quantity that is packed now, by line.
/// `byHand`: of those, units that no scanner saw.
QByteArray toPackingJson(const std::vector<LineQuantity>& packed, const std::vector<LineQuantity>& byHand = {});
QByteArray toRefreshJson(const QByteArray& refreshToken);

} // namespace ch

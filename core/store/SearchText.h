// SPDX-License-Identifier: Apache-2.0
// What of an order is searched, and what a search asks of the index.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Order.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ch::store {

/// Shortest text that can be searched.
inline constexpr qsizetype kShortestSearch = 2;

/// Letter case is ignored in searches: both sides are folded.
QString folded(const QString& text);

/// Order number, customer, city, region, SKUs, line titles and tracking numbers, folded, each ended by a separator that
/// no text holds.
QString searchTextOf(const Order& order);

/// Three characters in a row, packed.
using Trigram = quint64;
/// Every one of a folded text, repeated ones too.
std::vector<Trigram> trigramsOf(const QString& foldedText);
QString textOf(Trigram trigram);

/// An FTS5 expression whose rows include all that hold the folded text (three characters or more); they must still be
/// compared with the text itself.
QString matchExpression(const QString& foldedText);
/// For a text of two characters: any of the trigrams that begin with it.
QString matchAny(const QStringList& trigrams);

} // namespace ch::store

// SPDX-License-Identifier: Apache-2.0
// What a scanner read, freed of what the scanner or the label put around it: the codes of products, order numbers, links.
// Pure functions; safe on any thread.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace ch {

/// The code itself: without blanks around it, the symbology's name before it ("]C1", which some scanners send), and for a
/// GS1 code that begins with an article number only that number.
QString plainCode(QStringView scanned);

/// The order's number if the code is a link of ours (countinghouse://order/NUMBER). Nothing for anything else: whether a
/// plain text is an order's number only the order book knows.
std::optional<QString> orderNoOfLink(QStringView code);

/// The code's digits if it can be an EAN-8, UPC-A, EAN-13 or GTIN-14, filled up to 14 with zeros in front; else empty. The
/// same article has the same, whichever of them a label bears.
QString gtinOf(QStringView code);

} // namespace ch

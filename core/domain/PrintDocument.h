// SPDX-License-Identifier: Apache-2.0
// The documents that are printed about orders, and who may have which.
// Constant data; safe on any thread.
#pragma once

#include "core/domain/Role.h"

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>

namespace ch {

enum class PrintDocument { PackingSlip, Invoice, PickList, AddressLabel };
inline constexpr std::array kPrintDocuments{PrintDocument::PackingSlip, PrintDocument::Invoice, PrintDocument::PickList,
                                            PrintDocument::AddressLabel};

/// PACKING_SLIP, INVOICE, PICK_LIST, ADDRESS_LABEL: as prints are recorded.
QLatin1StringView nameOf(PrintDocument document);
std::optional<PrintDocument> printDocumentFromName(QStringView name);

/// An invoice says what everything costs.
constexpr bool mayPrint(Role role, PrintDocument document)
{
    return document != PrintDocument::Invoice || seesMoney(role);
}

} // namespace ch

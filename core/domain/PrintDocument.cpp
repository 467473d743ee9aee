// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PrintDocument.h"

namespace ch {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array kNames{"PACKING_SLIP"_L1, "INVOICE"_L1, "PICK_LIST"_L1, "ADDRESS_LABEL"_L1};

} // namespace

QLatin1StringView nameOf(PrintDocument document)
{
    return kNames[size_t(document)];
}

std::optional<PrintDocument> printDocumentFromName(QStringView name)
{
    for (const PrintDocument document : kPrintDocuments) {
        // What a script recorded in small letters is the same document.
        if (name.compare(nameOf(document), Qt::CaseInsensitive) == 0)
            return document;
    }
    return std::nullopt;
}

} // namespace ch

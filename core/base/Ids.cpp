// SPDX-License-Identifier: Apache-2.0
#include "core/base/Ids.h"

#include <QUuid>

namespace ch {

std::optional<OpId> OpId::fromText(QByteArrayView text)
{
    if (text.size() < 16 || text.size() > 64)
        return std::nullopt;
    for (const char c : text) {
        const bool allowed =
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!allowed)
            return std::nullopt;
    }
    OpId id;
    id.m_text = QString::fromLatin1(text);
    return id;
}

OpId OpId::random()
{
    OpId id;
    id.m_text = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return id;
}

} // namespace ch

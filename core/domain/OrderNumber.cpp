// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderNumber.h"

#include <algorithm>
#include <iterator>

namespace ch {

QString orderNoFromId(OrderId id)
{
    static constexpr char16_t kDigits[] = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString digits;
    quint64 rest = static_cast<quint64>(id.value());
    do {
        digits += QChar(kDigits[rest % 32]);
        rest /= 32;
    } while (rest > 0);
    std::ranges::reverse(digits);
    return QStringLiteral("CH") + digits;
}

} // namespace ch

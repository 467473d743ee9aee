// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Product.h"

#include "core/domain/OrderRuleSupport.h"

namespace ch {

bool isProductCode(QStringView text)
{
    constexpr qsizetype kMaxCodeLength = 64;
    return rules::isVisibleText(text, kMaxCodeLength);
}

} // namespace ch

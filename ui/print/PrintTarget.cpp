// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintTarget.h"

namespace ch::ui {

namespace {

/// As long as the service takes.
constexpr qsizetype kMostCharacters = 128;

} // namespace

QString recordedName(const PrintTarget& target)
{
    if (target.name.size() <= kMostCharacters)
        return target.name;
    return QString(u'…' + target.name.right(kMostCharacters - 1));
}

} // namespace ch::ui

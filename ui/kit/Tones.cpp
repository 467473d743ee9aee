// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Tones.h"

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

QColor strongOf(Tone tone, const Colors& colors)
{
    switch (tone) {
    case Tone::Neutral:
        return colors.neutral;
    case Tone::Info:
        return colors.info;
    case Tone::Good:
        return colors.good;
    case Tone::Warn:
        return colors.warn;
    case Tone::Bad:
        return colors.bad;
    }
    return colors.neutral;
}

QColor softOf(Tone tone, const Colors& colors)
{
    switch (tone) {
    case Tone::Neutral:
        return colors.neutralSoft;
    case Tone::Info:
        return colors.infoSoft;
    case Tone::Good:
        return colors.goodSoft;
    case Tone::Warn:
        return colors.warnSoft;
    case Tone::Bad:
        return colors.badSoft;
    }
    return colors.neutralSoft;
}

QLatin1StringView iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Info:
        return "info"_L1;
    case Tone::Good:
        return "check"_L1;
    case Tone::Warn:
        return "warning"_L1;
    case Tone::Bad:
        return "error"_L1;
    }
    return "info"_L1;
}

} // namespace ch::ui

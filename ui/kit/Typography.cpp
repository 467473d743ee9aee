// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Theme.h"

#include <QFontDatabase>
#include <QFontMetricsF>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StyleRow
{
    int pixelSize;
    QFont::Weight weight;
};

StyleRow rowOf(TextStyle style)
{
    switch (style) {
    case TextStyle::Caption:
        return {12, QFont::Normal};
    case TextStyle::Body:
        return {14, QFont::Normal};
    case TextStyle::Strong:
        return {14, QFont::DemiBold};
    case TextStyle::Heading:
        return {16, QFont::DemiBold};
    case TextStyle::Title:
        return {22, QFont::DemiBold};
    case TextStyle::Figure:
        return {28, QFont::DemiBold};
    }
    return {14, QFont::Normal};
}

/// Qt 6.4 cannot ask a font for its tabular figures, so only fonts qualify whose figures are tabular by themselves: Inter's
/// and San Francisco's are not.
bool hasTabularDigits(const QString& family)
{
    // Of texts that will be on the screen anyway: to load a font takes milliseconds of the start.
    for (const QFont::Weight weight : {QFont::Normal, QFont::DemiBold}) {
        QFont font(family);
        font.setPixelSize(rowOf(TextStyle::Body).pixelSize);
        font.setWeight(weight);
        font.setHintingPreference(QFont::PreferNoHinting);
        const QFontMetricsF metrics(font);
        const qreal width = metrics.horizontalAdvance(u'0');
        for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
            if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
                return false;
        }
    }
    return true;
}

/// The best of what is installed for letters and digits, then what draws Chinese where that has no glyph.
QStringList chooseFamilies()
{
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    for (const QString& family : {u"Segoe UI Variable Text"_s, u"Segoe UI"_s, u"SF Pro Text"_s, u"Inter"_s, u"Roboto"_s,
                                  u"Helvetica Neue"_s, u"Noto Sans"_s, u"DejaVu Sans"_s}) {
        if (installed.contains(family) && hasTabularDigits(family)) {
            families.append(family);
            break;
        }
    }
    for (const QString& family : {u"Microsoft YaHei UI"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s,
                                  u"Noto Sans CJK SC"_s, u"Noto Sans SC"_s, u"WenQuanYi Micro Hei"_s}) {
        if (installed.contains(family))
            families.append(family);
    }
    return families;
}

} // namespace

QFont fontOf(TextStyle style)
{
    static const QStringList families = chooseFamilies();
    const StyleRow row = rowOf(style);
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(row.pixelSize);
    font.setWeight(row.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace ch::ui

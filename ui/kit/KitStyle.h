// SPDX-License-Identifier: Apache-2.0
// Fusion, redrawn: fields, buttons, lists, menus and scroll bars in the colours of the theme, on its grid.
// Thread of the windows. Everything is taken from the palette while painting, so that themes switch at run time.
#pragma once

#include <QProxyStyle>

namespace ch::ui {

/// The dynamic property by which a button says its ButtonKind, and a field that its input is wrong (FormField).
inline constexpr char kKindProperty[] = "chKind";
inline constexpr char kProblemProperty[] = "chProblem";

class KitStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    KitStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    QPalette standardPalette() const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace ch::ui

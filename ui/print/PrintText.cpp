// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintText.h"

#include "ui/print/Paper.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal kLineHeight = 1.32;
constexpr qreal kAscent = 0.98;

/// What has no width on paper would still be text in the file.
QString printable(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        const bool isBreak = c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (isBreak)
            clean += u'\n';
        else if (c.category() == QChar::Other_Control)
            clean += u' ';
        else
            clean += c;
    }
    return clean;
}

void wrapParagraph(const QString& text, const QFont& font, qreal width, QStringList& lines)
{
    if (widthOf(text, font) <= width) {
        lines.append(text);
        return;
    }
    QTextLayout layout(text, font);
    QTextOption option(Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
}

} // namespace

QFont printFont(qreal points, bool isBold)
{
    static const QStringList families{
        u"Roboto"_s,           u"Segoe UI"_s,          u"Helvetica Neue"_s,  u"Noto Sans"_s,   u"Noto Sans Arabic"_s,
        u"Noto Sans Hebrew"_s, u"WenQuanYi Zen Hei"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s, u"DejaVu Sans"_s};
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(qRound(points * kPoint));
    font.setWeight(isBold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

qreal lineHeightOf(const QFont& font)
{
    return font.pixelSize() * kLineHeight;
}

qreal ascentOf(const QFont& font)
{
    return font.pixelSize() * kAscent;
}

qreal widthOf(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

QStringList wrapText(const QString& text, const QFont& font, qreal width, int mostLines)
{
    QStringList lines;
    for (const QString& paragraph : printable(text).split(u'\n')) {
        if (lines.size() > mostLines)
            break;
        wrapParagraph(paragraph.trimmed(), font, width, lines);
    }
    while (!lines.isEmpty() && lines.back().isEmpty())
        lines.pop_back();
    if (lines.size() > mostLines) {
        lines.resize(mostLines);
        lines.back() = elideText(QString(lines.back() + u'…'), font, width);
    }
    return lines;
}

QString elideText(const QString& text, const QFont& font, qreal width)
{
    return QFontMetricsF(font).elidedText(printable(text).replace(u'\n', u' '), Qt::ElideRight, width);
}

} // namespace ch::ui

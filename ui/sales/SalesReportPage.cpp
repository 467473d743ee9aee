// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesReportPage.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A4 in Qt's logical pixels.
constexpr QSizeF kPaper(794, 1123);
constexpr int kDotsPerInch = 96;
constexpr int kFineness = 4;
constexpr int kMargin = 44;
constexpr int kGap = 18;
constexpr int kHeadLine = 24;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(SalesReportPage)
};

class ReportPainter
{
public:
    ReportPainter(QPainter& painter, const SalesFigureView& view, const UiContext& context)
        : m_painter(painter)
        , m_view(view)
        , m_context(context)
        , m_colors(paperColors())
    {}

    void head(const PictureWords& words)
    {
        text(QRectF(kMargin, kMargin, width(), 30), TextStyle::Title, m_colors.text, words.title);
        const auto& question = m_view.overview().question;
        QString below = words.subtitle;
        if (question.before)
            below = Text::tr("%1, compared with %2", "shop and days, days")
                        .arg(below, daysText(*question.before, m_context.formats()));
        text(QRectF(kMargin, kMargin + 32, width(), 18), TextStyle::Caption, m_colors.muted, below);
    }
    void tiles(qreal top)
    {
        const qreal each = (width() - 5 * 8) / kSalesMetrics;
        for (int i = 0; i < kSalesMetrics; ++i) {
            const KpiTile::Words& words = m_view.tile(SalesMetric(i)).words();
            const QRectF box(kMargin + i * (each + 8), top, each, 64);
            m_painter.setPen(QPen(m_colors.grid, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(box, 5, 5);
            const QRectF inside = box.adjusted(8, 6, -6, -6);
            small(inside, Qt::AlignTop, m_colors.muted, words.name);
            QFont figure = fontOf(TextStyle::Strong);
            while (figure.pixelSize() > 9 && QFontMetricsF(figure).horizontalAdvance(words.value) > inside.width())
                figure.setPixelSize(figure.pixelSize() - 1);
            m_painter.setFont(figure);
            m_painter.setPen(m_colors.text);
            m_painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, words.value);
            small(inside, Qt::AlignBottom, m_colors.muted, words.change);
        }
    }
    /// The card's chart with its heading; `rows`: so many of ranked ones.
    void card(const QRectF& rect, const QString& heading, FigureCard& card)
    {
        text(QRectF(rect.left(), rect.top(), rect.width(), kHeadLine), TextStyle::Strong, m_colors.text, heading);
        const QRectF area = rect.adjusted(0, kHeadLine, 0, 0);
        const auto& legend = card.legend().entries();
        if (!legend.empty()) {
            const qreal left = QFontMetricsF(fontOf(TextStyle::Strong)).horizontalAdvance(heading) + 3 * kGrid;
            m_painter.setFont(fontOf(TextStyle::Caption));
            drawLegend(m_painter, QRectF(rect.left() + left, rect.top(), rect.width() - left, 18), legend, m_colors);
        }
        if (card.table().rows.empty()) {
            text(area, TextStyle::Caption, m_colors.muted, Text::tr("Nothing on these days"));
            return;
        }
        m_painter.save();
        m_painter.setClipRect(area.adjusted(-2, -2, 2, 2));
        m_painter.setFont(fontOf(TextStyle::Caption));
        card.chart().drawApart(m_painter, area, m_colors);
        m_painter.restore();
    }
    void foot()
    {
        const UtcTime now = m_context.now();
        QStringList parts{
            Text::tr("Made %1").arg(m_context.formats().exact(now)),
            Text::tr("Days of %1", "a time zone").arg(QString::fromLatin1(m_context.formats().zone().id())),
            m_view.overview().currency};
        for (const CurrencySales& other : m_view.overview().others)
            parts.push_back(Text::tr("not added: %1", "money of another currency")
                                .arg(m_context.formats().money(other.figures.netMinor(), other.currency)));
        text(QRectF(kMargin, kPaper.height() - kMargin - 4, width(), 18), TextStyle::Caption, m_colors.muted,
             parts.join(u"  ·  "_s));
    }
    static qreal width() { return kPaper.width() - 2 * kMargin; }

private:
    void text(const QRectF& rect, TextStyle style, const QColor& color, const QString& words)
    {
        m_painter.setFont(fontOf(style));
        m_painter.setPen(color);
        m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                           QFontMetricsF(fontOf(style)).elidedText(words, Qt::ElideRight, rect.width()));
    }
    void small(const QRectF& rect, Qt::Alignment alignment, const QColor& color, const QString& words)
    {
        QFont font = fontOf(TextStyle::Caption);
        font.setPixelSize(10);
        m_painter.setFont(font);
        m_painter.setPen(color);
        m_painter.drawText(rect, int(Qt::AlignLeft | alignment),
                           QFontMetricsF(font).elidedText(words, Qt::ElideRight, rect.width()));
    }

    QPainter& m_painter;
    const SalesFigureView& m_view;
    const UiContext& m_context;
    ChartColors m_colors;
};

void drawReport(ReportPainter& report, const PictureWords& words, const SalesFigureView& view)
{
    report.head(words);
    constexpr qreal kChart = 300;
    report.tiles(kMargin + 62);
    const qreal left = kMargin;
    const qreal half = (ReportPainter::width() - kGap) / 2;
    const qreal right = left + half + kGap;
    qreal top = kMargin + 62 + 64 + kGap;
    report.card(QRectF(left, top, ReportPainter::width(), kChart), ui::words(view.metric()), view.timeCard());
    top += kChart + kGap;
    const SalesBoard& board = view.board();
    constexpr qreal kRanked = kHeadLine + 8 * 34;
    report.card(QRectF(left, top, half, kRanked), Text::tr("Top products"), board.products());
    report.card(QRectF(right, top, half, kRanked), Text::tr("Where it goes"), board.places());
    top += kRanked + kGap;
    constexpr qreal kLow = kHeadLine + 5 * 34;
    report.card(QRectF(left, top, half, kLow), Text::tr("When it sells"), board.week());
    report.card(QRectF(right, top, half, kLow), Text::tr("What became of orders"), board.funnel());
    report.foot();
}

} // namespace

Result<QByteArray> salesReportPdf(const PictureWords& words, const SalesFigureView& view, const UiContext& context)
{
    const Error notDrawn{.kind = ErrorKind::Storage, .code = u"NOT_DRAWN"_s};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return notDrawn;
    QPdfWriter writer(&buffer);
    writer.setTitle(QString(words.title + u", " + words.subtitle));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kDotsPerInch * kFineness);
    QPainter painter;
    if (!painter.begin(&writer))
        return notDrawn;
    painter.scale(kFineness, kFineness);
    painter.setRenderHint(QPainter::Antialiasing);
    ReportPainter report(painter, view, context);
    drawReport(report, words, view);
    painter.end();
    return bytes;
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesPage.h"

#include "core/base/Deliver.h"
#include "ui/sales/ChartPicture.h"
#include "ui/sales/RefundListSheet.h"
#include "ui/sales/SalesFiles.h"
#include "ui/sales/SalesReportPage.h"

#include <QVBoxLayout>

namespace ch::ui {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// While a sync brings page after page.
constexpr auto kPause = 250ms;
constexpr auto kMinute = 60s;
constexpr auto kStockPause = 20s;
const QString kRemembered = u"sales.choice"_s;

} // namespace

SalesPage::SalesPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_files(new SalesFiles(context, this))
    , m_days(new QAction(this))
    , m_compare(new QAction(this))
    , m_report(new QAction(this))
{
    restore();
    addCommands();
    connectStores();
    m_wait.setSingleShot(true);
    m_wait.setInterval(kPause);
    connect(&m_wait, &QTimer::timeout, this, &SalesPage::ask);
    m_clock.setInterval(kMinute);
    connect(&m_clock, &QTimer::timeout, this, &SalesPage::ask);
    retranslate();
}

void SalesPage::build()
{
    // Not before it is looked at: the window is not to wait for charts.
    m_view = new SalesFigureView(m_context, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    settleDays();
    m_view->picker().setChoice(m_choice, oldest());
    setFocusProxy(&m_view->timeChart());
    connect(&m_view->picker(), &PeriodPicker::chosen, this, &SalesPage::choose);
    connect(m_view, &SalesFigureView::bucketChosen, this, &SalesPage::chooseBucket);
    connect(m_view, &SalesFigureView::reportAsked, this, &SalesPage::saveReport);
    connect(m_view, &SalesFigureView::ordersAsked, &m_context, &UiContext::showOrders);
    connect(m_view, &SalesFigureView::refundsAsked, this, &SalesPage::showRefunds);
    connect(m_view, &SalesFigureView::productsAsked, this, &SalesPage::productsAsked);
    connect(m_view, &SalesFigureView::fileAsked, this,
            [this](const FigureCard* card, FigureFile kind) { saveCard(*card, kind); });
    connect(m_view, &SalesFigureView::productChosen, this, [this](const QString& sku) { narrowTo(sku, m_country); });
    connect(m_view, &SalesFigureView::countryChosen, this,
            [this](const QString& country) { narrowTo(m_sku, country); });
    connect(&m_view->notice(), &Notice::buttonClicked, this, &SalesPage::ask);
}

void SalesPage::addCommands()
{
    m_days->setShortcut(QKeySequence(Qt::Key_D));
    m_compare->setShortcut(QKeySequence(Qt::Key_C));
    m_report->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    for (QAction* action : {m_days, m_compare, m_report}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_days, &QAction::triggered, this, [this] {
        if (m_view)
            m_view->picker().openDays();
    });
    connect(m_compare, &QAction::triggered, this, [this] {
        if (m_view)
            m_view->picker().openComparisons();
    });
    connect(m_report, &QAction::triggered, this, &SalesPage::saveReport);
}

QList<QAction*> SalesPage::commands() const
{
    return {m_days, m_compare, m_report};
}

void SalesPage::connectStores()
{
    connect(&m_context.workspace().sales(), &desk::SalesStore::changed, this, &SalesPage::askAgain);
    connect(&m_context, &UiContext::formatsChanged, this, &SalesPage::retranslate);
    connect(m_files, &SalesFiles::failed, this, &SalesPage::showProblem);
}

void SalesPage::restore()
{
    const QStringList kept = m_context.preferences().list(kRemembered);
    m_choice.preset = salesPresetFromName(kept.value(0)).value_or(SalesPreset::Last30Days);
    m_choice.comparison = salesComparisonFromName(kept.value(1)).value_or(SalesComparison::PreviousPeriod);
    m_choice.days = {QDate::fromString(kept.value(2), Qt::ISODate), QDate::fromString(kept.value(3), Qt::ISODate)};
    if (m_choice.preset == SalesPreset::Custom && (!m_choice.days.from.isValid() || !m_choice.days.to.isValid()))
        m_choice.preset = SalesPreset::Last30Days;
    m_bucket = salesBucketFromName(kept.value(4));
}

void SalesPage::remember() const
{
    m_context.preferences().setList(
        kRemembered, {nameOf(m_choice.preset), nameOf(m_choice.comparison), m_choice.days.from.toString(Qt::ISODate),
                      m_choice.days.to.toString(Qt::ISODate), m_bucket ? QString(nameOf(*m_bucket)) : QString()});
}

void SalesPage::settleDays()
{
    if (m_choice.preset == SalesPreset::Custom)
        return;
    m_choice.days = daysOf(m_choice.preset, {.today = m_context.formats().localDay(m_context.now()),
                                             .weekStart = int(m_context.formats().locale().firstDayOfWeek()),
                                             .known = m_known});
}

void SalesPage::choose(const PeriodChoice& choice)
{
    const bool isOtherPreset = choice.preset != m_choice.preset || choice.preset == SalesPreset::Custom;
    m_choice = choice;
    if (isOtherPreset)
        m_bucket.reset();
    settleDays();
    remember();
    ask();
}

void SalesPage::chooseBucket(SalesBucket bucket)
{
    m_bucket = bucket;
    remember();
    ask();
}

void SalesPage::narrowTo(const QString& sku, const QString& country)
{
    m_sku = sku;
    m_country = country;
    if (m_view)
        m_view->setNarrowed(sku, country);
    ask();
}

void SalesPage::askAgain()
{
    if (m_asking > 0 || !isVisible())
        m_isStale = true;
    else if (!m_wait.isActive())
        m_wait.start();
}

void SalesPage::answered()
{
    // What changed while the answers were made is in none of them, whichever comes last.
    if (--m_asking == 0 && m_isStale)
        m_wait.start();
}

void SalesPage::ask()
{
    if (!m_view)
        return;
    m_wait.stop();
    m_isStale = false;
    settleDays();
    m_view->picker().setChoice(m_choice, oldest());
    const quint64 generation = ++m_generation;
    desk::SalesStore& store = m_context.workspace().sales();
    const SalesBucket bucket = m_bucket && isOffered(*m_bucket, m_choice.days) ? *m_bucket : bucketFor(m_choice.days);
    m_asking = 3;
    deliver(store.overview({.days = m_choice.days,
                            .bucket = bucket,
                            .before = m_choice.before(oldest()),
                            .weekStart = int(m_context.formats().locale().firstDayOfWeek()),
                            .sku = m_sku,
                            .country = m_country}),
            this,
            [this, generation](const Result<desk::SalesOverview>& overview) { onOverview(generation, overview); });
    deliver(store.breakdown(m_choice.days), this,
            [this, generation](const Result<desk::SalesBreakdown>& breakdown) { onBreakdown(generation, breakdown); });
    deliver(store.days(), this, [this, generation](const Result<std::optional<SalesDays>>& days) {
        if (generation != m_generation)
            return;
        if (days && *days != m_known) {
            const auto before = m_choice.before(oldest());
            m_known = *days;
            m_isStale |= m_choice.preset == SalesPreset::AllTime || m_choice.before(oldest()) != before;
        }
        answered();
    });
    askStock();
}

void SalesPage::askStock()
{
    // All products each time: not with every order that arrives.
    if (m_stockAge.isValid() && !m_stockAge.hasExpired(std::chrono::milliseconds(kStockPause).count()))
        return;
    m_stockAge.start();
    deliver(m_context.workspace().sales().stock(), this, [this](const Result<StockWorth>& stock) { onStock(stock); });
}

void SalesPage::onOverview(quint64 generation, const Result<desk::SalesOverview>& overview)
{
    if (generation != m_generation)
        return;
    answered();
    if (!overview)
        return showProblem(overview.error());
    m_view->notice().hide();
    m_view->setOverview(*overview);
}

void SalesPage::onBreakdown(quint64 generation, const Result<desk::SalesBreakdown>& breakdown)
{
    if (generation != m_generation)
        return;
    answered();
    if (!breakdown)
        return showProblem(breakdown.error());
    m_view->board().setBreakdown(*breakdown);
}

void SalesPage::onStock(const Result<StockWorth>& stock)
{
    if (stock)
        m_view->board().setStock(*stock);
}

void SalesPage::showProblem(const Error& error)
{
    if (m_view && error.kind != ErrorKind::Cancelled)
        m_view->notice().show(error, tr("Try again"));
}

void SalesPage::showRefunds(const RefundQuery& query)
{
    auto* sheet = new RefundListSheet(m_context, query, this);
    sheet->open();
}

QString SalesPage::subtitle() const
{
    return tr("%1, %2", "the shop's name, days")
        .arg(m_context.workspace().identity().shopName, daysText(m_choice.days, m_context.formats()));
}

QString SalesPage::fileName(const QString& what) const
{
    return tr("%1 %2 to %3", "what a file holds, first day, last day")
        .arg(what, m_choice.days.from.toString(Qt::ISODate), m_choice.days.to.toString(Qt::ISODate));
}

void SalesPage::saveCard(const FigureCard& card, FigureFile kind)
{
    const QString name = fileName(card.table().title);
    if (kind == FigureFile::Xlsx || kind == FigureFile::Csv) {
        m_files->askAndSave(card.table(), name, kind == FigureFile::Csv ? TableFormat::Csv : TableFormat::Xlsx);
        return;
    }
    const auto picture = chartPicture(
        card.chart(), {.title = card.table().title, .subtitle = subtitle(), .legend = card.legend().entries()}, kind);
    if (!picture)
        return showProblem(picture.error());
    m_files->askAndSave(*picture, name,
                        kind == FigureFile::Png   ? u"png"_s
                        : kind == FigureFile::Svg ? u"svg"_s
                                                  : u"pdf"_s);
}

Result<QByteArray> SalesPage::reportPdf()
{
    if (!m_view)
        return Error{.kind = ErrorKind::Storage, .code = u"NOT_DRAWN"_s};
    return salesReportPdf({.title = tr("Sales"), .subtitle = subtitle(), .legend = {}}, *m_view, m_context);
}

void SalesPage::saveReport()
{
    const auto pdf = reportPdf();
    if (!pdf)
        return showProblem(pdf.error());
    m_files->askAndSave(*pdf, fileName(tr("Sales")), u"pdf"_s);
}

void SalesPage::enter()
{
    if (m_view)
        m_view->timeChart().setFocus();
    else
        setFocus();
}

void SalesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_view)
        build();
    m_clock.start();
    ask();
}

void SalesPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_clock.stop();
}

void SalesPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SalesPage::retranslate()
{
    m_days->setText(tr("Choose the days"));
    m_compare->setText(tr("Choose what to compare with"));
    m_report->setText(tr("Save a report as PDF"));
    if (m_view) {
        m_view->retranslate();
        ask();
    }
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The page of sales in a window of its own, over a profile of any size: its first paint, and from each click until the whole
// page is painted with the new figures. A line for each kind of click; asserts nothing.
//
//   sales_page_bench PROFILE [ROUNDS]

#include "core/base/Deliver.h"
#include "core/desk/Workspace.h"
#include "core/secrets/KeychainSecretStore.h"
#include "tests/bench/UiBeat.h"
#include "ui/kit/Theme.h"
#include "ui/kit/UiContext.h"
#include "ui/sales/SalesPage.h"

#include <QVBoxLayout>

#include <cstdio>
#include <functional>
#include <vector>

using namespace ch;
using namespace ch::bench;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Taken
{
    std::vector<double> wall;
    std::vector<double> cpu;

    void print(const char* name)
    {
        std::ranges::sort(wall);
        std::ranges::sort(cpu);
        const size_t p99 = wall.size() * 99 / 100;
        std::printf("%-44s n %4zu   p50 %7.1f  p99 %7.1f ms   CPU p50 %6.1f  p99 %6.1f ms\n", name, wall.size(),
                    wall[wall.size() / 2], wall[p99], cpu[cpu.size() / 2], cpu[p99]);
        std::fflush(stdout);
    }
};

/// One click after the other, from the event loop.
class PageBench : public QObject
{
public:
    PageBench(ui::UiContext& context, int rounds) : m_context(context), m_rounds(rounds)
    {
        m_window.resize(1280, 800);
        new QVBoxLayout(&m_window);
        m_window.layout()->setContentsMargins(0, 0, 0, 0);
        m_window.show();
        QTimer::singleShot(2s, this, [this] { open(); });
    }

private:
    struct Click
    {
        const char* name;
        std::function<void(int round)> act;
        Taken taken{};
    };

    void open()
    {
        const double began = monotonicMs();
        const double cpu = clockMs(CLOCK_PROCESS_CPUTIME_ID);
        m_page = new ui::SalesPage(m_context);
        m_window.layout()->addWidget(m_page);
        m_page->show();
        m_window.repaint();
        m_page->view()->timeChart().installEventFilter(this);
        m_page->view()->board().products().chart().installEventFilter(this);
        std::setvbuf(stdout, nullptr, _IOLBF, 0);
        std::printf("first paint %.1f ms, CPU %.1f ms\n", monotonicMs() - began,
                    clockMs(CLOCK_PROCESS_CPUTIME_ID) - cpu);
        await([this, began, cpu] {
            std::printf("painted with its figures %.1f ms, CPU %.1f ms\n", monotonicMs() - began,
                        clockMs(CLOCK_PROCESS_CPUTIME_ID) - cpu);
            addClicks();
            QTimer::singleShot(1s, this, [this] { next(); });
        });
    }

    void addClicks()
    {
        const auto days = [this](QDate from, QDate to, ui::SalesComparison comparison) {
            m_page->choose({.preset = ui::SalesPreset::Custom, .days = {from, to}, .comparison = comparison});
        };
        using ui::SalesComparison;
        m_clicks = {{"days: 2021-06-16 to 2025-05-15, last year too",
                     [=](int i) { days(QDate(2021, 6, 16), QDate(2025, 5, 15 - i % 2), SalesComparison::LastYear); }},
                    {"days: a year",
                     [=](int i) {
                         days(QDate(2021 + i % 4, 1, 1), QDate(2021 + i % 4, 12, 31), SalesComparison::PreviousPeriod);
                     }},
                    {"days: a month",
                     [=](int i) {
                         const QDate month(2021 + i % 4, 1 + i % 12, 1);
                         days(month, month.addMonths(1).addDays(-1), SalesComparison::PreviousPeriod);
                     }},
                    {"days: a day, by hour",
                     [=](int i) {
                         const QDate day = QDate(2023, 1, 1).addDays(i);
                         days(day, day, SalesComparison::PreviousPeriod);
                     }},
                    {"days: 900 points",
                     [=, this](int i) {
                         days(QDate(2021, 1, 1).addDays(i), QDate(2021, 1, 1).addDays(i + 899),
                              SalesComparison::PreviousPeriod);
                         m_page->chooseBucket(SalesBucket::Day);
                     }},
                    {"buckets: 900 days by week, month, quarter", [this](int i) {
                         constexpr std::array kBuckets{SalesBucket::Week, SalesBucket::Month, SalesBucket::Quarter};
                         m_page->chooseBucket(kBuckets[size_t(i) % kBuckets.size()]);
                     }}};
    }

    void next()
    {
        if (m_round == m_rounds) {
            m_clicks[m_click].taken.print(m_clicks[m_click].name);
            m_round = 0;
            if (++m_click == m_clicks.size())
                return QCoreApplication::exit();
        }
        Click& click = m_clicks[m_click];
        const double began = monotonicMs();
        const double cpu = clockMs(CLOCK_PROCESS_CPUTIME_ID);
        await([this, &click, began, cpu] {
            click.taken.wall.push_back(monotonicMs() - began);
            click.taken.cpu.push_back(clockMs(CLOCK_PROCESS_CPUTIME_ID) - cpu);
            QTimer::singleShot(40ms, this, [this] { next(); });
        });
        click.act(m_round++);
    }

    bool hasOverview() const { return m_page->view()->overview().question.days == m_page->choice().days; }
    bool hasBreakdown() const { return m_page->view()->board().breakdown().days == m_page->choice().days; }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            m_isChartPainted |= watched == &m_page->view()->timeChart() && hasOverview();
            m_isBoardPainted |= watched == &m_page->view()->board().products().chart() && hasBreakdown();
        }
        // The picture goes to the screen when the window has painted all that is out of date.
        if (m_isChartPainted && m_isBoardPainted && m_then)
            QTimer::singleShot(0, this, [then = std::exchange(m_then, {})] { then(); });
        return false;
    }

    /// Until every figure on the page is of the days chosen, and painted.
    void await(std::function<void()> then)
    {
        m_isChartPainted = m_isBoardPainted = false;
        m_then = std::move(then);
    }

    ui::UiContext& m_context;
    int m_rounds;
    QWidget m_window;
    std::function<void()> m_then;
    bool m_isChartPainted = false;
    bool m_isBoardPainted = false;
    ui::SalesPage* m_page = nullptr;
    std::vector<Click> m_clicks;
    size_t m_click = 0;
    int m_round = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList words = QApplication::arguments();
    if (words.size() < 2) {
        std::fprintf(stderr, "usage: sales_page_bench PROFILE [ROUNDS]\n");
        return 2;
    }
    const QString& folder = words[1];
    ui::applyTheme(application, ui::ColorScheme::Light);
    ui::Preferences preferences(QString(folder + u"/bench-settings.ini"_s));
    // Days with sales, whenever this is run.
    preferences.setList(u"sales.choice"_s, {u"custom"_s, u"previous_period"_s, u"2025-05-01"_s, u"2025-05-30"_s});
    KeychainSecretStore secrets;
    const SystemClock clock;
    desk::Workspace workspace(desk::Workspace::Parts{.secrets = secrets, .clock = clock, .device = u"bench"_s});
    ui::UiContext context(workspace, preferences, QLocale(QLocale::English, QLocale::UnitedKingdom));
    std::unique_ptr<PageBench> bench;
    deliver(workspace.open(folder), &workspace, [&](const Result<desk::Workspace::Opened>& opened) {
        if (!opened || opened->identity.isNobody())
            qFatal("%s", opened ? "nobody is signed in" : qPrintable(opened.error().code));
        bench = std::make_unique<PageBench>(context, words.value(2, u"200"_s).toInt());
    });
    const int exitCode = QApplication::exec();
    bench.reset();
    return exitCode;
}

// SPDX-License-Identifier: Apache-2.0
// The desktop, measured from inside: over a profile of any size, while it fetches a book for the first time, and on its tour. One
// line of figures as JSON; asserts nothing.
//
//   ui_bench start PROFILE              from the start to all rows; T0_NS: the monotonic clock right before exec
//   ui_bench rows PROFILE               the same, then scrolling, typing, results, memory
//   ui_bench sync PROFILE SERVICE       a first sync of a demo shop
//   ui_bench tour FOLDER                the tour, with its pictures

#include "app/desktop/DemoService.h"
#include "app/desktop/DeskSession.h"
#include "app/desktop/ProgramMemory.h"
#include "app/desktop/tour/Tour.h"
#include "core/secrets/KeychainSecretStore.h"
#include "tests/bench/UiBeat.h"
#include "ui/orders/FilterSearch.h"
#include "ui/orders/OrderListPane.h"
#include "ui/orders/OrdersPage.h"
#include "ui/shell/MainWindow.h"

#include <QElapsedTimer>
#include <QFile>
#include <QIcon>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QScrollBar>

#include <cstdio>
#include <functional>
#include <random>

using namespace ch;
using namespace ch::bench;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kJumps = 100;
constexpr int kWheelSteps = 200;
/// Between two keys, as of one who types fast, or holds a key down.
constexpr auto kTypingPause = 90ms;
constexpr auto kRepeatPause = 33ms;
const QStringList kTyped{u"schmidt"_s, u"berlin"_s, u"vintage"_s, u"ch-15"_s, u"上海"_s};

double residentMib()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

double share(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[size_t(part * double(values.size() - 1))];
}

/// Calls back when the next paint of a widget after the next key it gets is on its way to the screen.
class Echo : public QObject
{
public:
    Echo(QWidget* widget, std::function<void()> then, bool needsKey = true)
        : QObject(widget)
        , m_then(std::move(then))
        , m_needsKey(needsKey)
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::KeyPress)
            m_needsKey = false;
        if (event->type() == QEvent::Paint && !m_needsKey && !m_isDone) {
            m_isDone = true;
            QTimer::singleShot(0, this, [this] {
                deleteLater();
                m_then();
            });
        }
        return false;
    }

private:
    std::function<void()> m_then;
    bool m_needsKey;
    bool m_isDone = false;
};

void report(QJsonObject figures, const Beat& beat, const TimedApplication& application)
{
    figures.insert(u"gap_ms"_s, beat.gapMs());
    figures.insert(u"work_ms"_s, beat.workMs());
    figures.insert(u"work_place"_s, beat.workPlace());
    figures.insert(u"longest_ms"_s, application.longestMs());
    figures.insert(u"longest"_s, QString::fromLatin1(application.longest()));
    std::printf("%s\n", QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    // Not quit(), which asks the windows: theirs is to end the work first.
    QCoreApplication::exit();
}

/// Measures one thing after the other over a profile, from the event loop.
class RowsBench : public QObject
{
public:
    /// `stamps`: what is known already of the way to the first rows, in ms since the start.
    RowsBench(app::DeskSession& session, TimedApplication& application, double startMs, const QJsonObject& stamps,
              bool endsWithRows)
        : m_session(session)
        , m_application(application)
        , m_startMs(startMs)
        , m_figures(stamps)
        , m_endsWithRows(endsWithRows)
    {
        connect(&session, &app::DeskSession::opened, this, &RowsBench::watchRows);
    }

private:
    void watchRows()
    {
        if (m_session.ordersPage() == nullptr)
            qFatal("nobody is signed in to this profile");
        m_figures.insert(u"window_ms"_s, monotonicMs() - m_startMs);
        m_figures.insert(u"window_cpu_ms"_s, clockMs(CLOCK_PROCESS_CPUTIME_ID));
        auto* pane = m_session.ordersPage()->findChild<ui::OrderListPane*>();
        m_view = &pane->view();
        m_model = &pane->model();
        new Echo(
            m_view->viewport(), [this] { checkFirstRows(); }, false);
    }

    void checkFirstRows()
    {
        if (m_model->rowCount() == 0 || m_model->knownItem(m_model->rows().front()) == nullptr) {
            new Echo(
                m_view->viewport(), [this] { checkFirstRows(); }, false);
            return;
        }
        m_figures.insert(u"first_rows_ms"_s, monotonicMs() - m_startMs);
        m_figures.insert(u"first_rows_cpu_ms"_s, clockMs(CLOCK_PROCESS_CPUTIME_ID));
        m_figures.insert(u"first_rows_mib"_s, residentMib());
        m_application.forgetLongest();
        m_beat.setPlace(u"loading all rows"_s);
        m_beat.start();
        waitForAll();
    }

    void waitForAll()
    {
        if (m_model->state() != ui::OrderListModel::State::Complete)
            return QTimer::singleShot(5ms, this, [this] { waitForAll(); });
        m_figures.insert(u"all_rows_ms"_s, monotonicMs() - m_startMs);
        m_figures.insert(u"rows"_s, m_model->rowCount());
        if (m_endsWithRows)
            return report(m_figures, m_beat, m_application);
        m_beat.setPlace(u"jumping"_s);
        QTimer::singleShot(500ms, this, [this] { jump(); });
    }

    void jump()
    {
        if (int(m_jumps.size()) == kJumps) {
            m_beat.setPlace(u"turning the wheel"_s);
            return turnWheel();
        }
        QElapsedTimer timer;
        timer.start();
        const double cpu = clockMs(CLOCK_THREAD_CPUTIME_ID);
        const int last = std::max(1, m_view->verticalScrollBar()->maximum());
        m_view->verticalScrollBar()->setValue(int(m_random() % quint64(last)));
        m_view->viewport()->repaint();
        m_jumps.push_back(double(timer.nsecsElapsed()) / 1e6);
        m_jumpsCpu.push_back(clockMs(CLOCK_THREAD_CPUTIME_ID) - cpu);
        QTimer::singleShot(0, this, [this] { jump(); });
    }

    void turnWheel()
    {
        if (int(m_steps.size()) == kWheelSteps) {
            m_figures.insert(u"mib"_s, residentMib());
            m_view->setFocus();
            m_beat.setPlace(u"keys in the list"_s);
            return goDown();
        }
        QElapsedTimer timer;
        timer.start();
        const double cpu = clockMs(CLOCK_THREAD_CPUTIME_ID);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() + 3 * ui::kRowHeight);
        m_view->viewport()->repaint();
        m_steps.push_back(double(timer.nsecsElapsed()) / 1e6);
        m_stepsCpu.push_back(clockMs(CLOCK_THREAD_CPUTIME_ID) - cpu);
        QTimer::singleShot(0, this, [this] { turnWheel(); });
    }

    void press(QWidget* target, QWidget* painted, Qt::Key key, const QString& text, std::vector<double>& took,
               std::function<void()> then, std::chrono::milliseconds pause)
    {
        const double began = monotonicMs();
        // Keys go to the view, which paints its viewport.
        auto* const echo = new Echo(
            painted,
            [this, began, &took, then = std::move(then), pause] {
                took.push_back(monotonicMs() - began);
                QTimer::singleShot(pause, this, then);
            },
            painted == target);
        Q_UNUSED(echo)
        QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, key, Qt::NoModifier, text));
        QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyRelease, key, Qt::NoModifier, text));
    }

    void goDown()
    {
        const size_t n = m_rowKeys.size();
        if (n == 120) {
            m_search = m_session.window()->findChild<ui::FilterSearch*>();
            m_search->setFocus();
            m_beat.setPlace(u"typing"_s);
            return type(0, 0);
        }
        press(
            m_view, m_view->viewport(), n % 4 == 3 ? Qt::Key_PageDown : Qt::Key_Down, {}, m_rowKeys,
            [this] { goDown(); }, kRepeatPause);
    }

    void type(qsizetype word, qsizetype letter)
    {
        if (letter == kTyped[word].size())
            return awaitResults(word);
        const QString text(kTyped[word][letter]);
        m_typedAt = monotonicMs();
        press(
            m_search, m_search, Qt::Key(text[0].toUpper().unicode()), text, m_echoes,
            [this, word, letter] { type(word, letter + 1); }, kTypingPause);
    }

    void awaitResults(qsizetype word)
    {
        if (m_session.ordersPage()->filter().fixed.search != kTyped[word] ||
            m_model->state() == ui::OrderListModel::State::Loading)
            return QTimer::singleShot(1ms, this, [this, word] { awaitResults(word); });
        m_results.push_back(monotonicMs() - m_typedAt);
        m_search->clear();
        QTimer::singleShot(400ms, this, [this, word] {
            if (word + 1 < kTyped.size())
                return type(word + 1, 0);
            m_beat.setPlace(u"filters"_s);
            filter(0);
        });
    }

    void filter(size_t number)
    {
        static const std::vector<std::vector<OrderStatus>> kFilters{{OrderStatus::Paid},
                                                                    {OrderStatus::Completed},
                                                                    {},
                                                                    {OrderStatus::Cancelled},
                                                                    {OrderStatus::Completed, OrderStatus::Cancelled}};
        if (number == kFilters.size())
            return finish();
        ui::Filter wanted;
        wanted.fixed.statuses = kFilters[number];
        const double began = monotonicMs();
        connect(
            m_model, &ui::OrderListModel::landed, this,
            [this, began, number] {
                new Echo(
                    m_view->viewport(),
                    [this, began, number] {
                        m_filtered.push_back(monotonicMs() - began);
                        QTimer::singleShot(300ms, this, [this, number] { filter(number + 1); });
                    },
                    false);
                m_view->viewport()->update();
            },
            Qt::SingleShotConnection);
        m_session.ordersPage()->setFilter(wanted);
    }

    void finish()
    {
        m_figures.insert(u"jump_p50_ms"_s, share(m_jumps, 0.5));
        m_figures.insert(u"jump_p95_ms"_s, share(m_jumps, 0.95));
        m_figures.insert(u"wheel_p50_ms"_s, share(m_steps, 0.5));
        m_figures.insert(u"wheel_p95_ms"_s, share(m_steps, 0.95));
        m_figures.insert(u"jump_cpu_p95_ms"_s, share(m_jumpsCpu, 0.95));
        m_figures.insert(u"wheel_cpu_p95_ms"_s, share(m_stepsCpu, 0.95));
        m_figures.insert(u"row_key_p50_ms"_s, share(m_rowKeys, 0.5));
        m_figures.insert(u"row_key_p99_ms"_s, share(m_rowKeys, 0.99));
        m_figures.insert(u"echo_p50_ms"_s, share(m_echoes, 0.5));
        m_figures.insert(u"echo_p99_ms"_s, share(m_echoes, 0.99));
        m_figures.insert(u"search_p50_ms"_s, share(m_results, 0.5));
        m_figures.insert(u"search_most_ms"_s, share(m_results, 1));
        m_figures.insert(u"filter_p50_ms"_s, share(m_filtered, 0.5));
        m_figures.insert(u"filter_most_ms"_s, share(m_filtered, 1));
        m_figures.insert(u"end_mib"_s, residentMib());
        report(m_figures, m_beat, m_application);
    }

    app::DeskSession& m_session;
    TimedApplication& m_application;
    double m_startMs;
    QJsonObject m_figures;
    bool m_endsWithRows;
    Beat m_beat;
    ui::OrderListView* m_view = nullptr;
    ui::OrderListModel* m_model = nullptr;
    ui::FilterSearch* m_search = nullptr;
    double m_typedAt = 0;
    std::mt19937_64 m_random{11};
    std::vector<double> m_jumps;
    std::vector<double> m_steps;
    std::vector<double> m_jumpsCpu;
    std::vector<double> m_stepsCpu;
    std::vector<double> m_rowKeys;
    std::vector<double> m_echoes;
    std::vector<double> m_results;
    std::vector<double> m_filtered;
};

/// What every session is made of.
struct Parts
{
    explicit Parts(const QString& folder)
        : preferences(QString(folder + u"/bench-settings.ini"_s))
        , shops(QString(folder + u"/bench-shops.ini"_s), folder)
        , session({.secrets = secrets,
                   .clock = clock,
                   .preferences = preferences,
                   .shops = shops,
                   .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)},
                  folder)
    {}

    ui::Preferences preferences;
    ui::ShopList shops;
    KeychainSecretStore secrets;
    SystemClock clock;
    app::DeskSession session;
};

int benchRows(TimedApplication& application, const QString& folder, double startMs, const QJsonObject& stamps,
              bool endsWithRows)
{
    Parts parts(folder);
    const RowsBench bench(parts.session, application, startMs, stamps, endsWithRows);
    parts.session.open();
    return QApplication::exec();
}

int benchSync(TimedApplication& application, const QString& folder, const QString& service)
{
    Parts parts(folder);
    Beat beat;
    beat.setPlace(u"a first sync"_s);
    QElapsedTimer took;
    QObject::connect(&parts.session, &app::DeskSession::opened, &beat, [&] {
        application.forgetLongest();
        beat.start();
        took.start();
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &beat, [&] {
        if (parts.session.context() == nullptr)
            return;
        const SyncStatus& status = parts.session.context()->workspace().status();
        if (!status.dataAsOf || status.activity != SyncStatus::Activity::Idle)
            return;
        look.stop();
        report({{u"orders"_s, double(status.orders)}, {u"seconds"_s, double(took.elapsed()) / 1000}}, beat,
               application);
    });
    look.start(100ms);
    parts.session.openDemo(service);
    return QApplication::exec();
}

int benchTour(TimedApplication& application, const QString& folder)
{
    Beat beat;
    app::Program program(app::Arguments{.profile = folder}, folder);
    app::Tour tour(program, QString(folder + u"/pictures"_s));
    // To paint pictures of the window is work of the tour, not of the desktop.
    QObject::connect(&tour, &app::Tour::stepBegan, &beat, [&](const QString& step, bool isPicture) {
        application.setPaused(isPicture);
        if (isPicture)
            beat.pause();
        else
            beat.setPlace(step);
    });
    QObject::connect(&tour, &app::Tour::finished, &beat, [&](int exitCode) {
        report({{u"failed"_s, exitCode != 0}}, beat, application);
    });
    beat.start();
    application.forgetLongest();
    tour.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    const double startMs = qEnvironmentVariableIsSet("T0_NS") ? qgetenv("T0_NS").toDouble() / 1e6 : monotonicMs();
    const double mainMs = monotonicMs();
    app::shareMemory();
    TimedApplication application(argc, argv);
    const double applicationMs = monotonicMs();
    QCoreApplication::setApplicationVersion(QStringLiteral(CH_VERSION));
    QApplication::setWindowIcon(QIcon(u":/icons/countinghouse.svg"_s));
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList words = QApplication::arguments();
    const QString what = words.value(1);
    if (words.size() < 3 || (what == u"sync" && words.size() < 4)) {
        std::fprintf(stderr, "usage: ui_bench start|rows PROFILE | sync PROFILE SERVICE | tour FOLDER\n");
        return 2;
    }
    // What never ends says so instead of hanging.
    QTimer::singleShot(280s, &application, [] { qFatal("the bench is stuck"); });
    if (what == u"tour")
        return benchTour(application, words[2]);
    ui::applyTheme(application, ui::ColorScheme::Light);
    if (what == u"sync")
        return benchSync(application, words[2], words[3]);
    return benchRows(application, words[2], startMs,
                     {{u"main_ms"_s, mainMs - startMs},
                      {u"application_ms"_s, applicationMs - startMs},
                      {u"theme_ms"_s, monotonicMs() - startMs}},
                     what == u"start");
}

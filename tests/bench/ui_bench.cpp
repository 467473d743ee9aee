// SPDX-License-Identifier: Apache-2.0
// The desktop over a profile of any size: start to painted rows, scrolling, typing, results, the longest gap of the thread of
// the windows, memory. One line of figures as JSON; asserts nothing.
//
//   ui_bench PROFILE_HOME      with T0_NS set to the monotonic clock right before exec

#include "app/desktop/DeskSession.h"
#include "core/secrets/KeychainSecretStore.h"
#include "ui/orders/FilterSearch.h"
#include "ui/orders/OrderListModel.h"
#include "ui/orders/OrderListView.h"
#include "ui/orders/OrdersPage.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace ch;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kJumps = 100;
constexpr int kWheelSteps = 200;
constexpr auto kTyped = "schmidt";

double monotonicMs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

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

/// Calls back once after the next paint of a widget was delivered.
class NextPaint : public QObject
{
public:
    NextPaint(QWidget* widget, std::function<void()> then) : QObject(widget), m_then(std::move(then))
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_isDone) {
            m_isDone = true;
            QTimer::singleShot(0, this, [this] {
                m_then();
                deleteLater();
            });
        }
        return false;
    }

private:
    std::function<void()> m_then;
    bool m_isDone = false;
};

/// Measures one thing after the other, from the event loop.
class Measuring : public QObject
{
public:
    Measuring(app::DeskSession& session, double startMs) : m_session(session), m_startMs(startMs)
    {
        m_beat.setInterval(1);
        connect(&m_beat, &QTimer::timeout, this, [this] {
            const double now = monotonicMs();
            if (m_lastBeat > 0)
                m_longestGap = std::max(m_longestGap, now - m_lastBeat);
            m_lastBeat = now;
        });
        connect(&session, &app::DeskSession::opened, this, [this] { waitForRows(); });
    }

private:
    void waitForRows()
    {
        m_view = m_session.window()->findChild<ui::OrderListView*>();
        if (m_view == nullptr)
            qFatal("no list: is somebody signed in to this profile?");
        m_model = static_cast<ui::OrderListModel*>(m_view->model());
        new NextPaint(m_view->viewport(), [this] { checkFirstRows(); });
        m_view->viewport()->update();
    }

    void checkFirstRows()
    {
        if (m_model->rowCount() == 0 || m_model->knownItem(m_model->rows().front()) == nullptr) {
            new NextPaint(m_view->viewport(), [this] { checkFirstRows(); });
            // Nothing may be repainted by itself before the rows come; then it is by their arrival.
            return;
        }
        m_firstRowsMs = monotonicMs() - m_startMs;
        m_firstRowsMib = residentMib();
        m_beat.start();
        waitForAll();
    }

    void waitForAll()
    {
        if (m_model->state() == ui::OrderListModel::State::Complete) {
            m_allRowsMs = monotonicMs() - m_startMs;
            jump();
            return;
        }
        QTimer::singleShot(5, this, [this] { waitForAll(); });
    }

    void jump()
    {
        if (int(m_jumps.size()) == kJumps) {
            turnWheel();
            return;
        }
        QElapsedTimer timer;
        timer.start();
        m_view->verticalScrollBar()->setValue(
            int(m_random() % quint64(std::max(1, m_view->verticalScrollBar()->maximum()))));
        m_view->viewport()->repaint();
        m_jumps.push_back(double(timer.nsecsElapsed()) / 1e6);
        QTimer::singleShot(0, this, [this] { jump(); });
    }

    void turnWheel()
    {
        if (int(m_steps.size()) == kWheelSteps) {
            m_scrolledMib = residentMib();
            m_search = m_session.window()->findChild<ui::FilterSearch*>();
            m_search->setFocus();
            type(0);
            return;
        }
        QElapsedTimer timer;
        timer.start();
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->value() + 3 * ui::kRowHeight);
        m_view->viewport()->repaint();
        m_steps.push_back(double(timer.nsecsElapsed()) / 1e6);
        QTimer::singleShot(0, this, [this] { turnWheel(); });
    }

    void type(int index)
    {
        if (kTyped[index] == '\0') {
            m_typedAt = monotonicMs();
            m_generation = m_model->rows().size();
            connect(
                m_model, &ui::OrderListModel::landed, this, [this] { showResults(); }, Qt::SingleShotConnection);
            return;
        }
        QWidget* field = m_search->findChild<QLineEdit*>() != nullptr ? m_search->findChild<QLineEdit*>()
                                                                      : static_cast<QWidget*>(m_search);
        const double began = monotonicMs();
        new NextPaint(field, [this, began, index] {
            m_echoes.push_back(monotonicMs() - began);
            type(index + 1);
        });
        const QString letter(QLatin1Char(kTyped[index]));
        QCoreApplication::postEvent(
            field, new QKeyEvent(QEvent::KeyPress, letter[0].toUpper().unicode(), Qt::NoModifier, letter));
    }

    void showResults()
    {
        new NextPaint(m_view->viewport(), [this] {
            m_resultsMs = monotonicMs() - m_typedAt;
            report();
        });
        m_view->viewport()->update();
    }

    void report()
    {
        std::printf("{\"first_rows_ms\": %.1f, \"first_rows_mib\": %.1f, \"all_rows_ms\": %.1f, \"rows\": %zu, "
                    "\"jump_p50_ms\": %.2f, \"jump_p95_ms\": %.2f, \"wheel_p50_ms\": %.2f, \"wheel_p95_ms\": %.2f, "
                    "\"echo_p99_ms\": %.2f, \"results_ms\": %.1f, \"longest_gap_ms\": %.1f, \"mib\": %.1f}\n",
                    m_firstRowsMs, m_firstRowsMib, m_allRowsMs, m_generation, share(m_jumps, 0.5), share(m_jumps, 0.95),
                    share(m_steps, 0.5), share(m_steps, 0.95), share(m_echoes, 0.99), m_resultsMs, m_longestGap,
                    m_scrolledMib);
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    app::DeskSession& m_session;
    double m_startMs;
    ui::OrderListView* m_view = nullptr;
    ui::OrderListModel* m_model = nullptr;
    ui::FilterSearch* m_search = nullptr;
    QTimer m_beat;
    double m_lastBeat = 0;
    double m_longestGap = 0;
    double m_firstRowsMs = 0;
    double m_firstRowsMib = 0;
    double m_allRowsMs = 0;
    double m_scrolledMib = 0;
    double m_typedAt = 0;
    double m_resultsMs = 0;
    size_t m_generation = 0;
    std::mt19937_64 m_random{11};
    std::vector<double> m_jumps;
    std::vector<double> m_steps;
    std::vector<double> m_echoes;
};

} // namespace

int main(int argc, char** argv)
{
    const double startMs = qEnvironmentVariableIsSet("T0_NS") ? qgetenv("T0_NS").toDouble() / 1e6 : monotonicMs();
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: ui_bench PROFILE_FOLDER\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    ui::Preferences preferences(QString(folder + u"/bench-settings.ini"_s));
    ui::ShopList shops(QString(folder + u"/bench-shops.ini"_s), folder);
    ui::applyTheme(application, ui::ColorScheme::Light);
    KeychainSecretStore secrets;
    const SystemClock clock;
    app::DeskSession session({.secrets = secrets,
                              .clock = clock,
                              .preferences = preferences,
                              .shops = shops,
                              .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)},
                             folder);
    const Measuring measuring(session, startMs);
    // What never ends says so instead of hanging.
    QTimer::singleShot(120'000, &application, [] { qFatal("the bench is stuck"); });
    session.open();
    return QApplication::exec();
}

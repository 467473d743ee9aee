// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Tour.h"

#include "ui/kit/Sheet.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StatusStrip.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPollMs = 15;
/// Contract section 1: within 4 minutes, whatever happens.
constexpr auto kWholeTime = std::chrono::seconds(230);
/// The same day's work in each.
const QStringList kLanguages{u"en"_s, u"zh_CN"_s};

} // namespace

Tour::Tour(Program& program, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_stage(program)
    , m_camera(program, folder)
    , m_service(DemoService::bundledProgram())
    , m_scenes({signInScene(), loadingScene(), ordersScene(), detailScene(), stepsScene(), bulkScene(), importScene(),
                conflictScene(), pagesScene(), troubleScene(), activityScene(), shellScene(), settingsScene()})
    , m_wholeTime(kWholeTime)
{
    QDir().mkpath(folder);
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    connect(&m_camera, &Camera::taken, this, &Tour::nextStep, Qt::QueuedConnection);
    connect(&m_service, &DemoService::failed, this, [this](const QString& detail) {
        fail(detail);
        finish();
    });
}

void Tour::start()
{
    connect(&m_service, &DemoService::ready, this, [this](const QString& address) {
        if (!m_stage.relay.start(address))
            return fail(u"the relay cannot listen"_s);
        // So that a day's work does not consist of waiting.
        m_program.preferences().setUndoTime(std::chrono::seconds(2));
        m_stage.colleague.signIn(address, kDemoUser, kDemoPassword);
        nextRound();
    });
    m_service.start();
}

void Tour::nextRound()
{
    if (++m_round >= kLanguages.size() || m_wholeTime.hasExpired())
        return finish();
    m_stage.round = m_round;
    m_stage.relay.setMode(Relay::Mode::Pass);
    m_sceneAt = 0;
    connect(
        &m_program, &Program::sessionOpened, this,
        [this] {
            m_camera.beginRound(m_round, kLanguages[m_round]);
            nextScene();
        },
        Qt::SingleShotConnection);
    // A desk that knows nothing yet: a day begins with the page to sign in.
    m_program.openProfile(QDir(m_program.home()).filePath(u"desk-%1"_s.arg(m_round)));
}

void Tour::nextScene()
{
    m_isCutShort |= m_sceneAt < m_scenes.size() && m_wholeTime.hasExpired();
    if (m_sceneAt >= m_scenes.size() || m_isCutShort)
        return nextRound();
    const Scene& scene = m_scenes[m_sceneAt++];
    m_camera.rest();
    m_script = {};
    m_stepAt = 0;
    scene.write(m_script, m_stage);
    nextStep();
}

void Tour::nextStep()
{
    m_isCutShort |= m_stepAt < m_script.steps().size() && m_wholeTime.hasExpired();
    if (m_stepAt >= m_script.steps().size() || m_isCutShort) {
        tidyUp();
        // After whatever the tidying closed has gone.
        QMetaObject::invokeMethod(this, &Tour::nextScene, Qt::QueuedConnection);
        return;
    }
    ++m_stepAt;
    m_hasActed = false;
    // On a stack of its own: a menu that opens does not return before it closes, and the steps have to go on meanwhile.
    QTimer::singleShot(0, this, &Tour::act);
    m_patience.setRemainingTime(m_script.steps()[m_stepAt - 1].patience);
    m_poll.start();
}

void Tour::act()
{
    const Step step = m_script.steps()[m_stepAt - 1];
    m_hasActed = true;
    Q_EMIT stepBegan(u"%1: %2"_s.arg(m_scenes[m_sceneAt - 1].name, step.what), !step.picture.isEmpty());
    if (!step.picture.isEmpty()) {
        m_poll.stop();
        m_camera.take(step.picture, step.looks);
    } else if (step.act) {
        step.act();
    }
}

void Tour::poll()
{
    const Step& step = m_script.steps()[m_stepAt - 1];
    const bool isDone = m_hasActed && (!step.until || step.until());
    if (!isDone && !m_patience.hasExpired())
        return;
    m_poll.stop();
    if (isDone)
        return nextStep();
    fail(u"%1 (%2): %3"_s.arg(m_scenes[m_sceneAt - 1].name, kLanguages[m_round], step.what));
    m_stepAt = m_script.steps().size();
    nextStep();
}

void Tour::fail(const QString& what)
{
    ++m_failures;
    std::fprintf(stderr, "tour: did not happen: %s\n", qUtf8Printable(what));
    if (m_program.session() != nullptr && m_program.session()->window() != nullptr)
        std::fprintf(stderr, "      status line: %s\n",
                     qUtf8Printable(m_stage.window().statusStrip().sentence().whole()));
    std::fprintf(stderr, "      to be seen: %s\n", qUtf8Printable(m_stage.hands.names().join(u"; "_s)));
}

void Tour::tidyUp()
{
    if (m_program.session() == nullptr || m_program.session()->window() == nullptr)
        return;
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (top->isVisible() && top->windowType() == Qt::Popup)
            top->close();
    }
    m_stage.window().commandPalette().close();
    for (ui::Sheet* sheet : m_stage.window().findChildren<ui::Sheet*>())
        sheet->close();
}

void Tour::finish()
{
    if (m_isCutShort || m_round < kLanguages.size())
        fail(u"all scenes within the time"_s);
    std::printf("%d pictures in %s\n", m_camera.pictures(),
                qUtf8Printable(QDir::toNativeSeparators(m_camera.folder())));
    Q_EMIT finished(m_failures == 0 && m_camera.isComplete() ? 0 : 1);
}

} // namespace ch::app

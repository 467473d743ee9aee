// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Tour.h"

#include "ui/kit/Sheet.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"

#include <QDir>

#include <cstdio>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPollMs = 15;
/// Contract section 1: within 4 minutes, whatever happens.
constexpr auto kWholeTime = std::chrono::seconds(230);

} // namespace

Tour::Tour(Program& program, const QString& folder, QObject* parent)
    : QObject(parent)
    , m_program(program)
    , m_stage(program)
    , m_camera(program, folder)
    , m_service(DemoService::bundledProgram())
    , m_scenes({signInScene(), loadingScene(), ordersScene(), detailScene(), stepsScene(), bulkScene(), activityScene(),
                settingsScene(), shellScene(), troubleScene()})
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
        m_stage.colleague.signIn(address, kDemoUser, kDemoPassword);
        connect(&m_program, &Program::sessionOpened, this, &Tour::nextScene, Qt::SingleShotConnection);
        m_program.start(nullptr);
    });
    m_service.start();
}

void Tour::nextScene()
{
    if (m_sceneAt >= m_scenes.size() || m_wholeTime.hasExpired())
        return finish();
    const Scene& scene = m_scenes[m_sceneAt++];
    m_stage.hands.setWindow(&m_stage.window());
    m_camera.setLook(someLooks().front());
    m_script = {};
    m_stepAt = 0;
    scene.write(m_script, m_stage);
    nextStep();
}

void Tour::nextStep()
{
    if (m_stepAt >= m_script.steps().size() || m_wholeTime.hasExpired()) {
        tidyUp();
        // After whatever the tidying closed has gone.
        QMetaObject::invokeMethod(this, &Tour::nextScene, Qt::QueuedConnection);
        return;
    }
    const Step& step = m_script.steps()[m_stepAt++];
    if (step.act)
        step.act();
    if (!step.picture.isEmpty())
        return m_camera.take(step.picture, step.looks);
    m_patience.setRemainingTime(step.patience);
    m_poll.start();
}

void Tour::poll()
{
    const Step& step = m_script.steps()[m_stepAt - 1];
    const bool isDone = !step.until || step.until();
    if (!isDone && !m_patience.hasExpired())
        return;
    m_poll.stop();
    if (isDone)
        return nextStep();
    fail(u"%1: %2"_s.arg(m_scenes[m_sceneAt - 1].name, step.what));
    m_stepAt = m_script.steps().size();
    nextStep();
}

void Tour::fail(const QString& what)
{
    ++m_failures;
    std::fprintf(stderr, "tour: did not happen: %s\n", qUtf8Printable(what));
}

void Tour::tidyUp()
{
    if (m_program.session() == nullptr || m_program.session()->window() == nullptr)
        return;
    m_stage.window().commandPalette().close();
    for (ui::Sheet* sheet : m_stage.window().findChildren<ui::Sheet*>())
        sheet->close();
    m_stage.relay.setMode(Relay::Mode::Pass);
}

void Tour::finish()
{
    if (m_wholeTime.hasExpired() && m_sceneAt < m_scenes.size())
        fail(u"all scenes within the time"_s);
    std::printf("%d pictures in %s\n", m_camera.pictures(),
                qUtf8Printable(QDir::toNativeSeparators(m_camera.folder())));
    Q_EMIT finished(m_failures == 0 && m_camera.isComplete() ? 0 : 1);
}

} // namespace ch::app

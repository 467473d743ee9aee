// SPDX-License-Identifier: Apache-2.0
// A day's work on the demo shop through the real widgets, with a picture of every screen and state.
// Main thread; driven by signals and a timer, never by a loop of its own.
#pragma once

#include "app/desktop/tour/Camera.h"
#include "app/desktop/tour/Stage.h"

#include <QDeadlineTimer>

namespace ch::app {

class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Program& program, const QString& folder, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// For who measures: what is done from now on.
    void stepBegan(const QString& what, bool isPicture);
    /// 0: all scenes were played and all pictures taken.
    void finished(int exitCode);

private:
    void nextRound();
    void nextScene();
    void nextStep();
    void act();
    void poll();
    void fail(const QString& what);
    /// Whatever a scene left open.
    void tidyUp();
    void finish();

    Program& m_program;
    Stage m_stage;
    Camera m_camera;
    DemoService m_service;
    std::vector<Scene> m_scenes;
    int m_round = -1;
    size_t m_sceneAt = 0;
    Script m_script;
    size_t m_stepAt = 0;
    bool m_hasActed = false;
    QTimer m_poll;
    QDeadlineTimer m_patience;
    QDeadlineTimer m_wholeTime;
    /// Something was left out, for the time was over.
    bool m_isCutShort = false;
    int m_failures = 0;
};

} // namespace ch::app

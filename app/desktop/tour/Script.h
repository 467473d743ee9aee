// SPDX-License-Identifier: Apache-2.0
// A scene of the tour as a list of steps: do this, wait until that, take a picture.
// Main thread.
#pragma once

#include "ui/kit/Theme.h"

#include <QSize>
#include <QString>

#include <chrono>
#include <functional>
#include <vector>

namespace ch::app {

/// How a picture is taken; in the language of the round.
struct Look
{
    QSize size;
    ui::ColorScheme scheme{};
};

/// Two: both sizes and both schemes, each once. Four: each size in each scheme. Small: a laptop's screen at 150 %.
enum class Looks { Two, Four, Small };
/// `round` turns the pairs of Two around, so that the second language shows what the first does not.
std::vector<Look> looksFor(Looks looks, int round);

struct Step
{
    /// For the log, if it does not happen.
    QString what;
    std::function<void()> act{};
    /// Asked every few milliseconds, and must not wait itself; nothing: done at once.
    std::function<bool()> until{};
    std::chrono::milliseconds patience{10'000};
    /// A picture's name; empty: none.
    QString picture{};
    Looks looks = Looks::Two;
};

class Script
{
public:
    Script& act(const QString& what, std::function<void()> act);
    Script& wait(const QString& what, std::function<bool()> until,
                 std::chrono::milliseconds patience = std::chrono::seconds(10));
    /// act(), then wait().
    Script& reach(const QString& what, std::function<void()> act, std::function<bool()> until);
    Script& picture(const QString& name, Looks looks = Looks::Two);

    const std::vector<Step>& steps() const { return m_steps; }

private:
    std::vector<Step> m_steps;
};

class Stage;

/// Written when its turn comes, so that it can look at what is there.
struct Scene
{
    QString name;
    std::function<void(Script&, Stage&)> write;
};

// Each in a file of its own: Scene*.cpp. A new one is added here and in Tour.cpp.
Scene signInScene();
Scene loadingScene();
Scene ordersScene();
Scene detailScene();
Scene stepsScene();
Scene bulkScene();
Scene importScene();
Scene conflictScene();
Scene troubleScene();
Scene activityScene();
Scene pagesScene();
Scene shellScene();
Scene settingsScene();

} // namespace ch::app

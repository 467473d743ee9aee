// SPDX-License-Identifier: Apache-2.0
// How far something long is: a thin line, how much of how much, how fast, how long still, and a way to stop it.
// Thread of the windows.
#pragma once

#include "ui/kit/Formats.h"
#include "ui/kit/TextLabel.h"

#include <QToolButton>

#include <optional>

class QVariantAnimation;

namespace ch::ui {

struct Progress
{
    /// "Fetching orders".
    QString text;
    qint64 done = 0;
    /// 0: not known.
    qint64 total = 0;
    /// 0: not known (yet).
    double perSecond = 0;
    std::optional<std::chrono::seconds> timeLeft{};

    friend bool operator==(const Progress&, const Progress&) = default;
};

class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void set(const Progress& progress, const Formats& formats);
    /// Whether there is a button to stop it. On from the start.
    void setStoppable(bool stoppable);

Q_SIGNALS:
    void stopRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void animate();

    TextLabel* m_text;
    TextLabel* m_detail;
    QToolButton* m_stop;
    QVariantAnimation* m_sweep;
    Progress m_progress;
};

} // namespace ch::ui

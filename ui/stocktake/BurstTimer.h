// SPDX-License-Identifier: Apache-2.0
// Tells once of changes that come in bursts: a moment after the first of them, for what is read then may be long.
// Thread of the windows.
#pragma once

#include <QTimer>

namespace ch::ui {

class BurstTimer : public QObject
{
    Q_OBJECT

public:
    explicit BurstTimer(QObject* parent);

    /// Something changed.
    void note();

Q_SIGNALS:
    void due();

private:
    QTimer m_timer;
};

} // namespace ch::ui

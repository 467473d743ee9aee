// SPDX-License-Identifier: Apache-2.0
// Takes pictures of the window in every look that is asked for, when it has come to rest.
// Main thread; files are written on a lane.
#pragma once

#include "app/desktop/tour/Script.h"
#include "core/base/Lane.h"

#include <QImage>
#include <QObject>
#include <QTimer>

namespace ch::app {

class Program;

class Camera : public QObject
{
    Q_OBJECT

public:
    Camera(Program& program, const QString& folder, QObject* parent = nullptr);

    /// One picture for each look: NUMBER-NAME-SIZE-SCHEME-LANGUAGE.png. taken() follows.
    void take(const QString& name, const std::vector<Look>& looks);
    /// The look in which the work goes on.
    void setLook(const Look& look);
    int pictures() const { return m_pictures; }
    const QString& folder() const { return m_folder; }
    bool isComplete() const { return !m_hasFailed; }

Q_SIGNALS:
    void taken();

private:
    void nextLook();
    void watch();
    void save(const QImage& image);

    Program& m_program;
    QString m_folder;
    QString m_name;
    std::vector<Look> m_looks;
    size_t m_at = 0;
    QTimer m_rest;
    QImage m_last;
    int m_tries = 0;
    int m_number = 0;
    int m_pictures = 0;
    bool m_hasFailed = false;
    /// Last: its end waits for the files.
    Lane m_files;
};

} // namespace ch::app

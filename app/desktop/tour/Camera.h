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

    /// The language of what follows, "en" or "zh_CN", and of its pictures.
    void beginRound(int round, const QString& language);
    /// One picture for each look: NUMBER-NAME-SIZE-SCHEME-LANGUAGE.png. taken() follows.
    void take(const QString& name, Looks looks);
    /// The look in which the work goes on.
    void rest();
    int pictures() const { return m_pictures; }
    const QString& folder() const { return m_folder; }
    bool isComplete() const { return !m_hasFailed; }

Q_SIGNALS:
    void taken();

private:
    void setLook(const Look& look);
    void nextLook();
    void watch();
    void save(const QImage& image);

    Program& m_program;
    QString m_folder;
    int m_round = 0;
    QString m_language;
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

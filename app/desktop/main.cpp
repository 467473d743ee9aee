// SPDX-License-Identifier: Apache-2.0
// The desktop: arguments in, a window out.

#include "app/desktop/Logging.h"
#include "app/desktop/Program.h"
#include "app/desktop/ProgramMemory.h"
#include "app/desktop/tour/Tour.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileOpenEvent>
#include <QIcon>
#include <QTemporaryDir>

#include <cstdio>

using namespace ch;
using namespace ch::app;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFailed = 1;

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
/// With a screen as large as the largest picture: what pops up is kept on the screen.
QByteArray offscreenPlatform(const QString& home)
{
    const QString name = QDir(home).filePath(u"screen.json"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return "offscreen";
    file.write(R"({"screens":[{"name":"tour","x":0,"y":0,"width":1920,"height":1080,)"
               R"("logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})");
    return "offscreen:configfile=" + QFile::encodeName(name);
}
#endif

/// What has to be set before there is an application.
void prepareEnvironment(const Arguments& arguments, const QString& home)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    // A tour needs no display.
    if (!arguments.tour.isEmpty() && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", offscreenPlatform(home));
#endif
    const ui::Preferences preferences(QDir(home).filePath(u"settings.ini"_s));
    if (const int percent = preferences.scalePercent(); percent > 100 && arguments.tour.isEmpty())
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

/// macOS opens links by an event instead of an argument.
class LinkFilter : public QObject
{
public:
    explicit LinkFilter(SingleInstance& instance) : m_instance(instance) {}
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FileOpen) {
            if (const auto orderNo = orderNoOf(static_cast<QFileOpenEvent*>(event)->url().toString()))
                Q_EMIT m_instance.asked(*orderNo);
            return true;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    SingleInstance& m_instance;
};

void nameTheProgram()
{
    QCoreApplication::setApplicationName(u"countinghouse"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CH_VERSION));
}

} // namespace

int main(int argc, char** argv)
{
    int exitCode = 0;
    shareMemory();
    nameTheProgram();
    auto arguments = readArguments(argc, argv, false, exitCode);
    if (!arguments)
        return exitCode;
    // A tour, and a demo that was asked for on the command line, leave nothing behind.
    std::unique_ptr<QTemporaryDir> temporary;
    if (arguments->profile.isEmpty() && (arguments->demo || !arguments->tour.isEmpty()))
        temporary = std::make_unique<QTemporaryDir>();
    QString home = temporary ? temporary->path() : arguments->profile;
    if (home.isEmpty())
        home = defaultHome();
    prepareEnvironment(*arguments, home);

    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Countinghouse"_s);
    QGuiApplication::setDesktopFileName(u"countinghouse"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setWindowIcon(QIcon(u":/icons/countinghouse.svg"_s));
    arguments = readArguments(argc, argv, true, exitCode);
    if (!arguments)
        return exitCode;

    SingleInstance instance(home);
    switch (instance.claim(arguments->orderNo)) {
    case SingleInstance::Outcome::First:
        break;
    case SingleInstance::Outcome::Forwarded:
        return 0;
    case SingleInstance::Outcome::Silent:
        std::fputs("countinghouse: another window with this profile is open and does not answer\n", stderr);
        return kFailed;
    }
    const Logging logging(QDir(home).filePath(u"logs"_s));
    Program program(*arguments, home);
    LinkFilter links(instance);
    application.installEventFilter(&links);
    if (arguments->tour.isEmpty()) {
        program.start(&instance);
        return QApplication::exec();
    }
    Tour tour(program, arguments->tour);
    QObject::connect(&tour, &Tour::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    tour.start();
    return QApplication::exec();
}

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/Program.h"

#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

QString defaultHome()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

Program::Program(const Arguments& arguments, const QString& home, QObject* parent)
    : QObject(parent)
    , m_arguments(arguments)
    , m_home(home)
    , m_preferences(QDir(home).filePath(u"settings.ini"_s))
    , m_shops(QDir(home).filePath(u"shops.ini"_s), QDir(home).filePath(u"shops"_s))
{
    if (!m_arguments.language.isEmpty())
        m_preferences.startWith(m_arguments.language);
    applyPreferences();
    connect(&m_preferences, &ui::Preferences::changed, this, &Program::applyPreferences);
}

Program::~Program()
{
    // The windows go before what they borrow, and the demo's service after whoever talks to it.
    m_session.reset();
    m_leaving.reset();
    m_demo.reset();
}

void Program::applyPreferences()
{
    setLook(m_preferences.colorScheme(), m_preferences.language());
}

void Program::setLook(ui::ColorScheme scheme, const QString& language)
{
    if (m_scheme != scheme) {
        m_scheme = scheme;
        ui::applyTheme(*qApp, scheme);
    }
    if (m_language == language)
        return;
    m_language = language;
    m_languages.apply(language);
    if (m_session)
        m_session->setLocale(m_languages.locale());
}

void Program::start(SingleInstance* instance)
{
    if (instance != nullptr)
        connect(instance, &SingleInstance::asked, this, &Program::ask);
    if (m_arguments.demo)
        return openDemo();
    const auto lastUsed = m_shops.lastUsed();
    if (!m_arguments.profile.isEmpty())
        openProfile(m_arguments.profile);
    else
        openProfile(lastUsed ? lastUsed->profileFolder : m_shops.newProfileFolder());
    ask(m_arguments.orderNo);
}

void Program::ask(const QString& orderNo)
{
    if (m_session == nullptr)
        return;
    if (!orderNo.isEmpty())
        m_session->openOrder(orderNo);
    else if (ui::MainWindow* window = m_session->window())
        window->bringToFront();
}

std::unique_ptr<DeskSession> Program::makeSession(const QString& folder)
{
    auto session = std::make_unique<DeskSession>(SessionParts{.secrets = m_secrets,
                                                              .clock = m_clock,
                                                              .preferences = m_preferences,
                                                              .shops = m_shops,
                                                              .locale = m_languages.locale()},
                                                 folder);
    connect(session.get(), &DeskSession::opened, this, &Program::sessionOpened);
    connect(session.get(), &DeskSession::shopRequested, this, &Program::openProfile, Qt::QueuedConnection);
    connect(session.get(), &DeskSession::demoRequested, this, &Program::openDemo, Qt::QueuedConnection);
    connect(session.get(), &DeskSession::closeRequested, this, &Program::quit, Qt::QueuedConnection);
    return session;
}

void Program::openProfile(const QString& folder)
{
    if (m_isQuitting)
        return;
    auto next = makeSession(folder);
    DeskSession* opening = next.get();
    // A profile has one owner at a time, so the same one has to be let go before.
    const bool isSame = m_session && QDir(m_session->profileFolder()) == QDir(folder);
    if (isSame)
        m_session.reset();
    replaceSession(std::move(next));
    opening->open();
}

void Program::replaceSession(std::unique_ptr<DeskSession> next)
{
    if (m_session) {
        m_leaving = std::move(m_session);
        DeskSession* const leaving = m_leaving.get();
        leaving->disconnect(this);
        connect(leaving, &DeskSession::ended, this, [this, leaving] {
            if (m_leaving.get() == leaving)
                m_leaving.release()->deleteLater();
        });
        leaving->finish();
    }
    m_session = std::move(next);
}

void Program::openDemo()
{
    if (m_demo || m_isQuitting)
        return;
    m_demo = std::make_unique<DemoService>(DemoService::bundledProgram());
    connect(m_demo.get(), &DemoService::ready, this, &Program::demoReady);
    connect(m_demo.get(), &DemoService::failed, this, &Program::demoFailed, Qt::QueuedConnection);
    if (m_session && m_session->context())
        m_session->context()->toast({.text = tr("Starting the demo shop…"), .tone = ui::Tone::Info});
    m_demo->start();
}

void Program::demoReady(const QString& address)
{
    auto next = makeSession(QDir(m_demo->folder()).filePath(u"profile"_s));
    DeskSession* opening = next.get();
    replaceSession(std::move(next));
    opening->openDemo(address);
    ask(m_arguments.orderNo);
}

void Program::demoFailed()
{
    // While a demo is shown, its status line says that the service does not answer.
    if (m_demo && !m_demo->address().isEmpty())
        return;
    m_demo.reset();
    if (!m_session)
        openProfile(m_arguments.profile.isEmpty() ? m_shops.newProfileFolder() : m_arguments.profile);
    const ui::Toast toast{.text = tr("The demo shop could not be started"), .tone = ui::Tone::Bad};
    if (m_session->context())
        m_session->context()->toast(toast);
    else
        connect(m_session.get(), &DeskSession::opened, this, [this, toast] { m_session->context()->toast(toast); });
}

void Program::quit()
{
    if (std::exchange(m_isQuitting, true))
        return;
    connect(m_session.get(), &DeskSession::ended, qApp, &QCoreApplication::quit);
    m_session->finish();
}

} // namespace ch::app

// SPDX-License-Identifier: Apache-2.0
// The composition root: what lives as long as the program, and which profile is open.
// Main thread.
#pragma once

#include "app/desktop/Arguments.h"
#include "app/desktop/DemoService.h"
#include "app/desktop/DeskSession.h"
#include "app/desktop/LanguageSwitch.h"
#include "app/desktop/SingleInstance.h"
#include "core/secrets/KeychainSecretStore.h"

namespace ch::app {

class Program : public QObject
{
    Q_OBJECT

public:
    /// `home`: the folder for settings, logs, and the profiles of shops.
    Program(const Arguments& arguments, const QString& home, QObject* parent = nullptr);
    ~Program() override;

    /// The first profile, or the demo shop. `instance`: other starts are heard from now on; null where none is.
    void start(SingleInstance* instance);
    void openProfile(const QString& folder);
    void openDemo();

    const QString& home() const { return m_home; }
    ui::Preferences& preferences() { return m_preferences; }
    /// Null while another profile is being opened.
    DeskSession* session() const { return m_session.get(); }
    LanguageSwitch& languages() { return m_languages; }
    /// For the tour: shows another look without setting it.
    void setLook(ui::ColorScheme scheme, const QString& language);

Q_SIGNALS:
    /// A session's window is shown.
    void sessionOpened();

private:
    void applyPreferences();
    void ask(const QString& orderNo);
    void replaceSession(std::unique_ptr<DeskSession> next);
    std::unique_ptr<DeskSession> makeSession(const QString& folder);
    void demoReady(const QString& address);
    void demoFailed();
    void quit();

    Arguments m_arguments;
    QString m_home;
    KeychainSecretStore m_secrets;
    SystemClock m_clock;
    ui::Preferences m_preferences;
    ui::ShopList m_shops;
    LanguageSwitch m_languages;
    std::optional<QString> m_language;
    std::optional<ui::ColorScheme> m_scheme;
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<DeskSession> m_session;
    /// Still sends what waits.
    std::unique_ptr<DeskSession> m_leaving;
    bool m_isQuitting = false;
};

/// The person's own place for such data.
QString defaultHome();

} // namespace ch::app

// SPDX-License-Identifier: Apache-2.0
// Who is signed in where, and the way out.
// Thread of the windows.
#pragma once

#include "ui/settings/SettingsSection.h"

namespace ch::ui {

class AccountSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit AccountSection(UiContext& context, QWidget* parent = nullptr);
    QString name() const override { return tr("Account"); }

Q_SIGNALS:
    /// `isTold`: the service knows, too.
    void signedOut(bool isTold);

protected:
    void retranslate() override;
    void load() override;

private:
    void buildSignOut();
    void ask(bool isAsked);
    void signOut();

    Card* m_account;
    CopyField* m_user;
    CopyField* m_role;
    CopyField* m_shop;
    CopyField* m_server;
    CopyField* m_zone;
    Card* m_session;
    TextLabel* m_text;
    Notice* m_notice;
    QPushButton* m_signOut;
    QPushButton* m_yes;
    QPushButton* m_no;
};

} // namespace ch::ui

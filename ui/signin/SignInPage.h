// SPDX-License-Identifier: Apache-2.0
// Where a person signs in: shown instead of the other pages while nobody is signed in to the open profile.
// Thread of the windows.
#pragma once

#include "core/base/Lane.h"
#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"
#include "ui/signin/ShopList.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace ch::ui {

class DoctorCard;
class FormField;
class Notice;
class SignInSide;
class TextLabel;

class SignInPage : public Page
{
    Q_OBJECT

public:
    SignInPage(UiContext& context, ShopList& shops, QWidget* parent = nullptr);

    /// Why the page is shown, if there is something to say: the profile could not be opened, the session ended, …
    void showProblem(const Error& error);
    /// `isTold`: the service has ended the session, too; else it says so when it has.
    void showSignedOut(bool isTold);
    void enter() override;

Q_SIGNALS:
    /// The profile has a session now, and the list of shops knows it.
    void signedIn();
    /// Another profile is to be opened in this window; a new one's folder does not exist yet.
    void shopRequested(const QString& profileFolder);
    void demoRequested();
    /// Work with what is here: offered where the profile already has an owner.
    void dismissed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildForm();
    void buildFields(QVBoxLayout* form);
    void buildButtons(QVBoxLayout* form);
    void connectAll();
    void retranslate();
    /// Server and user of a profile that has an owner are its owner's.
    void showIdentity();
    void onLeftSessionEnded();
    desk::SignInRequest request() const;
    bool isComplete();
    void signIn();
    void finish(const Result<desk::Workspace::SignedIn>& result);
    void setBusy(bool busy);
    void chooseAuthority();
    void readAuthority(const QString& file);
    void diagnose();

    UiContext& m_context;
    ShopList& m_shops;
    /// Certificates may lie on a slow disk.
    Lane m_files;
    SignInSide* m_side = nullptr;
    QScrollArea* m_scroll = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_subtitle = nullptr;
    Notice* m_notice = nullptr;
    QLineEdit* m_server = nullptr;
    FormField* m_serverField = nullptr;
    QLineEdit* m_user = nullptr;
    FormField* m_userField = nullptr;
    QLineEdit* m_password = nullptr;
    FormField* m_passwordField = nullptr;
    QAction* m_peek = nullptr;
    QCheckBox* m_keep = nullptr;
    QPushButton* m_authority = nullptr;
    QPushButton* m_signIn = nullptr;
    QPushButton* m_check = nullptr;
    QPushButton* m_dismiss = nullptr;
    DoctorCard* m_doctor = nullptr;
    QByteArray m_authorities;
    QString m_authorityName;
    bool m_isBusy = false;
    /// The notice says that the service has still to be told.
    bool m_isUntold = false;
};

} // namespace ch::ui

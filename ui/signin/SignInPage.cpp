// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/SignInPage.h"

#include "core/base/Deliver.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"
#include "ui/signin/DoctorCard.h"
#include "ui/signin/SignInSide.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QScrollArea>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFormWidth = 400;
/// Authorities are some kilobytes each.
constexpr qint64 kMostAuthorityBytes = 1024 * 1024;
constexpr std::chrono::seconds kLongToast{12};

Result<QByteArray> readFile(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::Storage, .code = u"FILE_UNREADABLE"_s, .detail = file.errorString()};
    const QByteArray bytes = file.read(kMostAuthorityBytes);
    if (!bytes.contains("-----BEGIN CERTIFICATE-----"))
        return Error{.kind = ErrorKind::Invalid, .code = u"NO_CERTIFICATE"_s};
    return bytes;
}

} // namespace

SignInPage::SignInPage(UiContext& context, ShopList& shops, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_shops(shops)
    , m_files(u"sign-in files"_s)
{
    build();
    connectAll();
    retranslate();
    showIdentity();
}

void SignInPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_side = new SignInSide(m_shops, this);
    row->addWidget(m_side);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(buildForm());
    row->addWidget(m_scroll, 1);
}

QWidget* SignInPage::buildForm()
{
    auto* place = new QWidget(this);
    auto* centre = new QHBoxLayout(place);
    auto* form = new QVBoxLayout;
    form->setContentsMargins(0, 4 * kGrid, 0, 4 * kGrid);
    form->setSpacing(2 * kGrid);
    form->addStretch(1);
    m_title = new TextLabel({}, TextStyle::Title, place);
    m_subtitle = new TextLabel({}, TextStyle::Body, place);
    m_subtitle->setMuted(true);
    m_notice = new Notice(place);
    m_notice->hide();
    form->addWidget(m_title);
    form->addWidget(m_subtitle);
    form->addWidget(m_notice);
    buildFields(form);
    buildButtons(form);
    m_doctor = new DoctorCard(m_context, place);
    m_doctor->hide();
    form->addWidget(m_doctor);
    form->addStretch(2);
    auto* column = new QWidget(place);
    column->setLayout(form);
    column->setMaximumWidth(kFormWidth);
    centre->addStretch(1);
    centre->addWidget(column, kFormWidth);
    centre->addStretch(1);
    return place;
}

void SignInPage::buildFields(QVBoxLayout* form)
{
    m_server = new QLineEdit(this);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_server->setPlaceholderText(u"https://shop.example"_s);
    m_serverField = new FormField({}, m_server, this);
    m_user = new QLineEdit(this);
    m_user->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_userField = new FormField({}, m_user, this);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_peek = m_password->addAction(icon("eye"_L1), QLineEdit::TrailingPosition);
    m_peek->setCheckable(true);
    m_passwordField = new FormField({}, m_password, this);
    m_keep = new QCheckBox(this);
    m_keep->setChecked(true);
    form->addWidget(m_serverField);
    form->addWidget(m_userField);
    form->addWidget(m_passwordField);
    form->addWidget(m_keep);
}

void SignInPage::buildButtons(QVBoxLayout* form)
{
    m_signIn = makeButton({}, ButtonKind::Primary, this);
    m_signIn->setDefault(true);
    m_dismiss = makeButton({}, ButtonKind::Plain, this);
    m_check = makeButton({}, ButtonKind::Quiet, this);
    m_check->setIcon(icon("help"_L1));
    m_authority = makeButton({}, ButtonKind::Quiet, this);
    m_authority->setIcon(icon("lock"_L1));
    form->addWidget(m_signIn);
    form->addWidget(m_dismiss);
    auto* more = new FlowLayout(kGrid);
    more->addWidget(m_check);
    more->addWidget(m_authority);
    form->addLayout(more);
}

void SignInPage::connectAll()
{
    connect(m_side, &SignInSide::shopChosen, this, &SignInPage::shopRequested);
    connect(m_side, &SignInSide::demoRequested, this, &SignInPage::demoRequested);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::signIn);
    connect(m_dismiss, &QPushButton::clicked, this, &SignInPage::dismissed);
    connect(m_check, &QPushButton::clicked, this, &SignInPage::diagnose);
    connect(m_authority, &QPushButton::clicked, this, &SignInPage::chooseAuthority);
    connect(m_notice, &Notice::buttonClicked, this, &SignInPage::diagnose);
    connect(m_doctor, &DoctorCard::finished, this, [this] {
        setBusy(false);
        m_scroll->ensureWidgetVisible(m_doctor);
    });
    connect(m_peek, &QAction::toggled, this, [this](bool isShown) {
        m_password->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
        m_peek->setIcon(icon(isShown ? "eye-off"_L1 : "eye"_L1));
    });
    for (QLineEdit* field : {m_server, m_user, m_password})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::signIn);
    connect(&m_context.workspace(), &desk::Workspace::identityChanged, this, &SignInPage::showIdentity);
    connect(&m_context.workspace(), &desk::Workspace::leftSessionEnded, this, &SignInPage::onLeftSessionEnded);
}

void SignInPage::showIdentity()
{
    const Identity& identity = m_context.workspace().identity();
    const bool isOwned = !identity.isNobody();
    if (isOwned) {
        m_server->setText(identity.server);
        m_user->setText(identity.userName);
    }
    m_server->setReadOnly(isOwned);
    m_user->setReadOnly(isOwned);
    m_dismiss->setVisible(isOwned);
    m_side->setOpen(m_context.workspace().profileFolder(), isOwned);
    m_title->setFullText(isOwned && !identity.shopName.isEmpty() ? tr("Sign in to %1").arg(identity.shopName)
                                                                 : tr("Sign in"));
    m_subtitle->setFullText(
        isOwned ? tr("This profile is %1's. Another user or shop gets a profile of its own: add it on the left.")
                      .arg(identity.userName)
                : tr("With the address, the name and the password that you were given for your shop."));
}

void SignInPage::showProblem(const Error& error)
{
    m_isUntold = false;
    m_notice->show(error);
}

void SignInPage::showSignedOut(bool isTold)
{
    m_isUntold = !isTold;
    if (isTold)
        m_notice->hide();
    else
        m_notice->show(
            Tone::Warn,
            tr("You are signed out on this computer. The service cannot be reached and does not know it yet: it "
               "is told as soon as it answers, while this window is open."));
}

void SignInPage::onLeftSessionEnded()
{
    if (std::exchange(m_isUntold, false) && m_notice->isVisibleTo(this))
        m_notice->show(Tone::Good, tr("The service can be reached again and has ended the session, too."));
}

desk::SignInRequest SignInPage::request() const
{
    return {.server = m_server->text().trimmed(),
            .user = m_user->text().trimmed(),
            .password = m_password->text(),
            .keep = m_keep->isChecked(),
            .extraAuthorities = m_authorities};
}

bool SignInPage::isComplete()
{
    QLineEdit* first = nullptr;
    const auto check = [&first](FormField* field, QLineEdit* line, const QString& problem) {
        const bool isEmpty = line->text().trimmed().isEmpty();
        field->setProblem(isEmpty ? problem : QString());
        if (isEmpty && !first)
            first = line;
    };
    check(m_serverField, m_server, tr("Enter the address of your shop's service."));
    check(m_userField, m_user, tr("Enter your user name."));
    check(m_passwordField, m_password, tr("Enter your password."));
    if (first)
        first->setFocus();
    return !first;
}

void SignInPage::signIn()
{
    if (m_isBusy || !isComplete())
        return;
    m_isUntold = false;
    m_notice->hide();
    m_doctor->hide();
    setBusy(true);
    m_signIn->setText(tr("Signing in…"));
    deliver(m_context.workspace().signIn(request()), this,
            [this](const Result<desk::Workspace::SignedIn>& result) { finish(result); });
}

void SignInPage::finish(const Result<desk::Workspace::SignedIn>& result)
{
    setBusy(false);
    if (!result) {
        const Error& error = result.error();
        const bool isPlain = m_server->text().trimmed().startsWith("http:"_L1, Qt::CaseInsensitive);
        if (error.code == "BAD_SERVER_ADDRESS"_L1 && isPlain)
            m_serverField->setProblem(tr("Plain http is for a service on this very machine: use https."));
        const bool isPassword = error.kind == ErrorKind::Unauthorized;
        if (error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout)
            m_notice->show(Tone::Bad, tr("The service cannot be reached, so nobody could be signed in."),
                           tr("Check the connection"));
        else
            m_notice->show(error, isPassword ? QString() : tr("Check the connection"));
        (isPassword ? m_password : m_server)->setFocus();
        if (isPassword)
            m_password->selectAll();
        return;
    }
    m_password->clear();
    m_peek->setChecked(false);
    m_shops.remember(m_context.workspace().profileFolder(), result->identity);
    if (m_keep->isChecked() && !result->isKept)
        m_context.toast({.text = tr("This system has no place for secrets: the session lasts as long as the program."),
                         .tone = Tone::Warn,
                         .time = kLongToast});
    Q_EMIT signedIn();
}

void SignInPage::setBusy(bool busy)
{
    m_isBusy = busy;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_server, m_user, m_password, m_keep, m_signIn, m_check, m_authority, m_side})
        widget->setEnabled(!busy);
    if (!busy)
        m_signIn->setText(tr("Sign in"));
}

void SignInPage::diagnose()
{
    if (m_isBusy)
        return;
    m_isUntold = false;
    m_notice->hide();
    setBusy(true);
    // Form and findings fit into a laptop's window together, if nobody has to be told whose profile this is.
    m_subtitle->setVisible(m_server->isReadOnly());
    m_doctor->show();
    m_doctor->run(request());
}

void SignInPage::chooseAuthority()
{
    auto* dialog = new QFileDialog(this, tr("Certificate of a private authority"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &SignInPage::readAuthority);
    dialog->open();
}

void SignInPage::readAuthority(const QString& file)
{
    deliver(m_files.run([file] { return readFile(file); }), this, [this, file](const Result<QByteArray>& pem) {
        if (!pem) {
            m_notice->show(pem.error());
            return;
        }
        m_notice->hide();
        m_authorities = *pem;
        m_authorityName = QFileInfo(file).fileName();
        retranslate();
    });
}

void SignInPage::enter()
{
    const std::array fields{m_server, m_user, m_password};
    const auto empty =
        std::find_if(fields.begin(), fields.end(), [](const QLineEdit* field) { return field->text().isEmpty(); });
    (empty == fields.end() ? m_password : *empty)->setFocus();
}

void SignInPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_side->setRoom(width());
}

void SignInPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showIdentity();
    }
}

void SignInPage::retranslate()
{
    m_serverField->setLabel(tr("Server address"));
    m_userField->setLabel(tr("User"));
    m_passwordField->setLabel(tr("Password"));
    m_peek->setText(tr("Show the password"));
    m_peek->setToolTip(tr("Show the password"));
    m_keep->setText(tr("Keep me signed in"));
    m_keep->setToolTip(tr("In the system's store of passwords, never in a file"));
    m_signIn->setText(m_isBusy ? tr("Signing in…") : tr("Sign in"));
    m_dismiss->setText(tr("Go on without signing in"));
    m_dismiss->setToolTip(tr("What is here can be read and changed; changes wait until somebody signs in."));
    m_check->setText(tr("Check the connection"));
    m_authority->setText(m_authorityName.isEmpty() ? tr("Private authority…")
                                                   : tr("Authority: %1").arg(m_authorityName));
    m_authority->setToolTip(tr("For a service whose certificate was signed by an authority of your own"));
}

} // namespace ch::ui

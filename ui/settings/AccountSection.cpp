// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/AccountSection.h"

#include "core/base/Deliver.h"
#include "ui/kit/Icons.h"

#include <QBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

AccountSection::AccountSection(UiContext& context, QWidget* parent)
    : SettingsSection("user"_L1, context, parent)
    , m_account(addCard())
    , m_user(new CopyField({}, this))
    , m_role(new CopyField({}, this))
    , m_shop(new CopyField({}, this))
    , m_server(new CopyField({}, this))
    , m_zone(new CopyField({}, this))
    , m_session(addCard())
    , m_text(new TextLabel({}, TextStyle::Body, this))
    , m_notice(new Notice(this))
    , m_signOut(makeButton({}, ButtonKind::Plain, this))
    , m_yes(makeButton({}, ButtonKind::Danger, this))
    , m_no(makeButton({}, ButtonKind::Plain, this))
{
    addPairs(m_account, {m_user, m_role, m_shop, m_zone, m_server});
    buildSignOut();
    retranslate();
    load();
    connect(&context.workspace(), &desk::Workspace::identityChanged, this, &AccountSection::load);
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &AccountSection::load);
}

void AccountSection::buildSignOut()
{
    m_session->body()->addWidget(m_text);
    m_session->body()->addWidget(m_notice);
    m_notice->hide();
    m_signOut->setIcon(icon("sign-out"_L1));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    for (QPushButton* button : {m_signOut, m_yes, m_no})
        row->addWidget(button);
    row->addStretch(1);
    m_session->body()->addLayout(row);
    connect(m_signOut, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_yes, &QPushButton::clicked, this, &AccountSection::signOut);
    ask(false);
}

void AccountSection::ask(bool isAsked)
{
    m_signOut->setVisible(!isAsked);
    m_yes->setVisible(isAsked);
    m_no->setVisible(isAsked);
    const int waiting = int(context().workspace().status().waiting);
    if (!isAsked)
        m_notice->hide();
    else if (waiting > 0)
        m_notice->show(
            Tone::Warn,
            tr("%n change(s) have not reached the service yet. They stay in this profile, and are sent once %1 signs in again.",
               nullptr, waiting)
                .arg(context().workspace().identity().userName));
    else
        m_notice->show(Tone::Info, tr("What is here stays on this computer, for the next time that you sign in."));
    if (isVisible())
        (isAsked ? m_no : m_signOut)->setFocus();
}

void AccountSection::signOut()
{
    m_yes->setEnabled(false);
    deliver(context().workspace().signOut(), this, [this](const Result<desk::Workspace::SignedOut>& result) {
        m_yes->setEnabled(true);
        ask(false);
        if (result)
            Q_EMIT signedOut(result->isTold);
        else
            m_notice->show(result.error());
    });
}

void AccountSection::retranslate()
{
    m_account->setHeading(tr("Account"));
    m_user->setCaption(tr("User"));
    m_role->setCaption(tr("Role"));
    m_shop->setCaption(tr("Shop"));
    m_server->setCaption(tr("Server"));
    m_zone->setCaption(tr("Currency and time zone"));
    m_session->setHeading(tr("Session"));
    m_signOut->setText(tr("Sign out…"));
    m_yes->setText(tr("Sign out"));
    m_no->setText(tr("Stay signed in"));
}

void AccountSection::load()
{
    const Identity& identity = context().workspace().identity();
    const bool isOver =
        context().workspace().status().trouble == SyncStatus::Trouble::SignInNeeded || identity.isNobody();
    m_user->setValue(identity.userName);
    m_role->setValue(identity.isNobody() ? QString() : words(identity.role));
    m_shop->setValue(identity.shopName);
    m_server->setValue(identity.server);
    m_zone->setValue(identity.isNobody() ? QString() : QString(identity.currency + u" · " + identity.timeZone));
    m_text->setFullText(isOver ? tr("Nobody is signed in.") : tr("Signed in as %1.").arg(identity.userName));
    m_signOut->setEnabled(!isOver);
}

} // namespace ch::ui

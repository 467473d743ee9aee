// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/StorageSection.h"

#include "ui/kit/Icons.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

StorageSection::StorageSection(UiContext& context, QWidget* parent)
    : SettingsSection("box"_L1, context, parent)
    , m_card(addCard())
    , m_folder(new CopyField({}, this))
    , m_asOf(new CopyField({}, this))
    , m_orders(new CopyField({}, this))
    , m_outbox(new CopyField({}, this))
    , m_text(new TextLabel({}, TextStyle::Caption, this))
    , m_open(makeButton({}, ButtonKind::Plain, this))
{
    addPairs(m_card, {m_asOf, m_orders, m_outbox});
    m_card->body()->addWidget(m_folder);
    m_text->setMuted(true);
    m_open->setIcon(icon("external"_L1));
    m_card->body()->addWidget(m_text);
    m_card->body()->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(this->context().workspace().profileFolder())); });
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &StorageSection::load);
    retranslate();
    load();
}

void StorageSection::retranslate()
{
    m_card->setHeading(tr("Data on this computer"));
    m_asOf->setCaption(tr("Data as of"));
    m_orders->setCaption(tr("Orders"));
    m_outbox->setCaption(tr("Not sent yet"));
    m_folder->setCaption(tr("Profile folder"));
    m_text->setFullText(tr(
        "It holds the whole order book for work without a network, and what waits to be sent. Do not change it while the program runs."));
    m_open->setText(tr("Show the folder"));
}

void StorageSection::load()
{
    const SyncStatus& status = context().workspace().status();
    const Formats& formats = context().formats();
    m_asOf->setValue(status.dataAsOf ? formats.exact(*status.dataAsOf) : tr("Never fetched"));
    m_orders->setValue(formats.count(status.orders));
    QString outbox = tr("%n change(s) waiting", nullptr, int(status.waiting));
    if (status.refused > 0)
        outbox += tr(", ") + tr("%n refused", nullptr, int(status.refused));
    m_outbox->setValue(outbox);
    m_folder->setValue(QDir::toNativeSeparators(context().workspace().profileFolder()));
}

} // namespace ch::ui

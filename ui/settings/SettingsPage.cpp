// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/SettingsPage.h"

#include "ui/settings/AccountSection.h"
#include "ui/settings/AppearanceSection.h"
#include "ui/settings/CarriersSection.h"
#include "ui/settings/NotificationsSection.h"
#include "ui/settings/PrintSection.h"
#include "ui/settings/ScannerSection.h"
#include "ui/settings/SectionDelegate.h"
#include "ui/settings/StepsSection.h"
#include "ui/settings/StorageSection.h"

#include <QBoxLayout>
#include <QEvent>
#include <QListWidget>
#include <QStackedWidget>

namespace ch::ui {

namespace {

constexpr int kNamesWidth = 216;
constexpr int kIconsWidth = 44;
/// A laptop's screen at 200 % leaves less than that.
constexpr int kNarrow = 720;

} // namespace

SettingsPage::SettingsPage(UiContext& context, QWidget* parent)
    : Page(parent)
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_names(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
{
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setItemDelegate(new SectionDelegate(m_names));
    m_names->setMouseTracking(true);
    m_names->viewport()->setAutoFillBackground(false);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(2 * kGrid, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_names);
    row->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2 * kGrid, 0, 0);
    column->setSpacing(2 * kGrid);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    head->addWidget(m_title);
    column->addLayout(head);
    column->addLayout(row, 1);
    connect(m_names, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);

    auto* account = new AccountSection(context);
    connect(account, &AccountSection::signedOut, this, &SettingsPage::signedOut);
    addSection(new AppearanceSection(context));
    addSection(new StepsSection(context));
    addSection(new CarriersSection(context));
    addSection(new NotificationsSection(context));
    addSection(new ScannerSection(context));
    addSection(new PrintSection(context));
    addSection(account);
    addSection(new StorageSection(context));
    m_names->setCurrentRow(0);
    retranslate();
}

void SettingsPage::addSection(SettingsSection* section)
{
    m_sections.push_back(section);
    m_stack->addWidget(section);
    auto* item = new QListWidgetItem(section->name(), m_names);
    item->setData(SectionDelegate::kIconRole, QString(section->iconName()));
}

void SettingsPage::enter()
{
    m_names->setFocus();
}

void SettingsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

void SettingsPage::arrange()
{
    // The window's, for the page itself is as wide as its sections ask for.
    const bool isNarrow = window()->width() < kNarrow;
    m_names->setFixedWidth(isNarrow ? kIconsWidth : kNamesWidth);
    for (size_t i = 0; i < m_sections.size(); ++i)
        m_names->item(int(i))->setToolTip(isNarrow ? plainTip(m_sections[i]->name()) : QString());
}

void SettingsPage::retranslate()
{
    m_title->setFullText(tr("Settings"));
    m_names->setAccessibleName(tr("Sections"));
    for (size_t i = 0; i < m_sections.size(); ++i)
        m_names->item(int(i))->setText(m_sections[i]->name());
    arrange();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductDetailHeader.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/FlowLayout.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

ProductDetailHeader::ProductDetailHeader(UiContext&, const InventoryCommands& commands, QWidget* parent)
    : QFrame(parent)
    , m_commands(commands)
    , m_title(new TextLabel({}, TextStyle::Heading, this))
    , m_sku(new TextLabel({}, TextStyle::Body, this))
    , m_stock(new Pill({}, Tone::Neutral, this))
    , m_waiting(new Pill({}, Tone::Info, this))
    , m_refused(new Pill({}, Tone::Bad, this))
    , m_outdated(new TextLabel(tr("The service has a newer state of this product that this version cannot read."),
                               TextStyle::Caption, this))
{
    m_sku->setMuted(true);
    m_sku->setElided(true);
    m_outdated->setTone(Tone::Warn);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    auto* first = new QHBoxLayout;
    first->setSpacing(kGrid / 2);
    first->addWidget(m_title, 1);
    addIconButton(InventoryCommand::Previous, first);
    addIconButton(InventoryCommand::Next, first);
    column->addLayout(first);
    auto* pills = new QHBoxLayout;
    pills->setSpacing(kGrid);
    pills->addWidget(m_stock);
    pills->addWidget(m_waiting);
    pills->addWidget(m_refused);
    pills->addWidget(m_sku, 1);
    column->addLayout(pills);
    column->addWidget(m_outdated);
    // In some languages they need two lines beside a list.
    auto* buttons = new FlowLayout(kGrid);
    addButton(InventoryCommand::Adjust, ButtonKind::Primary, buttons);
    addButton(InventoryCommand::Count, ButtonKind::Plain, buttons);
    addButton(InventoryCommand::Orders, ButtonKind::Plain, buttons);
    column->addLayout(buttons);
}

void ProductDetailHeader::addButton(InventoryCommand command, ButtonKind kind, QLayout* row)
{
    QAction* const action = m_commands.action(command);
    QPushButton* button = makeButton(action->text(), kind, this);
    button->setToolTip(action->toolTip());
    button->setVisible(action->isVisible());
    button->setEnabled(action->isEnabled());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
    });
    row->addWidget(button);
}

void ProductDetailHeader::addIconButton(InventoryCommand command, QHBoxLayout* row)
{
    QAction* const action = m_commands.action(command);
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    row->addWidget(button, 0, Qt::AlignTop);
}

void ProductDetailHeader::render(const ProductListItem& item, const ProductWriter&)
{
    m_title->setFullText(item.product.title);
    m_sku->setFullText(item.product.sku);
    const StockState state = stockStateOf(item);
    m_stock->set(words(state), toneOf(state));
    m_waiting->set(tr("%n waiting", nullptr, item.waiting), Tone::Info);
    m_waiting->setVisible(item.waiting > 0);
    m_refused->set(tr("%n refused", nullptr, item.refused), Tone::Bad);
    m_refused->setVisible(item.refused > 0);
    m_outdated->setVisible(item.isOutdated);
}

void ProductDetailHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.border);
}

} // namespace ch::ui

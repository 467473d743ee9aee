// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductFacts.h"

#include <QBoxLayout>

namespace ch::ui {

namespace {

constexpr int kCaption = 112;

} // namespace

ProductFacts::ProductFacts(UiContext& context, const InventoryCommands& commands, QWidget* parent)
    : Card(tr("Product"), parent)
{
    QAction* const edit = commands.action(InventoryCommand::Edit);
    auto* button = makeButton(tr("Edit…"), ButtonKind::Quiet, this);
    button->setAccessibleName(edit->text());
    button->setToolTip(edit->toolTip());
    button->setVisible(edit->isVisible());
    button->setEnabled(edit->isEnabled());
    connect(button, &QPushButton::clicked, edit, &QAction::trigger);
    connect(edit, &QAction::changed, button, [button, edit] {
        button->setAccessibleName(edit->text());
        button->setEnabled(edit->isEnabled());
    });
    addHeaderWidget(button);
    for (const ProductColumn column : {ProductColumn::Sku, ProductColumn::Barcode, ProductColumn::Place,
                                       ProductColumn::ReorderPoint, ProductColumn::Price, ProductColumn::Updated}) {
        if (!productColumns().isVisibleTo(context.role(), column))
            continue;
        auto* field = new CopyField(titleOf(column), this);
        field->setCaptionBeside(kCaption);
        body()->addWidget(field);
        m_fields.emplace_back(column, field);
    }
}

void ProductFacts::render(const ProductListItem& item, const ProductWriter& writer)
{
    for (const auto& [column, field] : m_fields)
        field->setValue(writer.text(item, column));
}

} // namespace ch::ui

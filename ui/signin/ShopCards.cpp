// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopCards.h"

#include "ui/kit/Theme.h"
#include "ui/signin/ShopButton.h"

#include <QDir>
#include <QVBoxLayout>

namespace ch::ui {

ShopCards::ShopCards(ShopList& shops, QWidget* parent)
    : QWidget(parent)
    , m_shops(shops)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGrid);
    connect(&m_shops, &ShopList::changed, this, &ShopCards::fill);
    fill();
}

void ShopCards::setOpen(const QString& profileFolder)
{
    m_open = QDir(profileFolder).absolutePath();
    fill();
}

bool ShopCards::isEmpty() const
{
    return m_column->count() == 0;
}

void ShopCards::fill()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        // One of them may be telling of the press that changed the list.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const KnownShop& shop : m_shops.shops()) {
        auto* button = new ShopButton(shop, shop.profileFolder == m_open, this);
        connect(button, &QAbstractButton::clicked, this,
                [this, folder = shop.profileFolder] { Q_EMIT chosen(folder); });
        m_column->addWidget(button);
    }
}

} // namespace ch::ui

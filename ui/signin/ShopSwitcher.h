// SPDX-License-Identifier: Apache-2.0
// The button that names the open shop and its user; its menu leads to the other shops, and to a new one.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/signin/ShopList.h"

#include <QToolButton>

class QMenu;

namespace ch::ui {

class ShopSwitcher : public QToolButton
{
    Q_OBJECT

public:
    ShopSwitcher(UiContext& context, ShopList& shops, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Another profile is to be opened in this window; a new one's folder does not exist yet.
    void shopRequested(const QString& profileFolder);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    QSize sizeHint() const override;

private:
    void showIdentity();
    void fillMenu();

    UiContext& m_context;
    ShopList& m_shops;
    QMenu* m_menu;
    KnownShop m_shop;
};

} // namespace ch::ui

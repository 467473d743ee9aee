// SPDX-License-Identifier: Apache-2.0
// A known shop as a button.
// Thread of the windows.
#pragma once

#include "ui/signin/ShopList.h"

#include <QAbstractButton>

namespace ch::ui {

class ShopButton : public QAbstractButton
{
    Q_OBJECT

public:
    ShopButton(KnownShop shop, bool isOpen, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    KnownShop m_shop;
    bool m_isOpen;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Beside the form: what the program is, the shops that are known, and the demo shop.
// Thread of the windows.
#pragma once

#include "ui/signin/ShopList.h"

#include <QFrame>

class QBoxLayout;
class QPushButton;

namespace ch::ui {

class Card;
class ShopCards;
class TextLabel;

class SignInSide : public QFrame
{
    Q_OBJECT

public:
    SignInSide(ShopList& shops, QWidget* parent = nullptr);

    /// The open profile; `canAdd`: it is somebody's, so that another shop needs another one.
    void setOpen(const QString& profileFolder, bool canAdd);
    /// Of a window this wide: a share of it, within reason.
    void setRoom(int windowWidth);

Q_SIGNALS:
    void shopChosen(const QString& profileFolder);
    void demoRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fill();
    void retranslate();
    void showShops();

    ShopList& m_shops;
    QBoxLayout* m_column;
    TextLabel* m_name;
    TextLabel* m_claim;
    TextLabel* m_heading;
    ShopCards* m_cards;
    QPushButton* m_add;
    Card* m_demo;
    TextLabel* m_demoText;
    QPushButton* m_demoButton;
    bool m_canAdd = false;
};

} // namespace ch::ui

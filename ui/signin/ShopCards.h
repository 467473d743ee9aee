// SPDX-License-Identifier: Apache-2.0
// The shops that are known, as large buttons: one press opens its profile.
// Thread of the windows.
#pragma once

#include "ui/signin/ShopList.h"

#include <QWidget>

class QVBoxLayout;

namespace ch::ui {

class ShopCards : public QWidget
{
    Q_OBJECT

public:
    ShopCards(ShopList& shops, QWidget* parent = nullptr);

    /// The profile that is open in the window; it is marked.
    void setOpen(const QString& profileFolder);
    bool isEmpty() const;
    void retranslate() { fill(); }

Q_SIGNALS:
    void chosen(const QString& profileFolder);

private:
    void fill();

    ShopList& m_shops;
    QString m_open;
    QVBoxLayout* m_column;
};

} // namespace ch::ui

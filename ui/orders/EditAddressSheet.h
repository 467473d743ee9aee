// SPDX-License-Identifier: Apache-2.0
// Customer and address of an order, corrected before the last parcel: at the service, at once.
// Thread of the windows.
#pragma once

#include "core/domain/OrderRules.h"
#include "ui/orders/EditOnlineSheet.h"

#include <array>

class QCheckBox;
class QDateEdit;
class QLineEdit;

namespace ch::ui {

class EditAddressSheet : public EditOnlineSheet
{
    Q_OBJECT

public:
    EditAddressSheet(UiContext& context, const desk::OrderDetail& detail, QWidget* host);

protected:
    bool check() override;
    QFuture<Result<Order>> send(const OpId& key) override;
    QString doneWords(const Order& order) const override;

private:
    enum Text {
        CustomerName,
        Email,
        CustomerPhone,
        Name,
        Line1,
        Line2,
        City,
        Region,
        Postcode,
        Country,
        Phone,
        TextCount
    };
    void addText(Text which, const QString& caption, const QString& value);
    QString text(Text which) const;
    OrderEdit edit() const;

    std::array<QLineEdit*, TextCount> m_texts{};
    std::array<SheetField*, TextCount> m_fields{};
    QDateEdit* m_shipBy = nullptr;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Customer and address of an order, each field ready to be copied.
// Thread of the windows.
#pragma once

#include "core/domain/Order.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <array>

namespace ch::ui {

class OrderDetailPeople : public Card
{
    Q_OBJECT

public:
    explicit OrderDetailPeople(UiContext& context, QWidget* parent = nullptr);
    void render(const Order& order);
    /// Whether a button leads to a sheet that corrects them.
    void setEditable(bool editable);

Q_SIGNALS:
    void editRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Which { Name, CustomerNo, Email, Phone, ShipName, Street, City, Country, ShipPhone, Whole, Count };
    void add(Which which, const QString& caption, QBoxLayout* column);
    void set(Which which, const QString& value);
    /// Rows of texts below each other, without empty ones.
    static QString lines(std::initializer_list<QString> parts, const QString& separator);

    UiContext& m_context;
    QPushButton* m_edit;
    QBoxLayout* m_columns;
    std::array<CopyField*, Count> m_fields{};
};

} // namespace ch::ui

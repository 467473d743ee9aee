// SPDX-License-Identifier: Apache-2.0
// One carrier, and a tracking number for each of many orders: typed, scanned one after the other, or pasted as a column.
// Thread of the windows.
#pragma once

#include "core/domain/OrderSteps.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/OrderDetailTable.h"
#include "ui/orders/SheetField.h"

#include <QAbstractTableModel>

class QCheckBox;
class QComboBox;

namespace ch::ui {

class BulkShipModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Units, Tracking, ColumnCount };

    BulkShipModel(std::vector<OrderListItem> orders, const Formats& formats, QObject* parent = nullptr);

    const std::vector<OrderListItem>& orders() const { return m_orders; }
    const QString& tracking(size_t row) const { return m_tracking[row]; }
    /// Lines of text into the tracking numbers from a row on.
    void paste(const QString& text, int fromRow);
    /// Rows with a number that may be sent.
    int ready() const;

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    std::vector<OrderListItem> m_orders;
    std::vector<QString> m_tracking;
    const Formats& m_formats;
};

/// Enter goes to the next row, for scanners; Ctrl+V pastes a column.
class BulkShipTable : public OrderDetailTable
{
    Q_OBJECT

public:
    BulkShipTable(BulkShipModel& model, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    BulkShipModel& m_model;
};

class BulkShipForm : public QWidget
{
    Q_OBJECT

public:
    BulkShipForm(UiContext& context, std::vector<OrderListItem> eligible, QWidget* parent = nullptr);

    int ready() const { return m_model.ready(); }
    /// Of the orders that have a tracking number; empty if something is wrong: then the fields say what.
    std::vector<OrderStepRequest> requests();
    /// The numbers that go with requests().
    QStringList orderNos() const;

Q_SIGNALS:
    void edited();

private:
    void showReady();

    UiContext& m_context;
    BulkShipModel m_model;
    BulkShipTable* m_table = nullptr;
    QComboBox* m_carrier;
    QCheckBox* m_notify = nullptr;
    SheetField* m_carrierField;
    SheetField* m_tableField;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Gives money back, and unshipped units to stock: at the service, at once.
// Thread of the windows.
#pragma once

#include "core/domain/OrderRules.h"
#include "ui/orders/EditOnlineSheet.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ch::ui {

class OrderDetailTable;
class ShipLinesModel;

class RefundSheet : public EditOnlineSheet
{
    Q_OBJECT

public:
    RefundSheet(UiContext& context, const desk::OrderDetail& detail, QWidget* host);

protected:
    bool check() override;
    QFuture<Result<Order>> send(const OpId& key) override;
    QString doneWords(const Order& order) const override;

private:
    QWidget* makeRelease();
    std::optional<RefundDraft> draft() const;
    void showEffect();
    QString money(qint64 minor) const;

    ShipLinesModel* m_release = nullptr;
    QLineEdit* m_amount;
    QComboBox* m_reason;
    QPlainTextEdit* m_note = nullptr;
    SheetField* m_amountField;
    SheetField* m_reasonField;
    SheetField* m_noteField;
    SheetField* m_releaseField = nullptr;
    TextLabel* m_effect;
    qint64 m_most;
};

} // namespace ch::ui

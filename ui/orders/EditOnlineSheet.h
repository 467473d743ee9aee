// SPDX-License-Identifier: Apache-2.0
// A sheet about one order whose decision is made at the service at once, never queued: refunds, corrected addresses.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/SheetField.h"

#include <QFuture>

class QVBoxLayout;

namespace ch::ui {

/// One decision has one key, however often it is sent: an answer that got lost is asked for again with the same key, and
/// while nobody knows what became of it the fields are locked, so that the same key never means something else.
class EditOnlineSheet : public Sheet
{
    Q_OBJECT

public:
    EditOnlineSheet(UiContext& context, const desk::OrderDetail& detail, const QString& title, QWidget* host);

protected:
    void addButtons(const QString& goText);
    /// Where the fields go.
    QVBoxLayout* fields() const { return m_column; }
    /// Tab goes through editors in the order in which they were made: make them in the order of the fields.
    SheetField* addField(const QString& caption, QWidget* editor);
    void markEdited();

    /// Whether everything that was entered can be sent; problems are shown at the fields.
    virtual bool check() = 0;
    virtual QFuture<Result<Order>> send(const OpId& key) = 0;
    /// What to say when it is done.
    virtual QString doneWords(const Order& order) const = 0;

    UiContext& context() const { return m_context; }
    const desk::OrderDetail& detail() const { return m_detail; }

private:
    void submit();
    void finish(const Result<Order>& answer);
    void showConnection();

    UiContext& m_context;
    desk::OrderDetail m_detail;
    QWidget* m_fields;
    QVBoxLayout* m_column;
    QList<SheetField*> m_all;
    QString m_goText;
    /// Null: the next press is a new decision.
    OpId m_key;
    bool m_isSending = false;
    bool m_saysOffline = false;
};

} // namespace ch::ui

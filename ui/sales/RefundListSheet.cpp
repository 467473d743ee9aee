// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/RefundListSheet.h"

#include "core/base/Deliver.h"
#include "core/base/Money.h"
#include "ui/kit/ThemedTable.h"
#include "ui/kit/Words.h"

#include <QHeaderView>

namespace ch::ui {

namespace {

constexpr int kWidth = 720;
constexpr int kLeastHeight = 320;

} // namespace

RefundListSheet::RefundListSheet(UiContext& context, const RefundQuery& query, QWidget* host)
    : Sheet(tr("Refunds"), host)
    , m_context(context)
    , m_model(new FigureTableModel(this))
    , m_table(new ThemedTable(tr("Refunds"), this))
    , m_sum(new TextLabel({}, TextStyle::Strong, this))
{
    setSheetWidth(kWidth);
    m_table->setModel(m_model);
    m_table->setMinimumHeight(kLeastHeight);
    body()->addWidget(m_sum);
    body()->addWidget(m_table, 1);
    connect(addButton(tr("Close"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(m_table, &ThemedTable::rowActivated, this, [this](const QModelIndex& index) { openOrder(index.row()); });
    deliver(context.workspace().sales().refunds(query), this,
            [this](const Result<desk::RefundList>& list) { show(list); });
}

void RefundListSheet::show(const Result<desk::RefundList>& list)
{
    if (!list) {
        notice()->show(list.error());
        return;
    }
    m_list = *list;
    const Formats& formats = m_context.formats();
    const QString currency = m_list.refunds.empty() ? QString() : m_list.refunds.front().currency;
    m_sum->setFullText(m_list.total == 0 ? tr("No refunds")
                                         : tr("%1: %2", "how many, their sum")
                                               .arg(tr("%Ln refund(s)", nullptr, int(m_list.total)),
                                                    formats.money(m_list.amountMinor, currency)));
    FigureTable table{.title = tr("Refunds"),
                      .columns = {{tr("Made"), false},
                                  {tr("Number"), false},
                                  {tr("Order"), false},
                                  {tr("Reason"), false},
                                  {tr("Amount"), true}},
                      .rows = {},
                      .currency = currency};
    for (const Refund& refund : m_list.refunds)
        table.rows.push_back(
            {formats.when(refund.at, m_context.now()), refund.refundNo, refund.orderNo,
             refund.reason.isEmpty() ? QStringLiteral("–") : reasonWords(refund.reason),
             TableAmount{.minor = refund.amountMinor, .digits = currencyDigits(refund.currency).value_or(2)}});
    m_model->setTable(std::move(table), formats);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    if (m_list.total > qint64(m_list.refunds.size()))
        notice()->show(Tone::Info, tr("The newest %Ln are listed here.", nullptr, int(m_list.refunds.size())));
}

void RefundListSheet::openOrder(int row)
{
    if (row < 0 || row >= int(m_list.refunds.size()))
        return;
    const Refund& refund = m_list.refunds[size_t(row)];
    // The book may not say which order it was for.
    if (refund.orderId.isNull()) {
        notice()->show(Tone::Info, tr("This refund names no order."));
        return;
    }
    const OrderId order = refund.orderId;
    close();
    m_context.openOrder(order);
}

} // namespace ch::ui

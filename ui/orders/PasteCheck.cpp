// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/PasteCheck.h"

#include "core/base/Deliver.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSet>

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMostNamed = 3;

} // namespace

PasteCheck::PasteCheck(UiContext& context, QObject* parent) : QObject(parent), m_context(context) {}

void PasteCheck::check(const QStringList& numbers)
{
    if (numbers == m_numbers)
        return;
    m_numbers = numbers;
    ++m_generation;
    if (numbers.isEmpty())
        return;
    // Whatever else is filtered: a number is missing only if there is no such order.
    deliver(m_context.workspace().orders().allRows({.orderNos = numbers}, {}), this,
            [this, generation = m_generation](const Result<std::vector<RowNumber>>& rows) {
                if (generation == m_generation)
                    onRows(rows);
            });
}

void PasteCheck::onRows(const Result<std::vector<RowNumber>>& rows)
{
    if (!rows || qsizetype(rows->size()) >= m_numbers.size())
        return;
    deliver(m_context.workspace().orders().items(*rows), this,
            [this, generation = m_generation](const Result<std::vector<OrderListItem>>& items) {
                if (generation == m_generation)
                    onItems(items);
            });
}

void PasteCheck::onItems(const Result<std::vector<OrderListItem>>& items)
{
    if (!items)
        return;
    QSet<QString> found;
    for (const OrderListItem& item : *items)
        found.insert(item.orderNo);
    QStringList missing;
    for (const QString& number : m_numbers) {
        if (!found.contains(number))
            missing.push_back(number);
    }
    if (missing.isEmpty())
        return;
    QString named = missing.first(std::min(kMostNamed, missing.size())).join(QStringLiteral(", "));
    if (missing.size() > kMostNamed)
        named += QStringLiteral(", …");
    m_context.toast({.text = tr("%Ln order number(s) not found: %1", nullptr, int(missing.size())).arg(named),
                     .tone = Tone::Warn,
                     .actionText = tr("Copy them"),
                     .action = [missing] { QGuiApplication::clipboard()->setText(missing.join(u'\n')); },
                     .time = 15s});
}

} // namespace ch::ui

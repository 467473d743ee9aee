// SPDX-License-Identifier: Apache-2.0
// Which columns an export has and what stands in them, whatever the file's format: docs/EXPORTS.md describes them.
// Made on the thread of the windows (it holds translated words), then read on the lane that writes.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/Role.h"
#include "ui/kit/Formats.h"

#include <array>
#include <variant>
#include <vector>

namespace ch::ui {

struct ExportAmount
{
    qint64 minor = 0;
    /// Of its currency: JPY 0, EUR 2, KWD 3.
    int digits = 2;

    friend bool operator==(const ExportAmount&, const ExportAmount&) = default;
};
/// Nothing, text, a count, an amount, a moment of the shop's days.
using ExportCell = std::variant<std::monostate, QString, qint64, ExportAmount, QDateTime>;
using ExportRow = std::vector<ExportCell>;

struct ExportColumn
{
    QString title;
    /// In characters.
    int width = 12;
};

class ExportTable
{
public:
    enum class Kind { Orders, Lines };

    /// `role` decides whether there are amounts and e-mail addresses.
    ExportTable(Kind kind, Role role, const Formats& formats);

    Kind kind() const { return m_kind; }
    /// "Orders", "Lines".
    const QString& title() const { return m_title; }
    const std::vector<ExportColumn>& columns() const { return m_columns; }
    /// One row for the order, or one for each of its lines. Each as long as columns().
    std::vector<ExportRow> rowsOf(const Order& order) const;

private:
    void defineOrders();
    void defineLines();

    QDateTime localTime(UtcTime time) const;
    ExportCell timeCell(const std::optional<UtcTime>& time) const;
    ExportRow rowOf(const Order& order) const;
    void addPlace(ExportRow& row, const Order& order) const;
    ExportRow rowOf(const Order& order, const OrderLine& line) const;

    Kind m_kind;
    bool m_hasMoney;
    QTimeZone m_zone;
    QString m_title;
    std::vector<ExportColumn> m_columns;
    std::array<QString, 5> m_statuses;
    std::array<QString, 5> m_fulfilments;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Which columns an export has and what stands in them, whatever the file's format: docs/EXPORTS.md describes them.
// Made on the thread of the windows (it holds translated words), then read on the lane that writes.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/Role.h"
#include "ui/files/TableFile.h"
#include "ui/kit/Formats.h"

#include <array>
#include <variant>
#include <vector>

namespace ch::ui {

class ExportTable
{
public:
    enum class Kind { Orders, Lines };

    /// `role` decides whether there are amounts and e-mail addresses.
    ExportTable(Kind kind, Role role, const Formats& formats);

    Kind kind() const { return m_kind; }
    /// "Orders", "Lines".
    const TableHead& head() const { return m_head; }
    /// One row for the order, or one for each of its lines.
    std::vector<TableRow> rowsOf(const Order& order) const;

private:
    void defineOrders();
    void defineLines();

    QDateTime localTime(UtcTime time) const;
    TableCell timeCell(const std::optional<UtcTime>& time) const;
    TableRow rowOf(const Order& order) const;
    void addPlace(TableRow& row, const Order& order) const;
    TableRow rowOf(const Order& order, const OrderLine& line) const;

    Kind m_kind;
    bool m_hasMoney;
    QTimeZone m_zone;
    TableHead m_head;
    std::array<QString, 5> m_statuses;
    std::array<QString, 5> m_fulfilments;
};

} // namespace ch::ui

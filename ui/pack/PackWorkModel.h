// SPDX-License-Identifier: Apache-2.0
// The orders that wait to be packed, what is due first on top.
// Thread of the windows.
#pragma once

#include "core/desk/PackStore.h"
#include "ui/kit/UiContext.h"

#include <QAbstractTableModel>

namespace ch::ui {

enum class PackColumn { Due, Number, ShipTo, Units, Packed, Who };
inline constexpr int kPackColumns = 6;

class PackWorkModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PackWorkModel(UiContext& context, QObject* parent = nullptr);

    void set(const desk::PackWorkList& list);
    const std::vector<desk::PackWork>& items() const { return m_list.items; }
    /// Of all there are, whether they are rows here or not.
    qint64 total() const { return m_list.total; }
    int lateCount() const;
    const desk::PackWork& itemAt(int row) const { return m_list.items[size_t(row)]; }
    /// -1: it is not here.
    int rowOf(OrderId id) const;
    bool isLate(const desk::PackWork& work) const;
    QString text(const desk::PackWork& work, PackColumn column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    UiContext& m_context;
    desk::PackWorkList m_list;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// A pick list as rows: all of it in the order of a walk, or order by order.
// Thread of the windows.
#pragma once

#include "core/domain/PickList.h"
#include "ui/kit/UiContext.h"

#include <QAbstractListModel>

namespace ch::ui {

class PickListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        /// An order's heading: only `title`, `note` and `quantity` are filled.
        bool isHeading = false;
        QString location{};
        QString title{};
        QString codes{};
        /// For whom, or that there is too little.
        QString note{};
        bool isShort = false;
        qint64 quantity = 0;
    };

    explicit PickListModel(UiContext& context, QObject* parent = nullptr);

    void set(const PickList& list);
    void setByOrder(bool byOrder);
    const Row& rowAt(int row) const { return m_rows[size_t(row)]; }
    QString quantityText(const Row& row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    Row rowOf(const PickLine& line) const;
    void fill();

    UiContext& m_context;
    PickList m_list;
    bool m_isByOrder = false;
    std::vector<Row> m_rows;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The lists beside the list: those that every shop needs, then the shop's own, each with an exact and living count.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

#include <QAbstractListModel>
#include <QTimer>

#include <stop_token>

namespace ch::ui {

enum class ViewKind { Late, DueToday, ToShip, OnHold, Outbox, All, Heading, Saved };

struct ViewEntry
{
    ViewKind kind = ViewKind::All;
    Filter filter{};
    /// Of a saved one; empty: those that are there.
    QStringList columns{};
    /// What of a saved one this version does not know.
    QStringList unknown{};
    /// Saved ones only.
    std::optional<SavedView> saved{};
    /// Nothing: not known yet.
    std::optional<qint64> count{};
};

class ViewListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, KindRole };

    explicit ViewListModel(UiContext& context, QObject* parent = nullptr);
    ~ViewListModel() override;

    const ViewEntry& entry(int row) const { return m_entries[size_t(row)]; }
    int rowOf(ViewKind kind) const;
    /// −1: it is gone.
    int rowOf(ViewId id) const;
    /// Reads the saved ones and counts all anew.
    void reload();
    /// Counts all anew, not too often.
    void recount();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void counted(ch::ui::ViewKind kind, qint64 count);
    void failed(const ch::Error& error);

private:
    void onViews(const Result<std::vector<SavedView>>& views);
    void countNext();
    void onCount(int row, const Result<qint64>& count);
    QString nameOf(const ViewEntry& entry) const;
    QString tipOf(const ViewEntry& entry) const;

    UiContext& m_context;
    std::vector<ViewEntry> m_entries;
    // Counts are taken one after the other, so that a person's own question never waits behind all of them.
    QTimer m_recount;
    quint64 m_generation = 0;
    int m_next = -1;
    bool m_isAgain = false;
    std::stop_source m_stop;
};

} // namespace ch::ui

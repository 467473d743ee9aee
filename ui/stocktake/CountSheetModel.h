// SPDX-License-Identifier: Apache-2.0
// The lines of a stock take as a table: what is to be counted, or what came of it.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Formats.h"

#include <QAbstractTableModel>

namespace ch::ui {

/// Which lines are shown.
enum class CountFilter { Open, Counted, Differences, Recounts, All };

class CountSheetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Use { Counting, Review };
    enum class Column { Place, Product, Expected, Counted, Difference, Moved, Counters, Reason, State };
    enum Role { LineRole = Qt::UserRole + 1, ToneRole };

    CountSheetModel(Use use, const Formats& formats, QObject* parent = nullptr);

    /// All lines. Where the same ones are shown as before, views keep their place and their selection.
    void setSheet(desk::CountSheet sheet);
    const desk::CountSheet& sheet() const { return m_sheet; }
    /// One line is newer.
    void setLine(const desk::CountSheetLine& line);
    void setDecision(const CountDecision& decision);
    const CountDecision* decision(const QString& sku) const;

    void setFilter(CountFilter filter);
    CountFilter filter() const { return m_filter; }
    void setSearch(const QString& text);
    /// How many lines a filter has, whatever is searched for.
    int countOf(CountFilter filter) const;

    const desk::CountSheetLine* lineAt(int row) const;
    const desk::CountSheetLine* lineOf(const QString& sku) const;
    /// The only line that a scanned or typed code means: barcode, then SKU, then either in any letter case. Null: none, or
    /// several.
    const desk::CountSheetLine* find(const QString& code) const;
    /// -1: not among those shown.
    int rowOf(const QString& sku) const;
    Column columnAt(int section) const { return m_columns[size_t(section)]; }

    int rowCount(const QModelIndex& parent) const override;
    int columnCount(const QModelIndex& parent) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    static bool isIn(const StockCountLine& line, CountFilter filter);
    bool isShown(const desk::CountSheetLine& line) const;
    void rebuild();
    void indexLines();
    QString text(const desk::CountSheetLine& line, Column column) const;

    const Use m_use;
    const Formats& m_formats;
    std::vector<Column> m_columns;
    desk::CountSheet m_sheet;
    /// Rows are places in the sheet's lines.
    std::vector<size_t> m_rows;
    QHash<QString, size_t> m_bySku;
    QMultiHash<QString, size_t> m_byBarcode;
    QMultiHash<QString, size_t> m_folded;
    QHash<QString, CountDecision> m_decisions;
    CountFilter m_filter = CountFilter::All;
    QString m_search;
};

} // namespace ch::ui

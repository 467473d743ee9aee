// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountSheetModel.h"

#include "ui/stocktake/StockTakeWords.h"

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

CountSheetModel::CountSheetModel(Use use, const Formats& formats, QObject* parent)
    : QAbstractTableModel(parent)
    , m_use(use)
    , m_formats(formats)
{
    m_columns = use == Use::Counting
                    ? std::vector{Column::Place, Column::Product, Column::Counted, Column::Counters, Column::State}
                    : std::vector{Column::Place,      Column::Product, Column::Expected, Column::Counted,
                                  Column::Difference, Column::Moved,   Column::Counters, Column::Reason};
}

void CountSheetModel::setSheet(desk::CountSheet sheet)
{
    const bool isSameCodes = std::ranges::equal(m_sheet.lines, sheet.lines, [](const auto& a, const auto& b) {
        return a.line.sku == b.line.sku && a.barcode == b.barcode;
    });
    const bool isSame = isSameCodes && std::ranges::all_of(m_sheet.lines, [&, i = size_t(0)](const auto& each) mutable {
                            return isShown(each) == isShown(sheet.lines[i++]);
                        });
    if (!isSame)
        beginResetModel();
    m_sheet = std::move(sheet);
    m_decisions.clear();
    for (const CountDecision& decision : m_sheet.decisions)
        m_decisions.insert(decision.sku, decision);
    // Not with every count that arrives: there may be a hundred thousand codes.
    if (!isSameCodes)
        indexLines();
    if (!isSame) {
        rebuild();
        endResetModel();
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(rowCount({}) - 1, columnCount({}) - 1));
    }
}

void CountSheetModel::indexLines()
{
    m_bySku.clear();
    m_byBarcode.clear();
    m_folded.clear();
    for (size_t i = 0; i < m_sheet.lines.size(); ++i) {
        const desk::CountSheetLine& line = m_sheet.lines[i];
        m_bySku.insert(line.line.sku, i);
        m_folded.insert(line.line.sku.toCaseFolded(), i);
        if (line.barcode.isEmpty())
            continue;
        m_byBarcode.insert(line.barcode, i);
        if (line.barcode.toCaseFolded() != line.line.sku.toCaseFolded())
            m_folded.insert(line.barcode.toCaseFolded(), i);
    }
}

void CountSheetModel::rebuild()
{
    m_rows.clear();
    for (size_t i = 0; i < m_sheet.lines.size(); ++i) {
        if (isShown(m_sheet.lines[i]))
            m_rows.push_back(i);
    }
}

bool CountSheetModel::isIn(const StockCountLine& line, CountFilter filter)
{
    switch (filter) {
    case CountFilter::Open:
        return line.state() != CountLineState::Counted;
    case CountFilter::Counted:
        return line.state() == CountLineState::Counted;
    case CountFilter::Differences:
        return line.difference().value_or(0) != 0;
    case CountFilter::Recounts:
        return line.state() == CountLineState::Recount;
    case CountFilter::All:
        return true;
    }
    Q_UNREACHABLE();
}

bool CountSheetModel::isShown(const desk::CountSheetLine& line) const
{
    if (!isIn(line.line, m_filter))
        return false;
    return m_search.isEmpty() || line.line.sku.contains(m_search, Qt::CaseInsensitive) ||
           line.line.title.contains(m_search, Qt::CaseInsensitive) ||
           line.line.location.value_or(QString()).contains(m_search, Qt::CaseInsensitive) ||
           line.barcode.contains(m_search, Qt::CaseInsensitive);
}

void CountSheetModel::setLine(const desk::CountSheetLine& line)
{
    const auto at = m_bySku.constFind(line.line.sku);
    if (at == m_bySku.cend())
        return;
    const size_t place = at.value();
    m_sheet.lines[place] = line;
    const auto row = std::ranges::lower_bound(m_rows, place);
    const bool wasShown = row != m_rows.end() && *row == place;
    const int number = int(row - m_rows.begin());
    if (isShown(line)) {
        if (wasShown) {
            Q_EMIT dataChanged(createIndex(number, 0), createIndex(number, columnCount({}) - 1));
            return;
        }
        beginInsertRows({}, number, number);
        m_rows.insert(row, place);
        endInsertRows();
    } else if (wasShown) {
        beginRemoveRows({}, number, number);
        m_rows.erase(row);
        endRemoveRows();
    }
}

void CountSheetModel::setDecision(const CountDecision& decision)
{
    m_decisions.insert(decision.sku, decision);
    if (const int row = rowOf(decision.sku); row >= 0)
        Q_EMIT dataChanged(createIndex(row, 0), createIndex(row, columnCount({}) - 1));
}

const CountDecision* CountSheetModel::decision(const QString& sku) const
{
    const auto at = m_decisions.constFind(sku);
    return at == m_decisions.cend() ? nullptr : &at.value();
}

void CountSheetModel::setFilter(CountFilter filter)
{
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void CountSheetModel::setSearch(const QString& text)
{
    beginResetModel();
    m_search = text.trimmed();
    rebuild();
    endResetModel();
}

int CountSheetModel::countOf(CountFilter filter) const
{
    return int(std::ranges::count_if(m_sheet.lines, [filter](const auto& each) { return isIn(each.line, filter); }));
}

const desk::CountSheetLine* CountSheetModel::lineAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_sheet.lines[m_rows[size_t(row)]] : nullptr;
}

const desk::CountSheetLine* CountSheetModel::lineOf(const QString& sku) const
{
    const auto at = m_bySku.constFind(sku);
    return at == m_bySku.cend() ? nullptr : &m_sheet.lines[at.value()];
}

const desk::CountSheetLine* CountSheetModel::find(const QString& code) const
{
    const auto only = [&](const QList<size_t>& found) {
        return found.size() == 1 ? &m_sheet.lines[found.front()] : nullptr;
    };
    if (const auto* line = only(m_byBarcode.values(code)))
        return line;
    if (const auto* line = lineOf(code))
        return line;
    return only(m_folded.values(code.toCaseFolded()));
}

int CountSheetModel::rowOf(const QString& sku) const
{
    const auto at = m_bySku.constFind(sku);
    if (at == m_bySku.cend())
        return -1;
    const auto row = std::ranges::lower_bound(m_rows, at.value());
    return row != m_rows.end() && *row == at.value() ? int(row - m_rows.begin()) : -1;
}

int CountSheetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CountSheetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString CountSheetModel::text(const desk::CountSheetLine& each, Column column) const
{
    const StockCountLine& line = each.line;
    switch (column) {
    case Column::Place:
        return line.location.value_or(QString());
    case Column::Product:
        return line.title.isEmpty() ? line.sku : QString(line.sku + u"  ·  " + line.title);
    case Column::Expected:
        return line.expected ? m_formats.count(*line.expected)
               : line.onHand ? m_formats.count(*line.onHand)
                             : QString();
    case Column::Counted:
        // Nobody counted is not zero.
        return line.counted ? m_formats.count(*line.counted) : u"\u2013"_s;
    case Column::Difference:
        return signedCount(line.difference(), m_formats);
    case Column::Moved:
        return movedWords(line, m_formats);
    case Column::Counters:
        return counterWords(line, m_formats);
    case Column::Reason: {
        const CountDecision* decided = decision(line.sku);
        if (decided && decided->kind == CountDecision::Kind::Leave)
            return tr("Leave as it is");
        const QString reason = line.applied ? line.reason : decided ? decided->reason : QString();
        if (decided && decided->kind == CountDecision::Kind::Zero)
            return tr("None there · %1").arg(reasonWords(reason.isEmpty() ? u"COUNTED"_s : reason));
        return line.difference().value_or(0) == 0 && !line.applied
                   ? QString()
                   : reasonWords(reason.isEmpty() ? u"COUNTED"_s : reason);
    }
    case Column::State:
        return each.refused > 0 ? tr("Refused") : each.waiting > 0 ? tr("Waits to be sent") : words(line.state());
    }
    Q_UNREACHABLE();
}

QVariant CountSheetModel::data(const QModelIndex& index, int role) const
{
    const desk::CountSheetLine* line = lineAt(index.row());
    if (!line)
        return {};
    const Column column = columnAt(index.column());
    const bool isNumber = column == Column::Expected || column == Column::Counted || column == Column::Difference;
    switch (role) {
    case Qt::DisplayRole:
        return text(*line, column);
    case Qt::ToolTipRole:
        return column == Column::Product ? line->line.title : text(*line, column);
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + u' ' +
                       text(*line, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    case LineRole:
        return line->line.sku;
    case ToneRole:
        return int(line->refused > 0 ? Tone::Bad : toneOf(line->line));
    default:
        return {};
    }
}

QVariant CountSheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount({}))
        return {};
    const Column column = columnAt(section);
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = column == Column::Expected || column == Column::Counted || column == Column::Difference;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Place:
        return tr("Place");
    case Column::Product:
        return tr("Product");
    case Column::Expected:
        return tr("Expected");
    case Column::Counted:
        return tr("Counted");
    case Column::Difference:
        return tr("Difference");
    case Column::Moved:
        return tr("Stock meanwhile");
    case Column::Counters:
        return tr("Counted by");
    case Column::Reason:
        return tr("Reason");
    case Column::State:
        return tr("State");
    }
    return {};
}

void CountSheetModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount({}) - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(createIndex(0, 0), createIndex(rowCount({}) - 1, columnCount({}) - 1));
}

} // namespace ch::ui

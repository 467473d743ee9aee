// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PackingSession.h"

#include "core/domain/NaturalOrder.h"
#include "core/domain/ScanCode.h"

#include <algorithm>
#include <numeric>

namespace ch {

namespace {

PackLine packLineOf(const OrderLine& line, const ProductsBySku& products)
{
    PackLine made{.lineNo = line.lineNo,
                  .sku = line.sku,
                  .title = line.title,
                  .barcode = {},
                  .location = {},
                  .wanted = line.quantity - line.releasedQuantity,
                  .shipped = line.shippedQuantity,
                  .packed = std::max(line.packedQuantity, line.shippedQuantity)};
    const auto product = products.constFind(line.sku);
    if (product == products.constEnd())
        return made;
    made.barcode = product->barcode.value_or(QString());
    made.location = product->location.value_or(QString());
    if (made.title.isEmpty())
        made.title = product->title;
    return made;
}

bool isBefore(const PackLine& a, const PackLine& b)
{
    if (const auto order = naturalOrder(a.location, b.location); order != 0)
        return order < 0;
    if (const auto order = naturalOrder(a.sku, b.sku); order != 0)
        return order < 0;
    return a.lineNo < b.lineNo;
}

bool isBarcode(const PackLine& line, const QString& code)
{
    if (line.barcode.isEmpty())
        return false;
    if (line.barcode == code)
        return true;
    const QString gtin = gtinOf(code);
    return !gtin.isEmpty() && gtin == gtinOf(line.barcode);
}

/// Old price lists and some scanners leave the last digit away.
bool isBarcodeUnchecked(const PackLine& line, const QString& code)
{
    return !gtinOf(line.barcode).isEmpty() && code.size() == line.barcode.size() - 1 && line.barcode.startsWith(code);
}

} // namespace

PackingSession::PackingSession(const Order& order, const ProductsBySku& products)
{
    update(order, products);
}

const PackLine* PackingSession::line(int lineNo) const
{
    const auto found = std::ranges::find(m_lines, lineNo, &PackLine::lineNo);
    return found == m_lines.end() ? nullptr : &*found;
}

PackLine* PackingSession::find(int lineNo)
{
    const auto found = std::ranges::find(m_lines, lineNo, &PackLine::lineNo);
    return found == m_lines.end() ? nullptr : &*found;
}

const PackLine* PackingSession::nextLine() const
{
    const auto found = std::ranges::find_if_not(m_lines, &PackLine::isDone);
    return found == m_lines.end() ? nullptr : &*found;
}

qint64 PackingSession::wantedUnits() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), qint64(0),
                           [](qint64 sum, const PackLine& line) { return sum + line.wanted; });
}

qint64 PackingSession::packedUnits() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), qint64(0),
                           [](qint64 sum, const PackLine& line) { return sum + line.packed; });
}

bool PackingSession::isComplete() const
{
    return std::ranges::all_of(m_lines, &PackLine::isDone);
}

std::vector<LineQuantity> PackingSession::parcel() const
{
    std::vector<LineQuantity> units;
    for (const PackLine& line : m_lines) {
        if (line.inParcel() > 0)
            units.push_back({.lineNo = line.lineNo, .quantity = line.inParcel()});
    }
    std::ranges::sort(units, {}, &LineQuantity::lineNo);
    return units;
}

qint64 PackingSession::parcelUnits() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), qint64(0),
                           [](qint64 sum, const PackLine& line) { return sum + line.inParcel(); });
}

std::vector<QString> PackingSession::skusOf(const QString& code) const
{
    using Matches = bool (*)(const PackLine&, const QString&);
    constexpr Matches kWays[]{
        isBarcode,
        [](const PackLine& line, const QString& text) { return line.sku == text; },
        [](const PackLine& line, const QString& text) {
            return line.sku.compare(text, Qt::CaseInsensitive) == 0 ||
                   (!line.barcode.isEmpty() && line.barcode.compare(text, Qt::CaseInsensitive) == 0);
        },
        isBarcodeUnchecked,
    };
    std::vector<QString> skus;
    for (const Matches matches : kWays) {
        for (const PackLine& line : m_lines) {
            if (matches(line, code) && std::ranges::find(skus, line.sku) == skus.end())
                skus.push_back(line.sku);
        }
        if (!skus.empty())
            break;
    }
    return skus;
}

ScanOutcome PackingSession::scan(const QString& code)
{
    const QString plain = plainCode(code);
    if (plain.isEmpty())
        return {};
    const std::vector<QString> skus = skusOf(plain);
    if (skus.size() != 1)
        return {.verdict = skus.empty() ? ScanVerdict::NotInOrder : ScanVerdict::Ambiguous};
    // An article can stand in several lines: the first that wants a unit gets it.
    PackLine* full = nullptr;
    for (PackLine& each : m_lines) {
        if (each.sku != skus.front())
            continue;
        if (!each.isDone())
            return set(each, each.packed + 1, false);
        full = &each;
    }
    return {.verdict = ScanVerdict::Over, .lineNo = full->lineNo};
}

ScanOutcome PackingSession::countByHand(int lineNo, qint64 packed)
{
    PackLine* const counted = find(lineNo);
    if (!counted || packed < counted->shipped)
        return {};
    if (packed > counted->wanted)
        return {.verdict = ScanVerdict::Over, .lineNo = lineNo};
    return set(*counted, packed, true);
}

ScanOutcome PackingSession::set(PackLine& line, qint64 packed, bool isByHand)
{
    m_history.push_back({.lineNo = line.lineNo, .before = line.packed, .isByHand = isByHand});
    if (isByHand)
        m_kept[line.lineNo].byHand += packed - line.packed;
    line.packed = packed;
    const ScanVerdict verdict = isComplete()    ? ScanVerdict::OrderComplete
                                : line.isDone() ? ScanVerdict::LineComplete
                                                : ScanVerdict::Right;
    return {.verdict = verdict, .lineNo = line.lineNo};
}

std::optional<int> PackingSession::undo()
{
    if (m_history.empty())
        return std::nullopt;
    const Count last = m_history.back();
    m_history.pop_back();
    PackLine* const counted = find(last.lineNo);
    if (!counted)
        return std::nullopt;
    const qint64 before = std::clamp(last.before, counted->shipped, counted->wanted);
    if (last.isByHand)
        m_kept[last.lineNo].byHand -= counted->packed - before;
    counted->packed = before;
    return last.lineNo;
}

void PackingSession::closeParcel()
{
    for (PackLine& line : m_lines)
        line.shipped = line.packed;
    m_history.clear();
}

void PackingSession::update(const Order& order, const ProductsBySku& products)
{
    const std::vector<PackLine> before = std::exchange(m_lines, {});
    for (const OrderLine& each : order.lines) {
        PackLine made = packLineOf(each, products);
        if (made.wanted <= 0)
            continue;
        const auto old = std::ranges::find(before, made.lineNo, &PackLine::lineNo);
        Kept& kept = m_kept[made.lineNo];
        // Counted here and not taken yet: it is newer than what comes from elsewhere.
        if (old != before.end() && old->packed != kept.packed)
            made.packed = std::clamp(old->packed, made.shipped, made.wanted);
        kept.packed = std::max(each.packedQuantity, each.shippedQuantity);
        m_lines.push_back(std::move(made));
    }
    std::ranges::stable_sort(m_lines, isBefore);
    std::erase_if(m_history, [this](const Count& count) { return line(count.lineNo) == nullptr; });
}

bool PackingSession::hasProgress() const
{
    return std::ranges::any_of(
        m_lines, [this](const PackLine& line) { return m_kept.value(line.lineNo).packed != line.packed; });
}

PackingProgress PackingSession::takeProgress()
{
    PackingProgress progress;
    for (const PackLine& line : m_lines) {
        Kept& kept = m_kept[line.lineNo];
        if (kept.packed == line.packed)
            continue;
        progress.packed.push_back({.lineNo = line.lineNo, .quantity = line.packed});
        if (kept.byHand > 0)
            progress.byHand.push_back({.lineNo = line.lineNo, .quantity = kept.byHand});
        kept = {.packed = line.packed};
    }
    std::ranges::sort(progress.packed, {}, &LineQuantity::lineNo);
    std::ranges::sort(progress.byHand, {}, &LineQuantity::lineNo);
    return progress;
}

} // namespace ch

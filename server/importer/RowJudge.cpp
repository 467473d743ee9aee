// SPDX-License-Identifier: Apache-2.0
#include "server/importer/RowJudge.h"

#include "core/domain/OrderDraftChecks.h"
#include "core/domain/Product.h"
#include "server/importer/ImportRefusal.h"

#include <algorithm>
#include <cstdlib>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Ten million millions: far beyond any order, and a hundred thousand of them still add up.
constexpr qint64 kMostMinor = 10'000'000'000'000;

constexpr bool isAsciiSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Order numbers and SKUs are plain in nearly every row; only the others need Unicode's opinion.
bool isPlain(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F'; });
}

bool canBeOrderNo(QByteArrayView text)
{
    return isPlain(text) ? text.size() <= kMaxOrderNoLength : isOrderNo(QString::fromUtf8(text));
}

bool canBeSku(QByteArrayView text)
{
    constexpr qsizetype kMost = 64;
    return isPlain(text) ? text.size() <= kMost : isProductCode(QString::fromUtf8(text));
}

QString namesOf(const CsvRow& header)
{
    QStringList names;
    for (const QByteArrayView field : header.fields)
        names += u'\'' + QString::fromUtf8(trimmed(field)) + u'\'';
    QString joined = names.join(u", "_s);
    // They go to a terminal, which would obey control characters.
    for (QChar& c : joined) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'\ufffd';
    }
    return joined;
}

Error missingColumns(const QStringList& missing, const CsvRow& header, char delimiter)
{
    QString sentence = missing.size() == 1 ? u"The book has no column %1"_s.arg(missing.front())
                                           : u"The book has no columns %1"_s.arg(missing.join(u", "_s));
    sentence += u"; its first line names %1."_s.arg(namesOf(header).left(500));
    if (header.fields.size() == 1) {
        for (const char other : {',', ';', '\t', '|'}) {
            if (other != delimiter && header.fields.front().contains(other))
                return importRefusal(
                    sentence + u" Its fields seem to be separated by '%1': say so in a mapping file "
                               "(docs/importing.md)."_s.arg(other == '\t' ? u"\\t"_s : QString(QLatin1Char(other))));
        }
    }
    return importRefusal(sentence + u" Is it the right file for this mapping?"_s);
}

} // namespace

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isAsciiSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isAsciiSpace(text.back()))
        text.chop(1);
    // Spreadsheets leave no-break and ideographic spaces too.
    for (const QByteArrayView space : {QByteArrayView("\xC2\xA0"), QByteArrayView("\xE3\x80\x80")}) {
        if (text.startsWith(space))
            return trimmed(text.sliced(space.size()));
        if (text.endsWith(space))
            return trimmed(text.chopped(space.size()));
    }
    return text;
}

RowJudge::RowJudge(const BookMapping& mapping, bool isConverted)
    : m_mapping(&mapping)
    , m_isConverted(isConverted)
    , m_clock(mapping.zone, mapping.datePatterns)
    , m_columns{}
{
    m_columns.fill(-1);
}

Result<RowJudge> RowJudge::create(const BookMapping& mapping, const CsvRow& header, bool isConverted)
{
    RowJudge judge(mapping, isConverted);
    QStringList missing;
    for (size_t field = 0; field < kBookFields; ++field) {
        const QString& wanted = mapping.columns[field];
        if (wanted.isEmpty())
            continue;
        for (size_t i = 0; i < header.fields.size(); ++i) {
            if (QString::fromUtf8(trimmed(header.fields[i])) != wanted)
                continue;
            if (judge.m_columns[field] >= 0)
                return importRefusal(u"The book has two columns '%1': rename the one that is not meant."_s.arg(wanted));
            judge.m_columns[field] = static_cast<int>(i);
        }
        if (judge.m_columns[field] < 0)
            missing += u'\'' + wanted + u'\'';
    }
    if (!missing.isEmpty())
        return missingColumns(missing, header, mapping.delimiter);
    return judge;
}

Verdict RowJudge::judge(const CsvRow& csv)
{
    if (!csv.isWhole || isMissing(csv))
        return RejectReason::MissingField;
    for (size_t field = 0; field < kBookFields; ++field) {
        const int column = m_columns[field];
        m_cells[field] = column < 0 ? QByteArrayView() : trimmed(csv.fields[static_cast<size_t>(column)]);
        if (m_cells[field].isEmpty())
            m_cells[field] = m_mapping->defaults[field];
    }
    const auto cell = [this](BookField field) { return m_cells[indexOf(field)]; };
    for (const BookField needed : {BookField::OrderNo, BookField::Sku, BookField::CreatedAt}) {
        if (cell(needed).isEmpty())
            return RejectReason::MissingField;
    }
    for (const BookField needed : {BookField::Quantity, BookField::UnitPrice, BookField::Total, BookField::Status}) {
        if (m_columns[indexOf(needed)] >= 0 && cell(needed).isEmpty())
            return RejectReason::MissingField;
    }

    BookRow row;
    row.line = csv.line;
    std::copy_n(m_cells.begin(), kTextFields, row.texts.begin());
    if (!readNumbers(row))
        return RejectReason::BadNumber;
    if (!readTimes(row))
        return RejectReason::BadDate;
    if (!isReadable(csv))
        return RejectReason::BadEncoding;
    if (!canBeOrderNo(row.text(BookField::OrderNo)) || !canBeSku(row.text(BookField::Sku)))
        return RejectReason::BadText;
    if (!readStatus(row))
        return RejectReason::BadStatus;
    const bool isNegative =
        row.unitPriceMinor < 0 || row.discountMinor < 0 || row.shippingMinor < 0 || row.refundedMinor < 0;
    if (isNegative)
        return RejectReason::NegativePrice;
    row.isRefund =
        !m_mapping->refundPrefix.isEmpty() && row.text(BookField::OrderNo).startsWith(m_mapping->refundPrefix);
    if (!row.isRefund && row.quantity <= 0)
        return RejectReason::NegativeQuantity;
    return row;
}

/// Whether the row is too short for a column that matters.
bool RowJudge::isMissing(const CsvRow& row) const
{
    return std::ranges::any_of(m_columns, [&](int column) { return column >= static_cast<int>(row.fields.size()); });
}

std::optional<Decimal> RowJudge::decimal(QByteArrayView text) const
{
    if (m_mapping->decimalSeparator == '.' && m_mapping->thousandsSeparator == 0)
        return Decimal::fromText(text);
    QByteArray plain;
    int groupSize = 0;
    bool isGrouped = false;
    bool isFraction = false;
    for (const char c : text) {
        if (c == m_mapping->thousandsSeparator && c != 0) {
            // 1.50 where thousands are grouped by dots is no 150.
            if (isFraction || groupSize == 0 || groupSize > 3 || (isGrouped && groupSize != 3))
                return std::nullopt;
            isGrouped = true;
            groupSize = 0;
        } else if (c == m_mapping->decimalSeparator) {
            if (isFraction || (isGrouped && groupSize != 3))
                return std::nullopt;
            isFraction = true;
            plain += '.';
        } else if (c == '.') {
            return std::nullopt;
        } else {
            plain += c;
            groupSize += c >= '0' && c <= '9' ? 1 : 0;
        }
    }
    if (isGrouped && !isFraction && groupSize != 3)
        return std::nullopt;
    return Decimal::fromText(plain);
}

bool RowJudge::readNumbers(BookRow& row) const
{
    const QByteArrayView quantity = m_cells[indexOf(BookField::Quantity)];
    row.quantity = 1;
    if (!quantity.isEmpty()) {
        const auto number = decimal(quantity);
        // "6.0" is six: spreadsheets write it so.
        const auto whole = number ? number->timesInMinor(1, 0) : std::nullopt;
        if (!whole || std::abs(*whole) > kMaxLineQuantity ||
            number->timesInMinor(1, number->scale) != Decimal{*whole, 0}.timesInMinor(1, number->scale))
            return false;
        row.quantity = *whole;
    }
    return readPrice(row) && readAmount(BookField::Discount, row.discountMinor) &&
           readAmount(BookField::Shipping, row.shippingMinor) && readAmount(BookField::Refunded, row.refundedMinor);
}

bool RowJudge::readPrice(BookRow& row) const
{
    const bool isTotal = m_columns[indexOf(BookField::Total)] >= 0;
    const auto price = decimal(m_cells[indexOf(isTotal ? BookField::Total : BookField::UnitPrice)]);
    if (!price)
        return false;
    const auto unit = price->timesInMinor(1, m_mapping->currencyDigits);
    const auto total = price->timesInMinor(isTotal ? 1 : row.quantity, m_mapping->currencyDigits);
    if (!unit || !total || std::abs(*unit) > kMostMinor || std::abs(*total) > kMostMinor)
        return false;
    row.unitPriceMinor = *unit;
    if (isTotal && row.quantity > 1)
        row.unitPriceMinor = (2 * *total + row.quantity) / (2 * row.quantity);
    // −0.001 rounds to 0 and is negative all the same.
    if (price->isNegative())
        row.unitPriceMinor = std::min<qint64>(row.unitPriceMinor, -1);
    row.lineTotalMinor = *total;
    row.hasPrice = !price->isZero() && !price->isNegative();
    return true;
}

bool RowJudge::readAmount(BookField field, qint64& minor) const
{
    const QByteArrayView text = m_cells[indexOf(field)];
    if (text.isEmpty())
        return true;
    const auto amount = decimal(text);
    const auto rounded = amount ? amount->timesInMinor(1, m_mapping->currencyDigits) : std::nullopt;
    if (!rounded || std::abs(*rounded) > kMostMinor)
        return false;
    minor = amount->isNegative() ? std::min<qint64>(*rounded, -1) : *rounded;
    return true;
}

bool RowJudge::readTimes(BookRow& row)
{
    const auto created = m_clock.read(m_cells[indexOf(BookField::CreatedAt)]);
    if (!created)
        return false;
    row.createdAt = *created;
    if (m_columns[indexOf(BookField::PaidAt)] < 0) {
        row.paidAt = row.createdAt;
        return true;
    }
    const QByteArrayView paid = m_cells[indexOf(BookField::PaidAt)];
    if (paid.isEmpty())
        return true;
    row.paidAt = m_clock.read(paid);
    return row.paidAt.has_value();
}

bool RowJudge::isReadable(const CsvRow& row) const
{
    const auto isGood = [this](QByteArrayView text) {
        // U+FFFD stands where a conversion met bytes that mean nothing.
        return text.isValidUtf8() && !text.contains('\0') && !(m_isConverted && text.contains("\xEF\xBF\xBD"));
    };
    return std::ranges::all_of(row.fields, isGood);
}

bool RowJudge::readStatus(BookRow& row) const
{
    if (m_columns[indexOf(BookField::Status)] >= 0) {
        const auto known = m_mapping->statuses.constFind(m_cells[indexOf(BookField::Status)].toByteArray());
        const auto status = known != m_mapping->statuses.constEnd() ? std::optional(*known) : m_mapping->otherStatus;
        if (!status)
            return false;
        row.status = *status;
    }
    const bool wasToBePaid = row.status != BookStatus::Cancelled && row.status != BookStatus::TimedOut;
    if (!row.paidAt && wasToBePaid)
        row.status = BookStatus::TimedOut;
    return true;
}

} // namespace ch::server

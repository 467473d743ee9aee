// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ProductImport.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// "12", "12.0": spreadsheets write whole numbers in many ways. Never negative.
std::optional<qint64> unitsFromText(const QString& text)
{
    QString digits = text.trimmed();
    if (const qsizetype point = digits.indexOf(u'.'); point > 0) {
        if (std::ranges::any_of(digits.sliced(point + 1), [](QChar c) { return c != u'0'; }))
            return std::nullopt;
        digits.truncate(point);
    }
    if (digits.isEmpty() || digits.size() > 10 || !std::ranges::all_of(digits, isDigit))
        return std::nullopt;
    const qint64 units = digits.toLongLong();
    return units <= kMostStockUnits ? std::optional(units) : std::nullopt;
}

std::optional<bool> activeFromText(const QString& text)
{
    static const QSet<QString> kYes{u"1"_s, u"yes"_s, u"y"_s, u"true"_s, u"active"_s, u"是"_s, u"在售"_s};
    static const QSet<QString> kNo{u"0"_s, u"no"_s, u"n"_s, u"false"_s, u"retired"_s, u"否"_s, u"停售"_s};
    const QString plain = text.trimmed().toLower();
    if (kYes.contains(plain))
        return true;
    return kNo.contains(plain) ? std::optional(false) : std::nullopt;
}

/// Digits and marks of the one number in a text, without the currency before or behind it and that one's own marks: "Rs.",
/// "kr.". Nothing: a sign, a second number ("3.50 / 4.20"), digits of another script, letters within it ("1E5").
std::optional<QString> numberWithin(const QString& text)
{
    QString number;
    bool isBehind = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'-' || c.isNumber() != isDigit(c) || (isBehind && isDigit(c)))
            return std::nullopt;
        const bool isMark = c == u'.' || c == u',';
        const bool isOfCurrency = number.isEmpty() && i > 0 && text[i - 1].isLetter();
        if (isDigit(c) || (isMark && !isBehind && !isOfCurrency))
            number += c;
        else if (!isMark && !c.isSpace() && c != u'\'' && c != u'\u2019')
            isBehind = !number.isEmpty();
    }
    return number;
}

/// Whether whole units are written as people write them: three digits behind the last mark, two or three between marks
/// ("12,34,567").
bool areGrouped(QStringView whole)
{
    qsizetype group = 0;
    bool isLast = true;
    for (qsizetype i = whole.size() - 1; i >= 0; --i) {
        if (isDigit(whole[i])) {
            ++group;
            continue;
        }
        if (group != 3 && (isLast || group != 2))
            return false;
        isLast = false;
        group = 0;
    }
    // "0.125" is a fraction.
    return isLast || (group >= 1 && group <= 3 && whole.front() != u'0');
}

/// One row after the other; what an earlier one takes (a SKU, a barcode) the later ones cannot have.
class Judge
{
public:
    explicit Judge(ImportGround ground) : m_ground(std::move(ground)) {}

    ProductImportStep judge(const ProductImportRow& row)
    {
        ProductImportStep step{.row = row.row, .sku = row.sku.trimmed()};
        step.verdict = judgeSku(step);
        if (isProblem(step.verdict))
            return step;
        const auto known = m_ground.products.constFind(step.sku);
        const bool isNew = known == m_ground.products.cend();
        const Product before = isNew ? Product{.sku = step.sku} : *known;
        Product after = before;
        step.verdict = readAll(row, isNew, after, step);
        if (isProblem(step.verdict))
            return step;
        if (before.barcode && before.barcode != after.barcode)
            m_ground.barcodes.remove(*before.barcode);
        if (after.barcode)
            m_ground.barcodes.insert(*after.barcode, step.sku);
        if (step.counted && *step.counted == before.onHand)
            step.counted.reset();
        step.expected = before.onHand;
        step.version = before.version;
        if (isNew) {
            step.verdict = ImportVerdict::New;
            step.draft = ProductDraft{.sku = after.sku,
                                      .title = after.title,
                                      .barcode = after.barcode,
                                      .priceMinor = after.priceMinor,
                                      .location = after.location,
                                      .reorderPoint = after.reorderPoint,
                                      .active = after.active};
        } else {
            step.change = changeFrom(before, after);
            step.verdict = step.change.isEmpty() && !step.counted ? ImportVerdict::Unchanged : ImportVerdict::Changed;
        }
        return step;
    }

private:
    ImportVerdict judgeSku(ProductImportStep& step)
    {
        if (step.sku.isEmpty())
            return ImportVerdict::SkuMissing;
        if (!isProductCode(step.sku)) {
            step.written = step.sku.left(80);
            return ImportVerdict::SkuUnusable;
        }
        if (m_seen.contains(step.sku))
            return ImportVerdict::SkuTwice;
        m_seen.insert(step.sku);
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readAll(const ProductImportRow& row, bool isNew, Product& after, ProductImportStep& step)
    {
        for (const auto read : {&Judge::readTitle, &Judge::readBarcode, &Judge::readLocation, &Judge::readReorderPoint,
                                &Judge::readPrice, &Judge::readActive, &Judge::readOnHand}) {
            const ImportVerdict verdict = (this->*read)(row, isNew, after, step);
            if (isProblem(verdict))
                return verdict;
        }
        return ImportVerdict::Unchanged;
    }

    static ImportVerdict wrong(ImportVerdict verdict, const QString& written, ProductImportStep& step)
    {
        step.written = written.left(80);
        return verdict;
    }

    ImportVerdict readTitle(const ProductImportRow& row, bool isNew, Product& after, ProductImportStep& step)
    {
        const QString title = row.field(ImportField::Title).value_or(QString()).trimmed();
        // Nothing can be without one: an empty cell leaves it as it is.
        if (title.isEmpty())
            return isNew ? ImportVerdict::TitleMissing : ImportVerdict::Unchanged;
        if (title.toUcs4().size() > kLongestProductTitle || title.contains(QChar::Null))
            return wrong(ImportVerdict::TitleTooLong, title, step);
        after.title = title;
        return ImportVerdict::Unchanged;
    }

    static std::optional<QString> codeOf(const QString& text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(text);
    }

    ImportVerdict readBarcode(const ProductImportRow& row, bool, Product& after, ProductImportStep& step)
    {
        if (!row.field(ImportField::Barcode))
            return ImportVerdict::Unchanged;
        const QString barcode = row.field(ImportField::Barcode)->trimmed();
        if (!barcode.isEmpty() && !isProductCode(barcode))
            return wrong(ImportVerdict::BarcodeUnusable, barcode, step);
        const auto owner = m_ground.barcodes.constFind(barcode);
        if (!barcode.isEmpty() && owner != m_ground.barcodes.cend() && *owner != after.sku)
            return wrong(ImportVerdict::BarcodeTaken, barcode, step);
        after.barcode = codeOf(barcode);
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readLocation(const ProductImportRow& row, bool, Product& after, ProductImportStep& step)
    {
        if (!row.field(ImportField::Location))
            return ImportVerdict::Unchanged;
        const QString location = row.field(ImportField::Location)->trimmed();
        if (!location.isEmpty() && !isProductCode(location))
            return wrong(ImportVerdict::LocationUnusable, location, step);
        after.location = codeOf(location);
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readReorderPoint(const ProductImportRow& row, bool, Product& after, ProductImportStep& step)
    {
        if (!row.field(ImportField::ReorderPoint))
            return ImportVerdict::Unchanged;
        const QString written = row.field(ImportField::ReorderPoint)->trimmed();
        const auto units = unitsFromText(written);
        if (!written.isEmpty() && !units)
            return wrong(ImportVerdict::ReorderPointUnusable, written, step);
        after.reorderPoint = units;
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readPrice(const ProductImportRow& row, bool isNew, Product& after, ProductImportStep& step)
    {
        const QString written = row.field(ImportField::Price).value_or(QString()).trimmed();
        if (written.isEmpty())
            return isNew ? ImportVerdict::PriceMissing : ImportVerdict::Unchanged;
        const auto minor = amountFromText(written, m_ground.currencyDigits);
        if (!minor || *minor > kHighestPriceMinor)
            return wrong(ImportVerdict::PriceUnusable, written, step);
        after.priceMinor = *minor;
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readActive(const ProductImportRow& row, bool, Product& after, ProductImportStep& step)
    {
        const QString written = row.field(ImportField::Active).value_or(QString()).trimmed();
        if (written.isEmpty())
            return ImportVerdict::Unchanged;
        const auto active = activeFromText(written);
        if (!active)
            return wrong(ImportVerdict::ActiveUnusable, written, step);
        after.active = *active;
        return ImportVerdict::Unchanged;
    }

    ImportVerdict readOnHand(const ProductImportRow& row, bool, Product& after, ProductImportStep& step)
    {
        const QString written = row.field(ImportField::OnHand).value_or(QString()).trimmed();
        // Empty is not zero.
        if (written.isEmpty())
            return ImportVerdict::Unchanged;
        const auto units = unitsFromText(written);
        if (!units)
            return wrong(ImportVerdict::OnHandUnusable, written, step);
        if (*units < after.reserved)
            return wrong(ImportVerdict::OnHandReserved, written, step);
        step.counted = units;
        return ImportVerdict::Unchanged;
    }

    static ProductChange changeFrom(const Product& before, const Product& after)
    {
        ProductChange change;
        if (after.title != before.title)
            change.title = after.title;
        if (after.barcode != before.barcode)
            change.barcode = after.barcode;
        if (after.priceMinor != before.priceMinor)
            change.priceMinor = after.priceMinor;
        if (after.location != before.location)
            change.location = after.location;
        if (after.reorderPoint != before.reorderPoint)
            change.reorderPoint = after.reorderPoint;
        if (after.active != before.active)
            change.active = after.active;
        return change;
    }

    ImportGround m_ground;
    QSet<QString> m_seen;
};

} // namespace

qint64 ProductImportPlan::problems() const
{
    qint64 sum = 0;
    for (size_t i = 0; i < counts.size(); ++i)
        sum += isProblem(ImportVerdict(i)) ? counts[i] : 0;
    return sum;
}

ProductImportPlan planImport(const std::vector<ProductImportRow>& rows, ImportGround ground)
{
    ProductImportPlan plan;
    plan.steps.reserve(rows.size());
    Judge judge(std::move(ground));
    for (const ProductImportRow& row : rows) {
        plan.steps.push_back(judge.judge(row));
        ++plan.counts[size_t(plan.steps.back().verdict)];
    }
    return plan;
}

std::optional<qint64> amountFromText(const QString& text, int digits)
{
    const auto number = numberWithin(text);
    if (!number)
        return std::nullopt;
    const QString& plain = *number;
    const qsizetype point = std::max(plain.lastIndexOf(u'.'), plain.lastIndexOf(u','));
    qsizetype decimals = 0;
    if (point >= 0) {
        const qsizetype behind = plain.size() - point - 1;
        const QChar mark = plain[point];
        const bool isOther = plain.contains(mark == u'.' ? u',' : u'.');
        const bool isOnce = plain.count(mark) == 1;
        // "1,234" is a thousand where no amount has three decimals; "1,234,567" always.
        const bool isThousands = !isOther && (!isOnce || (behind == 3 && digits != 3));
        if (!isThousands)
            decimals = behind;
        if ((!isThousands && !isOnce) || !areGrouped(isThousands ? plain : plain.first(point)))
            return std::nullopt;
    }
    QString minor;
    std::ranges::copy_if(plain, std::back_inserter(minor), isDigit);
    // Nothing is rounded away.
    while (decimals > digits && minor.endsWith(u'0')) {
        minor.chop(1);
        --decimals;
    }
    if (minor.isEmpty() || decimals > digits || minor.size() + digits - decimals > 18)
        return std::nullopt;
    for (; decimals < digits; ++decimals)
        minor += u'0';
    return minor.toLongLong();
}

} // namespace ch::desk

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/RefundPreview.h"

#include "core/base/Money.h"

#include <algorithm>
#include <limits>

namespace ch::ui {

namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

/// The whole part with its groups taken out; nothing if a separator stands where none can: "12,50" is not 1250.
std::optional<QString> ungrouped(QStringView whole, QStringView separator)
{
    if (separator.isEmpty())
        return whole.toString();
    const auto groups = whole.split(separator);
    QString digits;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype size = groups[i].size();
        const bool fits = i == 0 ? groups.size() == 1 || (size >= 1 && size <= 3) : size == 3;
        if (!fits)
            return std::nullopt;
        digits += groups[i];
    }
    return digits;
}

/// Digits of any script, as ASCII.
QString plainDigits(const QString& text)
{
    QString plain;
    for (const QChar c : text)
        plain += c.isDigit() ? QChar(u'0' + c.digitValue()) : c;
    return plain;
}

bool isAround(QChar c)
{
    return c.isLetter() || c.isSpace() || c.category() == QChar::Symbol_Currency;
}

/// Without the currency's name or symbol at either end and without white space, narrow and no-break spaces too.
QString bare(const QString& text)
{
    QString rest = plainDigits(text);
    rest.removeIf([](QChar c) { return c.isSpace(); });
    while (!rest.isEmpty() && isAround(rest.front()))
        rest.remove(0, 1);
    while (!rest.isEmpty() && isAround(rest.back()))
        rest.chop(1);
    return rest;
}

} // namespace

qint64 refundableMinor(const Order& order)
{
    qint64 refused = 0;
    for (const Payment& payment : order.payments) {
        if (!payment.accepted)
            refused = addChecked(refused, payment.amountMinor).value_or(kMost);
    }
    const qint64 left = addChecked(order.paidMinor, refused).value_or(kMost) - order.refundedMinor;
    const bool onlyRefused = order.status == OrderStatus::Pending || order.status == OrderStatus::Cancelled;
    return std::max<qint64>(onlyRefused ? std::min(refused, left) : left, 0);
}

qint64 releasableUnits(const Order& order)
{
    return order.status == OrderStatus::Paid ? std::max<qint64>(order.units().toShip(), 0) : 0;
}

Result<Order> refundPreview(const Order& order, const RefundDraft& draft, UtcTime now)
{
    StepContext step;
    step.now = now;
    CH_TRY(auto change, refund(order, draft, RefundId(1), step));
    return std::move(change.after);
}

std::optional<qint64> minorFromText(const QString& text, const QString& currency, const QLocale& locale)
{
    const QString amount = bare(text);
    const QString point = locale.decimalPoint();
    const qsizetype at = amount.indexOf(point);
    // A person who types a group separator of white space has it removed already.
    const QString separator = locale.groupSeparator().trimmed();
    auto digits = ungrouped(QStringView(amount).first(at < 0 ? amount.size() : at), separator);
    if (!digits || (digits->isEmpty() && at < 0))
        return std::nullopt;
    if (digits->isEmpty())
        *digits += u'0';
    if (at >= 0)
        *digits += u'.' + amount.sliced(at + point.size());
    const int scale = currencyDigits(currency).value_or(2);
    const auto value = Decimal::fromText(digits->toLatin1());
    if (!value || value->isNegative() || digits->contains(u'-') || digits->contains(u'+'))
        return std::nullopt;
    // 12.500 is an amount of euros, 12.505 is none.
    const auto minor = value->timesInMinor(1, scale);
    const qsizetype dot = digits->indexOf(u'.');
    QStringView decimals = dot < 0 ? QStringView() : QStringView(*digits).sliced(dot + 1);
    while (decimals.endsWith(u'0'))
        decimals.chop(1);
    return decimals.size() > scale ? std::nullopt : minor;
}

QString textFromMinor(qint64 minor, const QString& currency, const QLocale& locale)
{
    const int scale = currencyDigits(currency).value_or(2);
    QString digits = QString::number(minor);
    if (scale == 0)
        return digits;
    digits = digits.rightJustified(scale + 1, u'0');
    return digits.first(digits.size() - scale) + locale.decimalPoint() + digits.last(scale);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ErrorFacts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Names
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::FieldNames)
};

struct FieldName
{
    QLatin1StringView name;
    const char* text;
};

constexpr auto kFields = std::to_array<FieldName>({
    {"amount_minor"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Amount")},
    {"barcode"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Barcode")},
    {"carrier"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Carrier")},
    {"city"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "City")},
    {"copies"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Copies")},
    {"counted"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Counted quantity")},
    {"country"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Country")},
    {"currency"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Currency")},
    {"customer"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Customer")},
    {"delta"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Difference")},
    {"email"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "E-mail")},
    {"handling_days"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Handling days")},
    {"line1"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Address")},
    {"line2"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Address, second line")},
    {"line_no"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Line")},
    {"lines"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Lines")},
    {"location"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Location")},
    {"method"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Method of payment")},
    {"name"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Name")},
    {"note"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Note")},
    {"order_no"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Order number")},
    {"packed_quantity"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Packed quantity")},
    {"password"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Password")},
    {"phone"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Phone")},
    {"postcode"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Postcode")},
    {"price_minor"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Price")},
    {"quantity"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Quantity")},
    {"reason"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Reason")},
    {"reference"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Reference")},
    {"region"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Region")},
    {"release"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Units to give back")},
    {"reorder_point"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Reorder point")},
    {"role"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Role")},
    {"ship_by"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Ship by")},
    {"ship_to"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Delivery address")},
    {"sku"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "SKU")},
    {"time_zone"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Time zone")},
    {"title"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Title")},
    {"tracking_no"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Tracking number")},
    {"until"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Until")},
    {"url"_L1, QT_TRANSLATE_NOOP("ch::ui::FieldNames", "Web address")},
});

} // namespace

QString fieldWords(const QString& field)
{
    // The last name of a path says what it is: "ship_to.city", "lines[2].quantity".
    QString last = field.mid(field.lastIndexOf(u'.') + 1);
    last.truncate(last.indexOf(u'[') < 0 ? last.size() : last.indexOf(u'['));
    for (const FieldName& each : kFields) {
        if (last == each.name)
            return Names::tr(each.text);
    }
    return field;
}

ErrorFacts::ErrorFacts(const Error& error)
    : m_facts(QJsonDocument::fromJson(error.facts).object())
    , m_retryAfter(error.retryAfter)
{}

QString ErrorFacts::text(QLatin1StringView name) const
{
    return m_facts.value(name).toString();
}

std::optional<qint64> ErrorFacts::number(QLatin1StringView name) const
{
    const QJsonValue value = m_facts.value(name);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QString ErrorFacts::list(QLatin1StringView name) const
{
    constexpr qsizetype kShown = 5;
    QStringList texts;
    const QJsonArray values = m_facts.value(name).toArray();
    for (const auto& value : values)
        texts.append(value.toString());
    const qsizetype more = texts.size() - kShown;
    QString joined = texts.mid(0, kShown).join(Names::tr(", ", "between items of a list"));
    if (more > 0)
        joined += Names::tr(" and %n more", nullptr, static_cast<int>(more));
    return joined;
}

std::optional<OrderStatus> ErrorFacts::status() const
{
    return orderStatusFromName(text("status"_L1));
}

QStringList ErrorFacts::fields() const
{
    QStringList names;
    const QJsonArray errors = m_facts.value("errors"_L1).toArray();
    for (const auto& value : errors) {
        const QString name = fieldWords(value.toObject().value("field"_L1).toString());
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    if (names.isEmpty() && !text("field"_L1).isEmpty())
        names.append(fieldWords(text("field"_L1)));
    return names;
}

QString ErrorFacts::waitSentence() const
{
    if (!m_retryAfter || m_retryAfter->count() <= 0)
        return Names::tr("Wait a moment and try again.");
    const qint64 seconds = m_retryAfter->count();
    if (seconds < 90)
        return Names::tr("Try again in %n second(s).", nullptr, static_cast<int>(seconds));
    return Names::tr("Try again in %n minute(s).", nullptr, static_cast<int>((seconds + 59) / 60));
}

} // namespace ch::ui

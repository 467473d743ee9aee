// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookMapping.h"

#include "core/base/Money.h"
#include "core/domain/Shop.h"
#include "core/wire/JsonReader.h"
#include "server/importer/ImportRefusal.h"

#include <QFile>
#include <QFileInfo>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMostBytes = 1'000'000;
constexpr int kMostMembers = 10'000;

const QHash<QString, BookStatus>& statusNames()
{
    static const QHash<QString, BookStatus> names{{u"COMPLETED"_s, BookStatus::Completed},
                                                  {u"PAID"_s, BookStatus::Paid},
                                                  {u"CANCELLED"_s, BookStatus::Cancelled},
                                                  {u"TIMEOUT"_s, BookStatus::TimedOut},
                                                  {u"REFUNDED"_s, BookStatus::Refunded}};
    return names;
}

std::optional<BookField> fieldFromName(QStringView name)
{
    for (std::size_t i = 0; i < kBookFields; ++i) {
        if (kBookFieldNames[i] == name)
            return static_cast<BookField>(i);
    }
    return std::nullopt;
}

/// {"field":…,"problem":…} or {"errors":[…]} as a person reads it.
QString problemsOf(const Error& error)
{
    const auto sentence = [](JsonObject& object) {
        return QString(object.text("field"_L1).value_or(u"it"_s) + u' ' +
                       object.text("problem"_L1).value_or(QString()));
    };
    auto facts = JsonDocument::parse(error.facts, UnknownMembers::Ignore);
    if (!facts)
        return error.detail;
    JsonObject root = facts->root();
    if (!root.has("errors"_L1))
        return sentence(root);
    QStringList sentences;
    for (JsonObject& each : root.objects("errors"_L1, kMostMembers))
        sentences += sentence(each);
    return sentences.join(u"; "_s);
}

/// A separator is one byte; anything else is a problem of the member.
char separator(JsonObject& json, QLatin1StringView name, char otherwise)
{
    const auto text = json.text(name, {0, 1});
    if (!text)
        return otherwise;
    if (text->isEmpty())
        return 0;
    const char16_t letter = text->front().unicode();
    if (letter < 0x80 && letter != u'"' && letter != u'\n' && letter != u'\r')
        return static_cast<char>(letter);
    json.unacceptable(name, u"must be one ASCII character and no quote"_s);
    return otherwise;
}

template <class Take> void readFields(JsonObject object, Take take)
{
    for (const auto& [name, text] : object.textMembers(kMostMembers)) {
        const auto field = fieldFromName(name);
        if (field)
            take(*field, text.trimmed());
        else
            object.wrongShape(QLatin1StringView(name.toLatin1()), u"is no field of a book"_s);
    }
}

void readDates(JsonObject& json, BookMapping& mapping)
{
    for (const QString& text : json.texts("date_formats"_L1, 20, {1, 40})) {
        if (auto pattern = DatePattern::fromText(text))
            mapping.datePatterns.push_back(*std::move(pattern));
        else
            json.unacceptable("date_formats"_L1,
                              u"has '%1', which is no date: write it like yyyy-MM-dd HH:mm:ss"_s.arg(text));
    }
    if (mapping.datePatterns.empty())
        json.unacceptable("date_formats"_L1, u"must name at least one format"_s);
}

void readStatuses(JsonObject& json, BookMapping& mapping)
{
    auto object = json.object("statuses"_L1);
    if (!object)
        return;
    for (const auto& [text, name] : object->textMembers(kMostMembers)) {
        const auto status = statusNames().constFind(name);
        if (status == statusNames().constEnd())
            object->unacceptable(QLatin1StringView(text.toLatin1()),
                                 u"must be COMPLETED, PAID, CANCELLED, TIMEOUT or REFUNDED"_s);
        else if (text == u'*')
            mapping.otherStatus = *status;
        else
            mapping.statuses.insert(text.trimmed().toUtf8(), *status);
    }
}

/// What no single member shows.
void checkWhole(JsonObject& json, const BookMapping& mapping)
{
    const auto column = [&](BookField field) { return !mapping.columns[indexOf(field)].isEmpty(); };
    for (const BookField field : {BookField::OrderNo, BookField::CreatedAt}) {
        if (!column(field))
            json.unacceptable("columns"_L1, u"must name the column of %1"_s.arg(kBookFieldNames[indexOf(field)]));
    }
    if (!mapping.has(BookField::Sku))
        json.unacceptable("columns"_L1, u"must name the column of sku, or defaults its value"_s);
    if (column(BookField::UnitPrice) == column(BookField::Total))
        json.unacceptable("columns"_L1, u"must name either unit_price or total"_s);
    if (column(BookField::Total) && !mapping.rowIsOrder)
        json.unacceptable("columns"_L1, u"can name total only where rows are orders"_s);
    if (column(BookField::UnitPrice) && !mapping.has(BookField::Quantity))
        json.unacceptable("columns"_L1, u"must name the column of quantity, or defaults its value"_s);
    if (column(BookField::Status) && mapping.statuses.isEmpty() && !mapping.otherStatus)
        json.unacceptable("statuses"_L1, u"must say what the texts of the status column mean"_s);
    if (mapping.delimiter == 0)
        json.unacceptable("delimiter"_L1, u"must not be empty"_s);
    if (mapping.decimalSeparator == 0)
        json.unacceptable("decimal_separator"_L1, u"must not be empty"_s);
    if (mapping.decimalSeparator == mapping.thousandsSeparator)
        json.unacceptable("thousands_separator"_L1, u"must differ from the decimal separator"_s);
}

Result<BookMapping> readMapping(QByteArrayView text)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(text, UnknownMembers::Refuse));
    JsonObject json = document.root();
    BookMapping mapping;
    json.text("about"_L1, {0, 2000});
    mapping.currency = json.requiredText("currency"_L1);
    const auto digits = currencyDigits(mapping.currency);
    if (!digits)
        json.unacceptable("currency"_L1, u"must be an ISO 4217 code such as EUR"_s);
    mapping.currencyDigits = digits.value_or(2);
    mapping.timeZone = json.requiredText("time_zone"_L1);
    if (isTimeZoneName(mapping.timeZone))
        mapping.zone = QTimeZone(mapping.timeZone.toLatin1());
    else
        json.unacceptable("time_zone"_L1, u"must be an IANA name such as Europe/Berlin"_s);
    mapping.encoding = json.text("encoding"_L1).value_or(QString());
    mapping.delimiter = separator(json, "delimiter"_L1, ',');
    mapping.decimalSeparator = separator(json, "decimal_separator"_L1, '.');
    mapping.thousandsSeparator = separator(json, "thousands_separator"_L1, 0);
    const QString rows = json.requiredText("rows"_L1);
    mapping.rowIsOrder = rows == "orders"_L1;
    if (!mapping.rowIsOrder && rows != "lines"_L1)
        json.unacceptable("rows"_L1, u"must be lines or orders"_s);
    readDates(json, mapping);
    readFields(json.requiredObject("columns"_L1),
               [&](BookField field, const QString& header) { mapping.columns[indexOf(field)] = header; });
    if (auto defaults = json.object("defaults"_L1))
        readFields(*std::move(defaults),
                   [&](BookField field, const QString& value) { mapping.defaults[indexOf(field)] = value.toUtf8(); });
    mapping.refundPrefix = json.text("refund_prefix"_L1, {1, 20}).value_or(QString()).toUtf8();
    mapping.unpaidAfterMinutes =
        static_cast<int>(json.integer("unpaid_after_minutes"_L1, {0, 525'600}).value_or(mapping.unpaidAfterMinutes));
    readStatuses(json, mapping);
    if (auto countries = json.object("countries"_L1)) {
        for (const auto& [name, code] : countries->textMembers(kMostMembers))
            mapping.countries.add(name, code);
    }
    checkWhole(json, mapping);
    json.finish();
    CH_CHECK(document.result());
    return mapping;
}

} // namespace

Result<BookMapping> loadMapping(const QString& nameOrFile)
{
    const QString builtIn = u":/import/"_s + nameOrFile + u".json"_s;
    const bool isBuiltIn = nameOrFile == "online-retail"_L1 || nameOrFile == "tmall"_L1;
    QFile file(isBuiltIn ? builtIn : nameOrFile);
    if (QFileInfo(file).isDir() || !file.open(QIODevice::ReadOnly))
        return importRefusal(
            u"There is no mapping '%1': name online-retail, tmall or a mapping file (docs/importing.md)."_s.arg(
                nameOrFile));
    const QByteArray text = file.read(kMostBytes);
    auto mapping = readMapping(text);
    if (!mapping)
        return importRefusal(u"The mapping '%1' cannot be used: %2."_s.arg(nameOrFile, problemsOf(mapping.error())));
    return mapping;
}

} // namespace ch::server

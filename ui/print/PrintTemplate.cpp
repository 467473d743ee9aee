// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintTemplate.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// By PrintField.
constexpr std::array kFieldNames{"logo"_L1,     "order_barcode"_L1,   "qr_code"_L1, "sku"_L1,
                                 "location"_L1, "product_barcode"_L1, "ship_by"_L1, "carrier"_L1,
                                 "phone"_L1,    "tick_boxes"_L1,      "footer"_L1};
static_assert(kFieldNames.size() == kPrintFieldCount);

/// 45 mm at 600 dots to the inch.
constexpr QSize kLargestLogo(1063, 1063);
constexpr qint64 kMostLogoBytes = 20 * 1024 * 1024;

QString pngOf(const QImage& image)
{
    if (image.isNull())
        return {};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

std::array<bool, kPrintFieldCount> PrintTemplate::defaultFields()
{
    std::array<bool, kPrintFieldCount> fields{};
    fields.fill(true);
    // A bar on every line is for shops that check parcels by scanning the slip.
    fields[size_t(PrintField::ProductBarcode)] = false;
    return fields;
}

QByteArray toJson(const PrintTemplate& wanted)
{
    QJsonObject fields;
    for (size_t i = 0; i < kPrintFieldCount; ++i)
        fields.insert(kFieldNames[i], wanted.fields[i]);
    const QJsonObject json{{u"shop_name"_s, wanted.shopName}, {u"shop_address"_s, wanted.shopAddress},
                           {u"footer"_s, wanted.footer},      {u"language"_s, wanted.language},
                           {u"logo"_s, pngOf(wanted.logo)},   {u"fields"_s, fields}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

PrintTemplate printTemplateFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    PrintTemplate read;
    read.shopName = object.value("shop_name"_L1).toString();
    read.shopAddress = object.value("shop_address"_L1).toString();
    read.footer = object.value("footer"_L1).toString();
    read.language = object.value("language"_L1).toString();
    read.logo.loadFromData(QByteArray::fromBase64(object.value("logo"_L1).toString().toLatin1()), "PNG");
    const QJsonObject fields = object.value("fields"_L1).toObject();
    for (size_t i = 0; i < kPrintFieldCount; ++i)
        read.fields[i] = fields.value(kFieldNames[i]).toBool(read.fields[i]);
    return read;
}

Result<QImage> readLogo(const QString& file)
{
    if (QFileInfo(file).size() > kMostLogoBytes)
        return Error{.kind = ErrorKind::Invalid, .code = u"TOO_LARGE"_s};
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    // Also keeps a picture that claims to be enormous from being unpacked.
    if (size.width() > kLargestLogo.width() || size.height() > kLargestLogo.height())
        reader.setScaledSize(size.scaled(kLargestLogo, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull())
        return Error{.kind = ErrorKind::Invalid, .code = u"NOT_A_PICTURE"_s, .detail = reader.errorString()};
    return image.convertToFormat(QImage::Format_ARGB32);
}

} // namespace ch::ui

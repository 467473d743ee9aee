// SPDX-License-Identifier: Apache-2.0
// What a merchant decides about the shop's papers: who sends, the logo, the words at the end, the language, what is shown.
// A plain value; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <array>

namespace ch::ui {

/// What can be left out.
enum class PrintField {
    Logo,
    OrderBarcode,
    QrCode,
    Sku,
    Location,
    ProductBarcode,
    ShipBy,
    Carrier,
    Phone,
    TickBoxes,
    Footer,
};
inline constexpr size_t kPrintFieldCount = size_t(PrintField::Footer) + 1;

struct PrintTemplate
{
    /// Empty: the shop's own name.
    QString shopName{};
    /// Lines of address, phone, tax number: as the shop wants them.
    QString shopAddress{};
    QString footer{};
    /// "en", "zh_CN"; empty: the program's.
    QString language{};
    QImage logo{};
    std::array<bool, kPrintFieldCount> fields = defaultFields();

    bool shows(PrintField field) const { return fields[size_t(field)]; }
    void setShown(PrintField field, bool isShown) { fields[size_t(field)] = isShown; }
    static std::array<bool, kPrintFieldCount> defaultFields();

    friend bool operator==(const PrintTemplate&, const PrintTemplate&) = default;
};

/// A JSON object; members of later versions are ignored when it is read, what is missing is as a new template has it.
QByteArray toJson(const PrintTemplate& wanted);
PrintTemplate printTemplateFromJson(const QByteArray& json);

/// A picture that is no larger than paper can show. Invalid: it is no picture, or too large a file.
Result<QImage> readLogo(const QString& file);

} // namespace ch::ui

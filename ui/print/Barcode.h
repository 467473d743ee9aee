// SPDX-License-Identifier: Apache-2.0
// Barcodes as modules, dark or blank, and how they are drawn. The one place that knows the library behind them.
// Plain values and pure functions; safe on any thread.
#pragma once

#include <QRectF>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

class QPainter;

namespace ch::ui {

enum class Symbology { Code128, Ean13, Qr };

struct Barcode
{
    Symbology symbology = Symbology::Code128;
    /// Of a linear code there is one row.
    int rows = 0;
    int columns = 0;
    /// Row by row; true: dark.
    std::vector<bool> modules;

    bool isDark(int row, int column) const { return modules[size_t(row) * size_t(columns) + size_t(column)]; }
    bool isLinear() const { return symbology != Symbology::Qr; }
    /// What has to stay blank at each side (of a QR code: all around), in modules.
    int quietModules() const;

    friend bool operator==(const Barcode&, const Barcode&) = default;
};

/// Nothing if the symbology cannot say the text: Code 128 has no Chinese, EAN-13 is 13 digits of which the last is right.
std::optional<Barcode> encodeBarcode(Symbology symbology, const QString& text);
/// What a scanner reads as exactly this code: EAN-13 if it is one, else Code 128.
std::optional<Barcode> productBarcode(const QString& code);
bool isEan13(QStringView code);

/// Fills the rectangle, without quiet zones. A linear code may have any height; a QR code is drawn as a square.
void drawBarcode(QPainter& painter, const Barcode& barcode, const QRectF& where);

} // namespace ch::ui

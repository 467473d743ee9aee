// SPDX-License-Identifier: Apache-2.0
#include "ui/print/Barcode.h"

#include <QPainter>

#include <zint.h>

#include <memory>

namespace ch::ui {

namespace {

/// As ISO/IEC 15417, 15420 and 18004 want them; EAN-13 is given the wider of its two sides on both.
constexpr int kQuietCode128 = 10;
constexpr int kQuietEan13 = 11;
constexpr int kQuietQr = 4;
/// A QR code that survives a crease: 15 %.
constexpr int kQrCorrection = 2;
constexpr qsizetype kEan13Digits = 13;

struct ZintDeleter
{
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

int zintSymbologyOf(Symbology symbology)
{
    switch (symbology) {
    case Symbology::Code128:
        return BARCODE_CODE128;
    case Symbology::Ean13:
        return BARCODE_EANX_CHK;
    case Symbology::Qr:
        return BARCODE_QRCODE;
    }
    Q_UNREACHABLE();
}

/// ZBarcode_Encode packs eight modules into a byte, the first lowest.
bool isSet(const zint_symbol& symbol, int row, int column)
{
    return (symbol.encoded_data[row][column >> 3] >> (column & 7) & 1) != 0;
}

/// Printable characters that every scanner types: more of Latin-1 depends on how the scanner is set up.
bool isPlainAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

} // namespace

int Barcode::quietModules() const
{
    switch (symbology) {
    case Symbology::Code128:
        return kQuietCode128;
    case Symbology::Ean13:
        return kQuietEan13;
    case Symbology::Qr:
        return kQuietQr;
    }
    Q_UNREACHABLE();
}

std::optional<Barcode> encodeBarcode(Symbology symbology, const QString& text)
{
    if (text.isEmpty() || (symbology == Symbology::Code128 && !isPlainAscii(text)) ||
        (symbology == Symbology::Ean13 && !isEan13(text)))
        return std::nullopt;
    const std::unique_ptr<zint_symbol, ZintDeleter> symbol(ZBarcode_Create());
    if (!symbol)
        return std::nullopt;
    symbol->symbology = zintSymbologyOf(symbology);
    symbol->input_mode = UNICODE_MODE;
    if (symbology == Symbology::Qr)
        symbol->option_1 = kQrCorrection;
    QByteArray bytes = text.toUtf8();
    // It asks for bytes that it may write to.
    auto* const source = reinterpret_cast<unsigned char*>(bytes.data());
    if (ZBarcode_Encode(symbol.get(), source, int(bytes.size())) >= ZINT_ERROR)
        return std::nullopt;
    Barcode barcode{.symbology = symbology,
                    .rows = symbology == Symbology::Qr ? symbol->rows : 1,
                    .columns = symbol->width,
                    .modules = {}};
    barcode.modules.reserve(size_t(barcode.rows) * size_t(barcode.columns));
    for (int row = 0; row < barcode.rows; ++row) {
        for (int column = 0; column < barcode.columns; ++column)
            barcode.modules.push_back(isSet(*symbol, row, column));
    }
    return barcode;
}

bool isEan13(QStringView code)
{
    if (code.size() != kEan13Digits)
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < kEan13Digits; ++i) {
        if (code[i] < u'0' || code[i] > u'9')
            return false;
        sum += (code[i].unicode() - u'0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
}

std::optional<Barcode> productBarcode(const QString& code)
{
    return encodeBarcode(isEan13(code) ? Symbology::Ean13 : Symbology::Code128, code);
}

void drawBarcode(QPainter& painter, const Barcode& barcode, const QRectF& where)
{
    QRectF area = where;
    if (!barcode.isLinear()) {
        const qreal side = std::min(where.width(), where.height());
        area = QRectF(where.left() + (where.width() - side) / 2, where.top() + (where.height() - side) / 2, side, side);
    }
    const qreal width = area.width() / barcode.columns;
    const qreal height = area.height() / barcode.rows;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (int row = 0; row < barcode.rows; ++row) {
        for (int column = 0; column < barcode.columns; ++column) {
            const int first = column;
            while (column < barcode.columns && barcode.isDark(row, column))
                ++column;
            // Modules side by side are one bar: no hairlines between them.
            if (column > first)
                painter.drawRect(
                    QRectF(area.left() + first * width, area.top() + row * height, (column - first) * width, height));
        }
    }
    painter.restore();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "core/store/ProductBlock.h"

#include <optional>

namespace ch::store {

namespace {

/// Small numbers of either sign are short: 0, -1, 1, -2, … become 0, 1, 2, 3, …, seven bits in each byte.
void append(QByteArray& bytes, qint64 value)
{
    quint64 rest = (quint64(value) << 1) ^ quint64(value >> 63);
    while (rest >= 0x80) {
        bytes.append(char(0x80 | (rest & 0x7f)));
        rest >>= 7;
    }
    bytes.append(char(rest));
}

class Reader
{
public:
    explicit Reader(const QByteArray& bytes)
        : m_at(reinterpret_cast<const quint8*>(bytes.constData()))
        , m_end(m_at + bytes.size())
    {}

    bool atEnd() const { return m_at == m_end; }
    bool isGood() const { return m_isGood; }
    size_t place() { return atEnd() ? 0 : *m_at++; }
    qint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const quint8 byte = *m_at++;
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return qint64(value >> 1) ^ -qint64(value & 1);
        }
        m_isGood = false;
        m_at = m_end;
        return 0;
    }

private:
    const quint8* m_at;
    const quint8* m_end;
    bool m_isGood = true;
};

} // namespace

ProductSums& ProductSums::operator+=(const ProductSums& other)
{
    orders += other.orders;
    units += other.units;
    grossMinor += other.grossMinor;
    return *this;
}

QByteArray bytesOf(const ProductBlock& block)
{
    QByteArray bytes;
    bytes.reserve(2'048);
    for (size_t place = 0; place < block.size(); ++place) {
        const ProductSums& sums = block[place];
        if (sums.isEmpty())
            continue;
        bytes.append(char(place));
        append(bytes, sums.orders);
        append(bytes, sums.units);
        append(bytes, sums.grossMinor);
    }
    return bytes;
}

bool addTo(std::span<ProductSums, kProductsInBlock> sums, const QByteArray& bytes, int sign)
{
    Reader reader(bytes);
    while (!reader.atEnd()) {
        ProductSums& product = sums[reader.place()];
        product.orders += sign * reader.number();
        product.units += sign * reader.number();
        product.grossMinor += sign * reader.number();
    }
    return reader.isGood();
}

bool addTo(ProductSums& sums, size_t place, const QByteArray& bytes)
{
    Reader reader(bytes);
    while (!reader.atEnd()) {
        const size_t at = reader.place();
        const ProductSums product{.orders = reader.number(), .units = reader.number(), .grossMinor = reader.number()};
        if (at == place)
            sums += product;
        if (at >= place)
            break;
    }
    return reader.isGood();
}

} // namespace ch::store

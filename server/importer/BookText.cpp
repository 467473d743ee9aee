// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookText.h"

#include "server/importer/ImportRefusal.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Mark
{
    QByteArrayView bytes;
    QLatin1StringView encoding;
};

constexpr Mark kMarks[] = {
    {"\xEF\xBB\xBF", "UTF-8"_L1},
    // Before UTF-16, whose mark these begin or end with.
    {QByteArrayView("\xFF\xFE\0\0", 4), "UTF-32LE"_L1},
    {QByteArrayView("\0\0\xFE\xFF", 4), "UTF-32BE"_L1},
    {"\xFF\xFE", "UTF-16LE"_L1},
    {"\xFE\xFF", "UTF-16BE"_L1},
};

/// UTF-16 without a mark: headers have Latin letters or at least commas, of which every second byte is zero. A zero byte that
/// strayed into text of another encoding is alone there.
QLatin1StringView zeroByteEncoding(QByteArrayView start)
{
    constexpr qsizetype kFewest = 4;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < start.size(); ++i) {
        if (start[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    }
    const qsizetype most = std::max(even, odd);
    const bool isLatin = most >= start.size() / 8;
    if (even == odd || most < kFewest || (!isLatin && start.isValidUtf8()))
        return {};
    return even > odd ? "UTF-16BE"_L1 : "UTF-16LE"_L1;
}

QByteArrayView firstLine(QByteArrayView text)
{
    const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r'; });
    return text.first(end - text.begin());
}

QString detect(QByteArrayView start)
{
    constexpr qsizetype kLook = 512;
    if (const QLatin1StringView utf16 = zeroByteEncoding(start.first(std::min(kLook, start.size()))); !utf16.isEmpty())
        return utf16;
    return firstLine(start).isValidUtf8() ? u"UTF-8"_s : u"GB18030"_s;
}

} // namespace

Result<std::unique_ptr<BookText>> BookText::open(std::unique_ptr<BookBytes> bytes, const QString& encoding)
{
    std::unique_ptr<BookText> text(new BookText(std::move(bytes)));
    CH_TRY(const QByteArrayView first, text->m_bytes->read());
    text->m_first = first.toByteArray();
    for (const Mark& mark : kMarks) {
        if (!first.startsWith(mark.bytes))
            continue;
        text->m_first.remove(0, mark.bytes.size());
        CH_CHECK(text->decodeAs(mark.encoding));
        return text;
    }
    CH_CHECK(text->decodeAs(encoding.isEmpty() ? detect(text->m_first) : encoding));
    // What old spreadsheet programs on a Mac write.
    text->m_endsLinesInCr = !text->m_decoder && text->m_first.contains('\r') && !text->m_first.contains('\n');
    return text;
}

Result<> BookText::decodeAs(const QString& encoding)
{
    m_encoding = encoding.toUpper();
    if (m_encoding == "UTF-8"_L1 || m_encoding == "UTF8"_L1)
        return ok();
    // Not every Qt is built with the tables of the older encodings.
    m_decoder.emplace(m_encoding.toLatin1().constData());
    if (!m_decoder->isValid())
        return importRefusal(
            u"The book is in the encoding %1, which this program cannot read: save it as UTF-8."_s.arg(m_encoding));
    return ok();
}

Result<QByteArrayView> BookText::read()
{
    QByteArrayView piece = m_first;
    if (!std::exchange(m_firstIsNew, false) || piece.isEmpty()) {
        m_first.clear();
        CH_TRY(piece, m_bytes->read());
    }
    if (m_endsLinesInCr) {
        m_converted = piece.toByteArray().replace('\r', '\n');
        return QByteArrayView(m_converted);
    }
    if (!m_decoder)
        return piece;
    while (!piece.isEmpty()) {
        const QString text = m_decoder->decode(piece);
        m_converted = text.toUtf8();
        // A piece may hold no whole character.
        if (!m_converted.isEmpty())
            return QByteArrayView(m_converted);
        CH_TRY(piece, m_bytes->read());
    }
    return QByteArrayView();
}

} // namespace ch::server

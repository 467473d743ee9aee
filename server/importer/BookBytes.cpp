// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookBytes.h"

#include "server/importer/ImportRefusal.h"

#include <QFileInfo>

#include <lzma.h>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kPiece = 128 * 1024;
// Enough for every preset of xz (-9 asks for 65 MiB); a file that asks for more would break the promise of bounded memory.
constexpr quint64 kMostMemory = quint64(72) * 1024 * 1024;

struct Foreign
{
    QByteArrayView start;
    QLatin1StringView sentence;
};

/// What is often given for a CSV file, by its first bytes.
constexpr Foreign kForeign[] = {
    {"PK\x03\x04", "'%1' is a spreadsheet or an archive: save the sheet as CSV, or unpack it first."_L1},
    {"\xD0\xCF\x11\xE0", "'%1' is a spreadsheet: save it as CSV first."_L1},
    {"\x1F\x8B", "'%1' is packed with gzip: unpack it first, or pack it with xz."_L1},
    {"BZh91AY", "'%1' is packed with bzip2: unpack it first, or pack it with xz."_L1},
    {"\x28\xB5\x2F\xFD", "'%1' is packed with zstd: unpack it first, or pack it with xz."_L1},
    {"%PDF", "'%1' is a PDF: ask for the book as CSV."_L1},
};

} // namespace

struct BookBytes::Unpacker
{
    Unpacker() : piece(kPiece) {}
    ~Unpacker() { lzma_end(&stream); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    lzma_stream stream = LZMA_STREAM_INIT;
    std::vector<char> piece;
    bool atEnd = false;
};

BookBytes::BookBytes(const QString& file) : m_file(file), m_packed(kPiece) {}

BookBytes::~BookBytes() = default;

Result<std::unique_ptr<BookBytes>> BookBytes::open(const QString& file)
{
    std::unique_ptr<BookBytes> book(new BookBytes(file));
    if (QFileInfo(file).isDir())
        return importRefusal(u"'%1' is a folder: name a CSV file in it."_s.arg(file));
    if (!book->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return importRefusal(u"Cannot read '%1': %2. Check the path."_s.arg(file, book->m_file.errorString()));
    CH_TRY(book->m_ahead, book->fill());
    constexpr char kMagic[] = {'\xFD', '7', 'z', 'X', 'Z', '\0'};
    const QByteArrayView start(book->m_packed.data(), book->m_ahead);
    for (const Foreign& foreign : kForeign) {
        if (start.startsWith(foreign.start))
            return importRefusal(QString(foreign.sentence).arg(file));
    }
    if (start.startsWith(QByteArrayView(kMagic, sizeof kMagic))) {
        book->m_unpacker = std::make_unique<Unpacker>();
        if (lzma_stream_decoder(&book->m_unpacker->stream, kMostMemory, LZMA_CONCATENATED) != LZMA_OK)
            return importRefusal(u"Cannot unpack '%1': out of memory."_s.arg(file));
    }
    return book;
}

Result<QByteArrayView> BookBytes::read()
{
    if (m_unpacker)
        return unpack();
    CH_TRY(const qint64 bytes, fill());
    return QByteArrayView(m_packed.data(), bytes);
}

Result<qint64> BookBytes::fill()
{
    if (m_ahead > 0)
        return std::exchange(m_ahead, 0);
    const qint64 bytes = m_file.read(m_packed.data(), qint64(m_packed.size()));
    if (bytes < 0)
        return importRefusal(u"Cannot read '%1': %2."_s.arg(m_file.fileName(), m_file.errorString()));
    m_position += bytes;
    return bytes;
}

Result<QByteArrayView> BookBytes::unpack()
{
    lzma_stream& stream = m_unpacker->stream;
    std::vector<char>& piece = m_unpacker->piece;
    stream.next_out = reinterpret_cast<uint8_t*>(piece.data());
    stream.avail_out = piece.size();
    while (stream.avail_out > 0 && !m_unpacker->atEnd) {
        lzma_action action = LZMA_RUN;
        if (stream.avail_in == 0) {
            CH_TRY(const qint64 bytes, fill());
            stream.next_in = reinterpret_cast<const uint8_t*>(m_packed.data());
            stream.avail_in = size_t(bytes);
            if (bytes == 0)
                action = LZMA_FINISH;
        }
        const lzma_ret result = lzma_code(&stream, action);
        if (result == LZMA_STREAM_END)
            m_unpacker->atEnd = true;
        else if (result == LZMA_MEMLIMIT_ERROR)
            return importRefusal(u"'%1' needs more memory to unpack than an import may use: pack it again with a "
                                 "lower preset, such as xz -6."_s.arg(m_file.fileName()));
        else if (result == LZMA_BUF_ERROR)
            return importRefusal(u"'%1' ends in the middle: fetch it again."_s.arg(m_file.fileName()));
        else if (result != LZMA_OK)
            return importRefusal(u"'%1' is a damaged .xz file: fetch it again."_s.arg(m_file.fileName()));
    }
    return QByteArrayView(piece.data(), qsizetype(piece.size() - stream.avail_out));
}

} // namespace ch::server

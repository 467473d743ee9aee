// SPDX-License-Identifier: Apache-2.0
#include "server/store/JsonCompression.h"

#include <QFile>

#include <zstd.h>

#include <memory>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// No entity comes near it.
constexpr unsigned long long kLargest = 64ULL << 20;

struct Free
{
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
    void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

/// Frames name theirs by its number, which is in the file's name. A better one comes beside it, and is written with from then on;
/// one that shops were written with stays for ever, byte for byte.
class Dictionary
{
public:
    static const Dictionary& instance()
    {
        static const Dictionary dictionary;
        return dictionary;
    }

    const ZSTD_CDict* forWriting() const { return m_writing.get(); }
    const ZSTD_DDict* forReading() const { return m_reading.get(); }
    unsigned id() const { return ZSTD_getDictID_fromDDict(m_reading.get()); }

private:
    Dictionary()
    {
        QFile file(u":/store/json.32768.dictionary"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the program has no %s in it", qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        m_writing.reset(ZSTD_createCDict(bytes.constData(), size_t(bytes.size()), ZSTD_CLEVEL_DEFAULT));
        m_reading.reset(ZSTD_createDDict(bytes.constData(), size_t(bytes.size())));
    }

    std::unique_ptr<ZSTD_CDict, Free> m_writing;
    std::unique_ptr<ZSTD_DDict, Free> m_reading;
};

bool isFrame(const QByteArray& stored)
{
    constexpr char kMagic[] = "\x28\xB5\x2F\xFD";
    return stored.startsWith(QByteArrayView(kMagic, 4));
}

Error damaged(const QString& why)
{
    return {.kind = ErrorKind::Storage,
            .code = u"STORE"_s,
            .detail = u"stored JSON cannot be read: "_s + why,
            .facts = {},
            .trace = {},
            .retryAfter = {}};
}

std::unique_ptr<ZSTD_CCtx, Free> makeWriter()
{
    std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    ZSTD_CCtx_refCDict(context.get(), Dictionary::instance().forWriting());
    // A file that was damaged shows it: else a flipped bit would be another order.
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    return context;
}

} // namespace

QByteArray compressJson(const QByteArray& json)
{
    thread_local const auto context = makeWriter();
    QByteArray frame(qsizetype(ZSTD_compressBound(size_t(json.size()))), Qt::Uninitialized);
    const size_t size =
        ZSTD_compress2(context.get(), frame.data(), size_t(frame.size()), json.constData(), size_t(json.size()));
    if (ZSTD_isError(size) || size >= size_t(json.size()))
        return json;
    return QByteArray(frame.constData(), qsizetype(size));
}

Result<QByteArray> decompressJson(const QByteArray& stored)
{
    if (!isFrame(stored))
        return stored;
    const Dictionary& dictionary = Dictionary::instance();
    const unsigned id = ZSTD_getDictID_fromFrame(stored.constData(), size_t(stored.size()));
    if (id != dictionary.id())
        return damaged(u"this program has no dictionary %1"_s.arg(id));
    const unsigned long long size = ZSTD_getFrameContentSize(stored.constData(), size_t(stored.size()));
    // Which is how its errors look, too.
    if (size > kLargest)
        return damaged(u"its length is not told"_s);
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    QByteArray json(qsizetype(size), Qt::Uninitialized);
    const size_t written =
        ZSTD_decompress_usingDDict(context.get(), json.data(), size_t(json.size()), stored.constData(),
                                   size_t(stored.size()), dictionary.forReading());
    if (ZSTD_isError(written))
        return damaged(QString::fromLatin1(ZSTD_getErrorName(written)));
    return json;
}

} // namespace ch::server

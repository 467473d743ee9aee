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
constexpr unsigned kDictionary = 32768;

struct Dictionary
{
    std::unique_ptr<ZSTD_CDict, Free> forWriting;
    std::unique_ptr<ZSTD_DDict, Free> forReading;
};

Dictionary load()
{
    QFile file(u":/store/json.%1.dictionary"_s.arg(kDictionary));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    Dictionary dictionary;
    dictionary.forWriting.reset(ZSTD_createCDict(bytes.constData(), size_t(bytes.size()), ZSTD_CLEVEL_DEFAULT));
    dictionary.forReading.reset(ZSTD_createDDict(bytes.constData(), size_t(bytes.size())));
    // What would be written without it could not be read again.
    if (!dictionary.forWriting || ZSTD_getDictID_fromDDict(dictionary.forReading.get()) != kDictionary)
        qFatal("%s is not in this program", qPrintable(file.fileName()));
    return dictionary;
}

/// A constant that takes a moment to make.
const Dictionary& dictionary()
{
    static const Dictionary loaded = load();
    return loaded;
}

bool isFrame(const QByteArray& stored)
{
    constexpr char kMagic[] = "\x28\xB5\x2F\xFD";
    return stored.startsWith(QByteArrayView(kMagic, 4));
}

/// Of all that is ever stored: objects, lists, texts, true, false and null.
bool beginsAsJson(const QByteArray& stored)
{
    return stored.isEmpty() || QByteArrayView("{[\"tfn").contains(stored.front());
}

Error damaged(const QString& why)
{
    return {.kind = ErrorKind::Storage,
            .code = u"STORE"_s,
            .detail = u"stored JSON cannot be read (%1); order-service audit says whose"_s.arg(why),
            .facts = {},
            .trace = {},
            .retryAfter = {}};
}

std::unique_ptr<ZSTD_CCtx, Free> makeWriter()
{
    std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
    // With a checksum a file that was damaged shows it: else a flipped bit would be another order.
    if (!context || ZSTD_isError(ZSTD_CCtx_refCDict(context.get(), dictionary().forWriting.get())) ||
        ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1)))
        qFatal("no memory to compress with");
    return context;
}

} // namespace

QByteArray compressJson(const QByteArray& json)
{
    thread_local const auto context = makeWriter();
    QByteArray frame(qsizetype(ZSTD_compressBound(size_t(json.size()))), Qt::Uninitialized);
    const size_t size =
        ZSTD_compress2(context.get(), frame.data(), size_t(frame.size()), json.constData(), size_t(json.size()));
    if (ZSTD_isError(size) || size >= size_t(json.size()) || size_t(json.size()) > kLargest)
        return json;
    return QByteArray(frame.constData(), qsizetype(size));
}

Result<QByteArray> decompressJson(const QByteArray& stored)
{
    if (beginsAsJson(stored))
        return stored;
    if (!isFrame(stored))
        return damaged(u"it begins as nothing that is stored"_s);
    const unsigned id = ZSTD_getDictID_fromFrame(stored.constData(), size_t(stored.size()));
    if (id != kDictionary)
        return damaged(u"this program has no dictionary %1"_s.arg(id));
    const unsigned long long size = ZSTD_getFrameContentSize(stored.constData(), size_t(stored.size()));
    // Which is how its errors look, too.
    if (size > kLargest)
        return damaged(u"its length is not told"_s);
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    QByteArray json(qsizetype(size), Qt::Uninitialized);
    const size_t written =
        ZSTD_decompress_usingDDict(context.get(), json.data(), size_t(json.size()), stored.constData(),
                                   size_t(stored.size()), dictionary().forReading.get());
    if (ZSTD_isError(written))
        return damaged(QString::fromLatin1(ZSTD_getErrorName(written)));
    return json;
}

} // namespace ch::server

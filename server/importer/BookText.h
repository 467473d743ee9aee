// SPDX-License-Identifier: Apache-2.0
// The text of an order book as UTF-8, whatever the file's encoding is.
// Belongs to one thread at a time.
#pragma once

#include "server/importer/BookBytes.h"

#include <QStringDecoder>

namespace ch::server {

class BookText
{
public:
    /// `encoding`: a name that a mapping gives, or empty. A byte order mark outweighs it. Without either: UTF-16 is known
    /// by its zero bytes; a header that is no UTF-8 makes the file GB18030 (which contains GBK and GB2312), for that is
    /// what Chinese shops export; everything else is UTF-8, and rows that are not are the reader's to refuse.
    static Result<std::unique_ptr<BookText>> open(std::unique_ptr<BookBytes> bytes, const QString& encoding);

    /// The next piece, empty at the end; valid until the next call.
    Result<QByteArrayView> read();
    /// Whether the text was converted: then what could not be is U+FFFD, else bytes are as the file has them.
    bool isConverted() const { return m_decoder.has_value(); }
    /// For people: "UTF-16", "GB18030" …
    const QString& encoding() const { return m_encoding; }
    const BookBytes& bytes() const { return *m_bytes; }

private:
    explicit BookText(std::unique_ptr<BookBytes> bytes) : m_bytes(std::move(bytes)) {}
    Result<> decodeAs(const QString& encoding);

    std::unique_ptr<BookBytes> m_bytes;
    QString m_encoding;
    std::optional<QStringDecoder> m_decoder;
    QByteArray m_converted;
    QByteArray m_first;
    bool m_firstIsNew = true;
    bool m_endsLinesInCr = false;
};

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
// The bytes of an order book's file, unpacked if it is an .xz, a piece at a time.
// Belongs to one thread at a time.
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QFile>

#include <memory>
#include <vector>

namespace ch::server {

class BookBytes
{
public:
    /// An .xz is recognised by how it begins, not by its name. Errors carry a sentence.
    static Result<std::unique_ptr<BookBytes>> open(const QString& file);
    ~BookBytes();

    /// The next piece, empty at the end; valid until the next call. A damaged or truncated .xz is an error.
    Result<QByteArrayView> read();

    /// How far the file on disk was read, and how long it is (0 if that cannot be known, as with a pipe).
    qint64 position() const { return m_position; }
    qint64 size() const { return m_file.isSequential() ? 0 : m_file.size(); }

private:
    struct Unpacker;
    explicit BookBytes(const QString& file);
    Result<qint64> fill();
    Result<QByteArrayView> unpack();

    QFile m_file;
    std::vector<char> m_packed;
    std::unique_ptr<Unpacker> m_unpacker;
    qint64 m_position = 0;
    /// What the first look at the file has read already.
    qint64 m_ahead = 0;
};

} // namespace ch::server

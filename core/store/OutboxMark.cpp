// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxMark.h"

namespace ch::store {

namespace {

/// A fixed length, so that a write replaces all of what was there.
constexpr int kDigits = 20;

} // namespace

OutboxMark::OutboxMark(const QString& cacheFile) : m_file(cacheFile + u".outbox") {}

qint64 OutboxMark::read()
{
    QFile file(m_file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    bool isNumber = false;
    const qint64 newest = file.read(kDigits).trimmed().toLongLong(&isNumber);
    m_written = isNumber && newest > 0 ? newest : 0;
    return m_written;
}

void OutboxMark::raise(qint64 newest)
{
    if (newest <= m_written)
        return;
    const bool isOpen = m_file.isOpen() || m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (!isOpen || !m_file.seek(0))
        return;
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (m_file.write(QByteArray::number(newest).rightJustified(kDigits, ' ') + '\n') > 0)
        m_written = newest;
}

} // namespace ch::store

// SPDX-License-Identifier: Apache-2.0
// A request body that can be read once and never from the start again: Qt re-sends a POST by itself when a connection
// closes without an answer, unless it cannot (R24). Private to this folder.
// Belongs to the thread of its request.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

namespace ch {

class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }

protected:
    qint64 readData(char* data, qint64 maxSize) override
    {
        const qsizetype left = m_bytes.size() - m_read;
        if (left == 0)
            return -1;
        const qsizetype count = std::min<qsizetype>(left, maxSize);
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

} // namespace ch

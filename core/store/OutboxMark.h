// SPDX-License-Identifier: Apache-2.0
// How many entries were ever queued, once more outside the cache: a cache that lost the end of its log is sound and holds
// fewer, and only this tells. Belongs to the lane of the writer.
#pragma once

#include "core/base/Result.h"

#include <QFile>

namespace ch::store {

class OutboxMark
{
public:
    /// Beside the cache's file.
    explicit OutboxMark(const QString& cacheFile);

    /// The number of the newest entry that was told to be queued; 0 if nothing is known.
    qint64 read();
    /// After the COMMIT that queued it. What cannot be written down is not missed later: no alarm is false.
    void raise(qint64 newest);

private:
    QFile m_file;
    qint64 m_written = 0;
};

} // namespace ch::store

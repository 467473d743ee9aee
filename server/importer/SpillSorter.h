// SPDX-License-Identifier: Apache-2.0
// Sorts more records than fit into memory: full buffers are written to a nameless file in sorted runs, which are merged
// while they are read. A process that is killed leaves nothing behind.
// Belongs to one thread at a time.
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QTemporaryFile>

#include <memory>
#include <string>
#include <vector>

namespace ch::server {

class SpillSorter
{
public:
    struct Record
    {
        QByteArrayView key;
        qint64 sequence = 0;
        QByteArrayView payload;
    };

    /// `folder`: where the runs go. `memory`: bytes that may be held.
    SpillSorter(QString folder, size_t memory);
    ~SpillSorter();

    Result<> add(QByteArrayView key, qint64 sequence, QByteArrayView payload);
    qint64 count() const { return m_count; }

    /// Ends the adding. Then next() gives the records by the bytes of their keys, those of one key by their sequence.
    Result<> sort();
    /// Null at the end. Valid until the next call.
    Result<const Record*> next();

private:
    struct Run;
    struct Entry
    {
        /// The first bytes of the key as a number that sorts like them: most comparisons end here.
        quint64 prefix = 0;
        quint32 offset = 0;
    };
    void sortBuffer();
    Result<> spill();
    Result<bool> advance(Run& run);
    Record recordAt(size_t offset) const;

    const QString m_folder;
    const size_t m_memory;
    std::string m_buffer;
    std::vector<Entry> m_entries;
    size_t m_nextEntry = 0;
    std::unique_ptr<QTemporaryFile> m_file;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<Run*> m_heap;
    Run* m_current = nullptr;
    Record m_record;
    qint64 m_count = 0;
};

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
#include "server/importer/SpillSorter.h"

#include "server/importer/ImportRefusal.h"

#include <QDir>

#include <algorithm>
#include <cstring>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What stands before the bytes of a key and a payload.
struct Head
{
    quint32 keySize = 0;
    quint32 payloadSize = 0;
    qint64 sequence = 0;
};

constexpr qint64 kLeastPiece = 4 * 1024;
constexpr qint64 kMostPiece = 256 * 1024;

Head headAt(const char* bytes)
{
    Head head;
    std::memcpy(&head, bytes, sizeof head);
    return head;
}

quint64 prefixOf(QByteArrayView key)
{
    quint64 prefix = 0;
    for (qsizetype i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    return prefix;
}

SpillSorter::Record recordFrom(const char* bytes)
{
    const Head head = headAt(bytes);
    const char* const key = bytes + sizeof head;
    return {.key = QByteArrayView(key, qsizetype(head.keySize)),
            .sequence = head.sequence,
            .payload = QByteArrayView(key + head.keySize, qsizetype(head.payloadSize))};
}

bool isBefore(const SpillSorter::Record& a, const SpillSorter::Record& b)
{
    const int order = a.key.compare(b.key);
    return order != 0 ? order < 0 : a.sequence < b.sequence;
}

Error spoolFailed(const QTemporaryFile& file)
{
    return importRefusal(
        u"Cannot keep rows aside beside the store: %1. Make room on that disk."_s.arg(file.errorString()));
}

} // namespace

/// A sorted stretch of the file, read a piece at a time.
struct SpillSorter::Run
{
    qint64 next = 0;
    qint64 end = 0;
    qint64 pieceSize = kMostPiece;
    std::string piece;
    size_t at = 0;
    Record record;
};

SpillSorter::SpillSorter(QString folder, size_t memory) : m_folder(std::move(folder)), m_memory(memory) {}

SpillSorter::~SpillSorter() = default;

Result<> SpillSorter::add(QByteArrayView key, qint64 sequence, QByteArrayView payload)
{
    const size_t size = sizeof(Head) + static_cast<size_t>(key.size() + payload.size());
    const size_t held = m_buffer.size() + m_entries.size() * sizeof(Entry);
    if (held + size > m_memory && !m_entries.empty())
        CH_CHECK(spill());
    if (m_buffer.capacity() == 0) {
        // Grown step by step, the buffer would be there twice each time. Pages that are not used cost nothing.
        m_buffer.reserve(m_memory - m_memory / 4);
        m_entries.reserve(m_memory / 4 / sizeof(Entry));
    }
    const Head head{static_cast<quint32>(key.size()), static_cast<quint32>(payload.size()), sequence};
    m_entries.push_back({prefixOf(key), static_cast<quint32>(m_buffer.size())});
    m_buffer.append(reinterpret_cast<const char*>(&head), sizeof head);
    m_buffer.append(key.data(), static_cast<size_t>(key.size()));
    m_buffer.append(payload.data(), static_cast<size_t>(payload.size()));
    ++m_count;
    return ok();
}

SpillSorter::Record SpillSorter::recordAt(size_t offset) const
{
    return recordFrom(m_buffer.data() + offset);
}

void SpillSorter::sortBuffer()
{
    std::ranges::sort(m_entries, [this](const Entry& a, const Entry& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : isBefore(recordAt(a.offset), recordAt(b.offset));
    });
}

Result<> SpillSorter::spill()
{
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>(QDir(m_folder).filePath(u"import-XXXXXX"_s));
        if (!m_file->open())
            return spoolFailed(*m_file);
    }
    sortBuffer();
    auto run = std::make_unique<Run>();
    run->next = m_file->pos();
    for (const Entry& entry : m_entries) {
        const Head head = headAt(m_buffer.data() + entry.offset);
        const auto size = static_cast<qint64>(sizeof head) + head.keySize + head.payloadSize;
        if (m_file->write(m_buffer.data() + entry.offset, size) != size)
            return spoolFailed(*m_file);
    }
    if (!m_file->flush())
        return spoolFailed(*m_file);
    run->end = m_file->pos();
    m_runs.push_back(std::move(run));
    m_buffer.clear();
    m_entries.clear();
    return ok();
}

Result<> SpillSorter::sort()
{
    if (m_runs.empty()) {
        sortBuffer();
        return ok();
    }
    CH_CHECK(spill());
    std::string().swap(m_buffer);
    std::vector<Entry>().swap(m_entries);
    const qint64 share = static_cast<qint64>(m_memory / m_runs.size());
    for (const auto& run : m_runs) {
        run->pieceSize = std::clamp(share, kLeastPiece, kMostPiece);
        CH_TRY(const bool any, advance(*run));
        if (any)
            m_heap.push_back(run.get());
    }
    std::ranges::make_heap(m_heap, [](const Run* a, const Run* b) { return isBefore(b->record, a->record); });
    return ok();
}

Result<const SpillSorter::Record*> SpillSorter::next()
{
    if (m_runs.empty()) {
        if (m_nextEntry == m_entries.size())
            return nullptr;
        m_record = recordAt(m_entries[m_nextEntry++].offset);
        return &m_record;
    }
    const auto later = [](const Run* a, const Run* b) { return isBefore(b->record, a->record); };
    // Only now: the record that was given last pointed into this run.
    if (m_current) {
        CH_TRY(const bool any, advance(*std::exchange(m_current, nullptr)));
        if (any)
            std::ranges::push_heap(m_heap, later);
        else
            m_heap.pop_back();
    }
    if (m_heap.empty())
        return nullptr;
    // The smallest moves to the end and stays there until it has moved on.
    std::ranges::pop_heap(m_heap, later);
    m_current = m_heap.back();
    return &m_current->record;
}

/// Goes to the run's next record; false at its end.
Result<bool> SpillSorter::advance(Run& run)
{
    const auto has = [&run](size_t bytes) { return run.piece.size() - run.at >= bytes; };
    const auto refill = [&](size_t needed) -> Result<> {
        run.piece.erase(0, run.at);
        run.at = 0;
        while (run.piece.size() < needed && run.next < run.end) {
            const qint64 wanted = std::min(std::max(run.pieceSize, static_cast<qint64>(needed)), run.end - run.next);
            const size_t old = run.piece.size();
            run.piece.resize(old + static_cast<size_t>(wanted));
            if (!m_file->seek(run.next) || m_file->read(run.piece.data() + old, wanted) != wanted)
                return spoolFailed(*m_file);
            run.next += wanted;
        }
        return ok();
    };
    if (!run.record.key.isNull())
        run.at += sizeof(Head) + static_cast<size_t>(run.record.key.size() + run.record.payload.size());
    if (!has(sizeof(Head)))
        CH_CHECK(refill(sizeof(Head)));
    if (!has(sizeof(Head)))
        return false;
    const Head head = headAt(run.piece.data() + run.at);
    const size_t size = sizeof head + head.keySize + head.payloadSize;
    if (!has(size))
        CH_CHECK(refill(size));
    run.record = recordFrom(run.piece.data() + run.at);
    return true;
}

} // namespace ch::server

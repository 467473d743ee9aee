// SPDX-License-Identifier: Apache-2.0
#include "server/importer/RejectLog.h"

#include "core/base/Money.h"
#include "server/importer/ImportRefusal.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kMemory = 2 * 1024 * 1024;

Error cannotWrite(const QSaveFile& file)
{
    return importRefusal(
        u"Cannot write '%1': %2. Choose another place for --rejects."_s.arg(file.fileName(), file.errorString()));
}

bool looksLikeFormula(QByteArrayView text)
{
    constexpr QByteArrayView kStarts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "'",
                                          // Their full-width forms, which some programs read the same way.
                                          "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    return std::ranges::any_of(kStarts, [&](QByteArrayView start) { return text.startsWith(start); });
}

/// Sorts as the number does.
QByteArray lineKey(qint64 line)
{
    QByteArray key(8, '\0');
    for (qsizetype i = 7; i >= 0; --i, line >>= 8)
        key[i] = static_cast<char>(line & 0xFF);
    return key;
}

} // namespace

QByteArray safeCell(QByteArrayView text)
{
    QByteArray cell = text.isValidUtf8() ? text.toByteArray() : QString::fromUtf8(text).toUtf8();
    if (looksLikeFormula(cell) && !Decimal::fromText(cell))
        cell.prepend('\'');
    const bool needsQuotes = std::ranges::any_of(
        cell, [](char c) { return c == '"' || c == ',' || c == ';' || c == '\t' || c == '\r' || c == '\n'; });
    return needsQuotes ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

RejectLog::RejectLog(const QString& file, const QString& folder) : m_rows(folder, kMemory)
{
    if (!file.isEmpty())
        m_file = std::make_unique<QSaveFile>(file);
}

Result<> RejectLog::open()
{
    if (m_file && !m_file->open(QIODevice::WriteOnly))
        return cannotWrite(*m_file);
    return ok();
}

QByteArrayView RejectLog::cells(std::span<const QByteArrayView> fields)
{
    m_spool.clear();
    if (m_file) {
        for (const QByteArrayView field : fields)
            m_spool.text(field);
    }
    return m_spool.bytes();
}

Result<> RejectLog::add(RejectReason reason, qint64 line, std::span<const QByteArrayView> fields)
{
    return addKept(reason, line, cells(fields));
}

Result<> RejectLog::addKept(RejectReason reason, qint64 line, QByteArrayView cells)
{
    ++m_counts[static_cast<size_t>(reason)];
    if (!m_file)
        return ok();
    SpoolWriter row;
    row.text(kRejectReasonNames[static_cast<size_t>(reason)]);
    row.text(cells);
    return m_rows.add(lineKey(line), line, row.bytes());
}

Result<> RejectLog::write(std::span<const QByteArray> header)
{
    if (!m_file)
        return ok();
    QByteArray line = "row,reason";
    for (const QByteArray& name : header)
        line += ',' + safeCell(name);
    CH_CHECK(writeLine(line));
    CH_CHECK(m_rows.sort());
    while (true) {
        CH_TRY(const SpillSorter::Record* record, m_rows.next());
        if (!record)
            break;
        SpoolReader row(record->payload);
        line = QByteArray::number(record->sequence) + ',' + row.text();
        SpoolReader cells(row.text());
        while (!cells.atEnd())
            line += ',' + safeCell(cells.text());
        CH_CHECK(writeLine(line));
    }
    if (!m_file->commit())
        return cannotWrite(*m_file);
    return ok();
}

Result<> RejectLog::writeLine(const QByteArray& line)
{
    if (m_file->write(line + '\n') < 0)
        return cannotWrite(*m_file);
    return ok();
}

} // namespace ch::server

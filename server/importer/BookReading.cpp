// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookReading.h"

#include "server/importer/ImportRefusal.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kSortMemory = 24 * 1024 * 1024;
constexpr qint64 kRowsPerProgress = 4096;

} // namespace

BookReading::BookReading(const ImportOptions& options, const BookMapping& mapping, RejectLog& rejects)
    : m_options(options)
    , m_mapping(mapping)
    , m_rejects(rejects)
    , m_rows(options.spoolFolder, kSortMemory)
{}

Result<> BookReading::read()
{
    CH_TRY(auto bytes, BookBytes::open(m_options.file));
    CH_TRY(const auto text, BookText::open(std::move(bytes), m_mapping.encoding));
    CsvReader csv(*text, m_mapping.delimiter);
    CH_TRY(const CsvRow* header, csv.next());
    if (!header)
        return importRefusal(u"'%1' is empty: its first line should name the columns."_s.arg(m_options.file));
    if (!header->isWhole)
        return importRefusal(
            u"'%1' does not begin with a line of column names: is it a CSV file?"_s.arg(m_options.file));
    CH_TRY(RowJudge judge, RowJudge::create(m_mapping, *header, text->isConverted()));
    for (const QByteArrayView name : header->fields)
        m_header.push_back(trimmed(name).toByteArray());
    while (true) {
        CH_TRY(const CsvRow* row, csv.next());
        if (!row)
            break;
        ++m_count;
        CH_CHECK(take(judge, *row));
        if (m_count % kRowsPerProgress != 0)
            continue;
        if (m_options.isStopped && m_options.isStopped())
            return importInterrupted();
        if (m_options.onProgress) {
            const qint64 size = text->bytes().size();
            const double share = size > 0 ? double(text->bytes().position()) / double(size) : -1;
            m_options.onProgress({.phase = ImportProgress::Phase::Reading, .rows = m_count, .share = share});
        }
    }
    return m_rows.sort();
}

Result<> BookReading::take(RowJudge& judge, const CsvRow& csv)
{
    Verdict verdict = judge.judge(csv);
    if (const auto* reason = std::get_if<RejectReason>(&verdict))
        return m_rejects.add(*reason, csv.line, csv.fields);
    BookRow& row = std::get<BookRow>(verdict);
    row.cells = m_rejects.cells(csv.fields);
    m_spool.clear();
    writeRow(m_spool, row);
    writeGroupKey(row, m_key);
    return m_rows.add(m_key, row.line, m_spool.bytes());
}

} // namespace ch::server

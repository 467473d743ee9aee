// SPDX-License-Identifier: Apache-2.0
#include "server/importer/CsvReader.h"

#include <algorithm>
#include <cstring>

namespace ch::server {

namespace {

// The state of libcsv's parser between two rows. It is fed line by line, so that it is known where each row began.
constexpr int kBetweenRows = 0;
// Stands for "no quotes": a byte that is in no UTF-8 text.
constexpr unsigned char kNoQuote = 0xFF;

int endsRow(unsigned char c)
{
    return c == '\n';
}

int isPadding(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

} // namespace

CsvReader::CsvReader(BookText& text, char delimiter) : m_text(text), m_delimiter(delimiter)
{
    prepare(true);
}

CsvReader::~CsvReader()
{
    csv_free(&m_parser);
}

void CsvReader::prepare(bool withQuotes)
{
    csv_free(&m_parser);
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, static_cast<unsigned char>(m_delimiter));
    csv_set_term_func(&m_parser, endsRow);
    csv_set_space_func(&m_parser, isPadding);
    if (!withQuotes)
        csv_set_quote(&m_parser, kNoQuote);
}

Result<const CsvRow*> CsvReader::next()
{
    std::deque<std::string> open;
    qsizetype openBytes = 0;
    m_bytes.clear();
    m_ends.clear();
    m_rowEnded = false;
    while (true) {
        CH_TRY(const auto line, nextLine());
        if (!line && open.empty())
            return nullptr;
        if (line && line->isTooLong && open.empty())
            return giveUpOn(line->text, m_lineNo);
        if (line) {
            feed(line->text);
            if (m_rowEnded)
                return takeRow(m_lineNo - qint64(open.size()), true);
            if (m_parser.pstate == kBetweenRows)
                continue;
            open.emplace_back(line->text.data(), size_t(line->text.size()));
            openBytes += line->text.size();
            if (qsizetype(open.size()) < kMostLines && openBytes < kMostBytes && !line->isTooLong)
                continue;
        }
        const std::string lost = std::move(open.front());
        open.pop_front();
        m_lineNo -= qint64(open.size());
        m_again.insert(m_again.begin(), std::make_move_iterator(open.begin()), std::make_move_iterator(open.end()));
        return giveUpOn(lost, m_lineNo);
    }
}

Result<std::optional<CsvReader::Line>> CsvReader::nextLine()
{
    if (m_again.empty())
        return readLine();
    m_readAgain = std::move(m_again.front());
    m_again.pop_front();
    ++m_lineNo;
    return std::optional(
        Line{.text = m_readAgain, .isTooLong = static_cast<qsizetype>(m_readAgain.size()) >= kMostBytes});
}

Result<std::optional<CsvReader::Line>> CsvReader::readLine()
{
    m_partial.clear();
    while (true) {
        if (m_piece.isEmpty()) {
            CH_TRY(m_piece, m_text.read());
            if (m_piece.isEmpty() && m_partial.empty())
                return std::optional<Line>();
        }
        // An empty piece may have no address, which memchr() must not be given.
        const void* const end =
            m_piece.isEmpty() ? nullptr : std::memchr(m_piece.data(), '\n', static_cast<size_t>(m_piece.size()));
        const bool ends = end != nullptr || m_piece.isEmpty();
        const qsizetype length = end ? static_cast<const char*>(end) - m_piece.data() + 1 : m_piece.size();
        const QByteArrayView part = m_piece.first(length);
        m_piece = m_piece.sliced(length);
        if (ends)
            ++m_lineNo;
        if (ends && m_partial.empty() && length < kMostBytes)
            return std::optional(Line{.text = part});
        // Of a line that is far too long only the beginning is kept, to be shown among the refused rows.
        const qsizetype room = kMostBytes - static_cast<qsizetype>(m_partial.size());
        m_partial.append(part.data(), static_cast<size_t>(std::min(room, part.size())));
        if (ends)
            return std::optional(
                Line{.text = m_partial, .isTooLong = static_cast<qsizetype>(m_partial.size()) >= kMostBytes});
    }
}

void CsvReader::feed(QByteArrayView line)
{
    const auto onField = [](void* bytes, size_t size, void* self) {
        CsvReader& reader = *static_cast<CsvReader*>(self);
        reader.m_bytes.append(static_cast<const char*>(bytes), size);
        reader.m_ends.push_back(reader.m_bytes.size());
    };
    const auto onRow = [](int, void* self) { static_cast<CsvReader*>(self)->m_rowEnded = true; };
    csv_parse(&m_parser, line.data(), static_cast<size_t>(line.size()), onField, onRow, this);
    // The last line of a file need not end like the others.
    if (!line.endsWith('\n'))
        csv_parse(&m_parser, "\n", 1, onField, onRow, this);
}

const CsvRow* CsvReader::takeRow(qint64 line, bool isWhole)
{
    m_row.line = line;
    m_row.isWhole = isWhole;
    m_row.fields.clear();
    size_t begin = 0;
    for (const size_t end : m_ends) {
        m_row.fields.emplace_back(m_bytes.data() + begin, static_cast<qsizetype>(end - begin));
        begin = end;
    }
    return &m_row;
}

const CsvRow* CsvReader::giveUpOn(QByteArrayView line, qint64 number)
{
    m_bytes.clear();
    m_ends.clear();
    prepare(false);
    feed(line);
    prepare(true);
    return takeRow(number, false);
}

} // namespace ch::server

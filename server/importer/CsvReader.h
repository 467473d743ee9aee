// SPDX-License-Identifier: Apache-2.0
// The rows of a CSV text as a stream, each with the line of the file where it begins.
// Belongs to one thread at a time.
#pragma once

#include "server/importer/BookText.h"

#include <csv.h>

#include <deque>
#include <span>
#include <string>
#include <vector>

namespace ch::server {

struct CsvRow
{
    /// 1 is the first line of the file.
    qint64 line = 0;
    /// Without quotes; spaces around unquoted fields are gone. Valid until the next row is read.
    std::vector<QByteArrayView> fields;
    /// False if its fields cannot be told apart: a quote that is never closed, or a line that is no text at all.
    bool isWhole = true;
};

class CsvReader
{
public:
    CsvReader(BookText& text, char delimiter);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// The next row that is not blank, or null at the end.
    Result<const CsvRow*> next();

    /// A row may span this many lines and bytes. What goes on for longer is a quote that somebody forgot to close: then
    /// only the line where it stands is lost, and reading goes on with the next.
    static constexpr qsizetype kMostLines = 100;
    static constexpr qsizetype kMostBytes = 64 * 1024;

private:
    struct Line
    {
        QByteArrayView text;
        bool isTooLong = false;
    };
    Result<std::optional<Line>> nextLine();
    Result<std::optional<Line>> readLine();
    void prepare(bool withQuotes);
    void feed(QByteArrayView line);
    const CsvRow* takeRow(qint64 line, bool isWhole);
    const CsvRow* giveUpOn(QByteArrayView line, qint64 number);

    BookText& m_text;
    const char m_delimiter;
    csv_parser m_parser{};

    /// What is left of the piece of text that was read last.
    QByteArrayView m_piece;
    /// A line that began in an earlier piece.
    std::string m_partial;
    /// Lines that were read too far because of an open quote, to be read again.
    std::deque<std::string> m_again;
    std::string m_readAgain;
    qint64 m_lineNo = 0;

    std::string m_bytes;
    std::vector<size_t> m_ends;
    bool m_rowEnded = false;
    CsvRow m_row;
};

} // namespace ch::server

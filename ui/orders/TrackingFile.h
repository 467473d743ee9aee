// SPDX-License-Identifier: Apache-2.0
// A carrier's list of tracking numbers, as it comes: separator, encoding and columns found out, spreadsheet damage seen.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace ch::ui {

/// Larger files are refused: no carrier's day is larger.
inline constexpr qsizetype kMostTrackingBytes = 8 * 1024 * 1024;
inline constexpr size_t kMostTrackingRows = 10'000;

struct TrackingCells
{
    /// 1 is the first line of the text that is not blank.
    int row = 0;
    QStringList cells;
};

struct TrackingTable
{
    QChar separator = u',';
    /// Empty if the first row already is one of data.
    QStringList header;
    std::vector<TrackingCells> rows;
    /// The longest row.
    int columns = 0;
    /// There were more rows than are read.
    bool isCut = false;
};

/// Which column holds what; -1: none.
struct TrackingColumns
{
    int orderNo = -1;
    int trackingNo = -1;
    int carrier = -1;

    bool isComplete() const { return orderNo >= 0 && trackingNo >= 0 && orderNo != trackingNo; }
    friend bool operator==(const TrackingColumns&, const TrackingColumns&) = default;
};

/// Of a file: UTF-8 or UTF-16 with or without a mark, else GB18030 where the text fits it, else Windows' Latin.
QString decodeTrackingFile(const QByteArray& bytes);
TrackingTable readTrackingTable(const QString& text);
/// By the names in the header, English or Chinese; without a header by what the cells look like.
TrackingColumns guessTrackingColumns(const TrackingTable& table);

struct TrackingRow
{
    int row = 0;
    QString orderNo;
    QString trackingNo;
    QString carrier;
    /// A spreadsheet made a rounded number of it ("1.23457E+15"): the real one cannot be known.
    bool isDamaged = false;
};
std::vector<TrackingRow> trackingRows(const TrackingTable& table, const TrackingColumns& columns);

} // namespace ch::ui

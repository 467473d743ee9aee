// SPDX-License-Identifier: Apache-2.0
// Inflates a gzip body piece by piece under a hard limit: a megabyte that came may hold a gigabyte.
// One inflater belongs to one thread at a time. Memory: the output, and about 50 KB.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace ch {

class GzipInflater
{
public:
    enum class State {
        /// More must come.
        Open,
        /// The end of the gzip stream was seen, and its checksum was right.
        Whole,
        /// No gzip, a wrong checksum, or bytes behind the end.
        Broken,
        /// The output would grow beyond the limit.
        TooLarge,
    };

    /// `limit`: the most bytes of output.
    explicit GzipInflater(qsizetype limit);
    ~GzipInflater();

    /// Appends to `output` what the piece holds. Nothing is done any more in a state other than Open and Whole.
    State feed(QByteArrayView piece, QByteArray& output);
    State state() const { return m_state; }

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
    qsizetype m_limit;
    State m_state = State::Open;
};

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "core/api/GzipInflater.h"

#include <zlib.h>

#include <algorithm>

namespace ch {

namespace {

constexpr qsizetype kStepBytes = 64 * 1024;
// The largest window, and 16 for "a gzip header must be there" (zlib.h, inflateInit2).
constexpr int kGzipWindow = 15 + 16;

} // namespace

struct GzipInflater::Stream
{
    Stream() { isReady = inflateInit2(&zlib, kGzipWindow) == Z_OK; }
    ~Stream() { inflateEnd(&zlib); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream zlib{};
    bool isReady = false;
};

GzipInflater::GzipInflater(qsizetype limit) : m_stream(std::make_unique<Stream>()), m_limit(limit)
{
    if (!m_stream->isReady)
        m_state = State::Broken;
}

GzipInflater::~GzipInflater() = default;

GzipInflater::State GzipInflater::feed(QByteArrayView piece, QByteArray& output)
{
    if (piece.isEmpty() || m_state == State::Broken || m_state == State::TooLarge)
        return m_state;
    if (m_state == State::Whole)
        return m_state = State::Broken;
    z_stream& zlib = m_stream->zlib;
    // zlib does not write to its input; its type is from before const.
    zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    zlib.avail_in = static_cast<uInt>(piece.size());
    for (;;) {
        // One byte beyond the limit tells that there is more.
        const qsizetype room = std::min(kStepBytes, m_limit + 1 - output.size());
        const qsizetype before = output.size();
        output.resize(before + room);
        zlib.next_out = reinterpret_cast<Bytef*>(output.data() + before);
        zlib.avail_out = static_cast<uInt>(room);
        const int result = inflate(&zlib, Z_NO_FLUSH);
        output.resize(output.size() - static_cast<qsizetype>(zlib.avail_out));
        if (output.size() > m_limit)
            return m_state = State::TooLarge;
        if (result == Z_STREAM_END)
            return m_state = zlib.avail_in == 0 ? State::Whole : State::Broken;
        if (result != Z_OK && result != Z_BUF_ERROR)
            return m_state = State::Broken;
        if (zlib.avail_out != 0)
            return m_state;
    }
}

} // namespace ch

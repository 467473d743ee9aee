// SPDX-License-Identifier: Apache-2.0
// Writes strings through RapidJSON, most of them as one copy; private to this folder.
// Pure functions; safe on any thread.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace ch::wire {

using BufferWriter = rapidjson::Writer<rapidjson::StringBuffer>;

/// Whether UTF-8 can stand between quotes as it is: no control character, quote or backslash in it.
inline bool isPlain(std::string_view text)
{
    // Eight bytes at a time: the high bit of a byte of the sum below is set if that byte is one to escape. A borrow can
    // only set bits above a byte that is one itself, and bytes of 0x80 and more are let out by the last mask.
    constexpr uint64_t kOnes = 0x0101010101010101;
    constexpr uint64_t kHighs = 0x8080808080808080;
    const auto zeroes = [](uint64_t word) { return (word - kOnes) & ~word; };
    size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const uint64_t control = (word - kOnes * 0x20) & ~word;
        if ((control | zeroes(word ^ kOnes * '"') | zeroes(word ^ kOnes * '\\')) & kHighs)
            return false;
    }
    for (; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x20 || c == '"' || c == '\\')
            return false;
    }
    return true;
}

/// A name or text that isPlain(). RapidJSON goes byte by byte, so it only writes what comes before the value.
inline void writePlain(BufferWriter& writer, rapidjson::StringBuffer& buffer, std::string_view text)
{
    writer.RawValue("", 0, rapidjson::kStringType);
    char* const to = buffer.Push(text.size() + 2);
    to[0] = '"';
    if (!text.empty())
        std::memcpy(to + 1, text.data(), text.size());
    to[text.size() + 1] = '"';
}

/// A name or text of valid UTF-8.
inline void writeString(BufferWriter& writer, rapidjson::StringBuffer& buffer, std::string_view text)
{
    if (isPlain(text))
        writePlain(writer, buffer, text);
    else
        writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

} // namespace ch::wire

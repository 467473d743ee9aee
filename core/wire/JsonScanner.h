// SPDX-License-Identifier: Apache-2.0
// Finds where the values of a JSON text begin and end, private to this folder. It checks brackets, strings and the commas
// and colons that it meets on its way, not what is inside the values that it skips: their decoding does.
// One scanner belongs to one thread at a time.
#pragma once

#include <QByteArrayView>

#include <array>
#include <cstring>
#include <optional>

namespace ch::wire {

class JsonScanner
{
public:
    explicit JsonScanner(QByteArrayView json) : m_at(json.data()), m_end(m_at + json.size()) {}

    /// Steps over blanks and then the character; false if there is another one.
    bool take(char character)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != character)
            return false;
        ++m_at;
        return true;
    }
    /// Whether nothing but blanks is left.
    bool isAtEnd()
    {
        skipBlanks();
        return m_at == m_end;
    }

    /// Steps over one value and returns its text; nothing if it never ends or its brackets do not match.
    std::optional<QByteArrayView> value()
    {
        skipBlanks();
        const char* const start = m_at;
        if (m_at == m_end)
            return std::nullopt;
        const bool isWhole = *m_at == '"' ? skipString() : *m_at == '{' || *m_at == '[' ? skipNested() : skipScalar();
        return isWhole ? std::optional(QByteArrayView(start, m_at - start)) : std::nullopt;
    }

    /// Steps over the members of an object. `member(name, scanner)` gets the name's text, quotes included, and must step over
    /// the value; false stops.
    template <class Fn> bool members(Fn member)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            skipBlanks();
            const char* const start = m_at;
            if (m_at == m_end || *m_at != '"' || !skipString())
                return false;
            const QByteArrayView name(start, m_at - start);
            if (!take(':') || !member(name, *this))
                return false;
        } while (take(','));
        return take('}');
    }
    /// Steps over the elements of an array. `element(scanner)` must step over the element; false stops.
    template <class Fn> bool elements(Fn element)
    {
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        do {
            if (!element(*this))
                return false;
        } while (take(','));
        return take(']');
    }

    /// Where it is, to come back to.
    using Place = const char*;
    Place place() const { return m_at; }
    void goBack(Place place) { m_at = place; }

private:
    /// Deeper texts are refused: nobody decodes more than 32 levels.
    static constexpr int kMaxDepth = 64;

    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool skipString()
    {
        for (++m_at; m_at != m_end; ++m_at) {
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' && ++m_at == m_end)
                return false;
        }
        return false;
    }

    bool skipScalar()
    {
        const char* const start = m_at;
        while (m_at != m_end && std::strchr(" \n\r\t,:]}[{\"", *m_at) == nullptr)
            ++m_at;
        return m_at != start;
    }

    bool skipNested()
    {
        // Only what was pushed is read; clearing it for every nested value would cost more than the scan.
        std::array<char, kMaxDepth> closers; // NOLINT(cppcoreguidelines-pro-type-member-init)
        int depth = 0;
        while (m_at != m_end) {
            switch (*m_at) {
            case '"':
                if (!skipString())
                    return false;
                continue;
            case '{':
            case '[':
                if (depth == kMaxDepth)
                    return false;
                closers[static_cast<size_t>(depth++)] = *m_at == '{' ? '}' : ']';
                break;
            case '}':
            case ']':
                if (closers[static_cast<size_t>(--depth)] != *m_at)
                    return false;
                if (depth == 0) {
                    ++m_at;
                    return true;
                }
                break;
            default:
                break;
            }
            ++m_at;
        }
        return false;
    }

    const char* m_at;
    const char* m_end;
};

} // namespace ch::wire

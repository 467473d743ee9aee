// SPDX-License-Identifier: Apache-2.0
// The bytes received but not yet parsed: contiguous, small while a connection is idle, larger while a body comes in.
// One thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace ch::server {

class InputBuffer
{
public:
    std::string_view bytes() const { return {m_data.get() + m_begin, m_end - m_begin}; }
    std::size_t size() const { return m_end - m_begin; }
    bool isEmpty() const { return m_begin == m_end; }

    void consume(std::size_t count)
    {
        m_begin += count;
        if (m_begin == m_end)
            m_begin = m_end = 0;
    }

    /// Makes the whole capacity at least `capacity` and returns where the next bytes go; room() says how many.
    char* prepare(std::size_t capacity)
    {
        if (capacity > m_capacity) {
            std::unique_ptr<char[]> larger(new char[capacity]);
            if (!isEmpty())
                std::memcpy(larger.get(), m_data.get() + m_begin, size());
            m_data = std::move(larger);
            m_capacity = capacity;
            m_end -= m_begin;
            m_begin = 0;
        } else if (m_begin > 0) {
            std::memmove(m_data.get(), m_data.get() + m_begin, size());
            m_end -= m_begin;
            m_begin = 0;
        }
        return m_data.get() + m_end;
    }
    std::size_t room() const { return m_capacity - m_end; }
    void commit(std::size_t count) { m_end += count; }

    /// Gives memory beyond `capacity` back, if nothing is stored.
    void shrink(std::size_t capacity)
    {
        if (isEmpty() && m_capacity > capacity) {
            m_data.reset();
            m_capacity = 0;
        }
    }

private:
    std::unique_ptr<char[]> m_data;
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
// A value or an Error; what every call returns that can fail in an expected way.
// A plain value; safe on any thread.
#pragma once

#include "core/base/Error.h"

#include <QtGlobal>

#include <utility>
#include <variant>

namespace ch {

/// Reading the value of a failed Result, or the error of a good one, is a bug and throws std::bad_variant_access.
template <class T = std::monostate> class [[nodiscard]] Result
{
public:
    using Value = T;

    Result() requires std::is_same_v<T, std::monostate> : m_state(std::monostate{}) {}
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return m_state.index() == 0; }

    T& operator*() & { return std::get<0>(m_state); }
    const T& operator*() const& { return std::get<0>(m_state); }
    T&& operator*() && { return std::get<0>(std::move(m_state)); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }

    const Error& error() const& { return std::get<1>(m_state); }
    Error&& error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

/// The good Result of a call that answers with nothing.
inline Result<> ok()
{
    return {};
}

} // namespace ch

/// Leaves the calling function with the error of a failed expression; for expressions whose value is not needed.
#define CH_CHECK(expression)                                                                                           \
    do {                                                                                                               \
        if (auto chResult_ = (expression); !chResult_)                                                                 \
            return std::move(chResult_).error();                                                                       \
    } while (false)

#define CH_JOIN_INNER(a, b) a##b
#define CH_JOIN(a, b) CH_JOIN_INNER(a, b)
/// `CH_TRY(auto order, loadOrder(id));` declares order from the good value, or leaves the function with the error.
#define CH_TRY(declaration, expression)                                                                                \
    auto CH_JOIN(chTry_, __LINE__) = (expression);                                                                     \
    if (!CH_JOIN(chTry_, __LINE__))                                                                                    \
        return std::move(CH_JOIN(chTry_, __LINE__)).error();                                                           \
    declaration = *std::move(CH_JOIN(chTry_, __LINE__))

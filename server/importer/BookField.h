// SPDX-License-Identifier: Apache-2.0
// What a column of an order book can be about; the names are those of mapping files (docs/importing.md).
// Constant data; safe on any thread.
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>

namespace ch::server {

/// Texts first: they travel as they are, the others are read into values.
enum class BookField : std::size_t {
    OrderNo,
    Sku,
    Title,
    CustomerId,
    CustomerName,
    CustomerEmail,
    CustomerPhone,
    ShipName,
    Line1,
    Line2,
    City,
    Region,
    Postcode,
    Country,
    Phone,
    Status,
    CreatedAt,
    PaidAt,
    Quantity,
    UnitPrice,
    Total,
    Discount,
    Shipping,
    Refunded,
};

inline constexpr std::size_t kTextFields = static_cast<std::size_t>(BookField::Status);
inline constexpr std::size_t kBookFields = static_cast<std::size_t>(BookField::Refunded) + 1;

inline constexpr std::array<QLatin1StringView, kBookFields> kBookFieldNames = {
    QLatin1StringView("order_no"),       QLatin1StringView("sku"),           QLatin1StringView("title"),
    QLatin1StringView("customer_id"),    QLatin1StringView("customer_name"), QLatin1StringView("customer_email"),
    QLatin1StringView("customer_phone"), QLatin1StringView("ship_name"),     QLatin1StringView("line1"),
    QLatin1StringView("line2"),          QLatin1StringView("city"),          QLatin1StringView("region"),
    QLatin1StringView("postcode"),       QLatin1StringView("country"),       QLatin1StringView("phone"),
    QLatin1StringView("status"),         QLatin1StringView("created_at"),    QLatin1StringView("paid_at"),
    QLatin1StringView("quantity"),       QLatin1StringView("unit_price"),    QLatin1StringView("total"),
    QLatin1StringView("discount"),       QLatin1StringView("shipping"),      QLatin1StringView("refunded"),
};

constexpr std::size_t indexOf(BookField field)
{
    return static_cast<std::size_t>(field);
}

/// One value for each field.
template <class T> using PerField = std::array<T, kBookFields>;

} // namespace ch::server

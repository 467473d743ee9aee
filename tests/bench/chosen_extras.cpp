// SPDX-License-Identifier: Apache-2.0
// Takes the place of server/store/Extras.cpp in the program that shows what an order costs: ORDER_EXTRAS names what it keeps
// beside the order ("idempotency,ledger,timeline,feed"), without which it keeps nothing.
#include "server/store/Extras.h"

#include <QByteArrayList>

#include <array>

namespace ch::server {

namespace {

struct Chosen
{
    std::array<bool, 4> isKept{};

    Chosen()
    {
        constexpr std::array kNames{"idempotency", "ledger", "timeline", "feed"};
        const QByteArrayList names = qgetenv("ORDER_EXTRAS").split(',');
        for (size_t i = 0; i < kNames.size(); ++i)
            isKept.at(i) = names.contains(kNames.at(i));
    }
};

} // namespace

bool keeps(Extra extra)
{
    static const Chosen chosen;
    return chosen.isKept.at(size_t(extra));
}

} // namespace ch::server

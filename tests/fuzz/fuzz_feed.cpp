// SPDX-License-Identifier: Apache-2.0
// Fuzzes a page of the change feed on its way into the cache: the page, its records, the rows made of them.
// libFuzzer's thread.
#include "core/store/DecodedPage.h"
#include "core/wire/FeedJson.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto page = ch::readFeedPage(QByteArrayView(data, qsizetype(size)));
    if (!page)
        return 0;
    const std::size_t items = page->records.size() + page->bad.size();
    const ch::store::DecodedPage decoded = ch::store::decode(*std::move(page));
    // Every item goes somewhere: none is dropped silently (R17).
    if (decoded.orders.size() + decoded.products.size() + decoded.refunds.size() + decoded.others.size() +
            decoded.deletions.size() + decoded.bad.size() !=
        items)
        std::abort();
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "core/store/DecodedPage.h"

#include "core/store/StoredBody.h"
#include "core/wire/CatalogueJson.h"

#include <QCryptographicHash>

namespace ch::store {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What stands for the id of a record that has none.
QString nameless(const QByteArray& body)
{
    return QString(u'#' + QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex()));
}

QString problemOf(const Error& error)
{
    return error.facts.isEmpty() ? QString(error.code) : QString(error.code + u' ' + QString::fromUtf8(error.facts));
}

} // namespace

DecodedPage decode(FeedPage page)
{
    DecodedPage decoded;
    decoded.cursor = page.cursor;
    decoded.hasMore = page.hasMore;
    decoded.bad = std::move(page.bad);
    for (BadFeedRecord& bad : decoded.bad) {
        // Several of them must not become one; the same one again must not become two.
        if (bad.record.id.isEmpty())
            bad.record.id = nameless(bad.record.body);
    }
    decoded.orders.reserve(page.records.size());
    const auto keep = [&](auto& rows, auto result, FeedRecord& record) {
        if (result)
            rows.push_back(*std::move(result));
        else
            decoded.bad.push_back({std::move(record), problemOf(result.error())});
    };
    for (FeedRecord& record : page.records) {
        if (record.deleted) {
            decoded.deletions.push_back(std::move(record));
        } else if (record.entity == u"order") {
            auto row = orderRowOf(record);
            if (row && row->id.toString() != record.id)
                row = Error{.kind = ErrorKind::Protocol, .code = u"WRONG_ID"_s};
            keep(decoded.orders, std::move(row), record);
        } else if (record.entity == u"product") {
            auto product = storedBody(record.body, readProduct);
            if (!product) {
                keep(decoded.products, Result<ProductRow>(product.error()), record);
                continue;
            }
            product->revision = record.revision;
            decoded.products.push_back({*std::move(product), std::move(record.body)});
        } else if (record.entity == u"refund") {
            auto refund = storedBody(record.body, readRefund);
            if (!refund) {
                keep(decoded.refunds, Result<RefundRow>(refund.error()), record);
                continue;
            }
            refund->revision = record.revision;
            decoded.refunds.push_back({*std::move(refund), std::move(record.body)});
        } else {
            decoded.others.push_back(std::move(record));
        }
    }
    return decoded;
}

} // namespace ch::store

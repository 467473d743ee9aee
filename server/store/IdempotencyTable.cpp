// SPDX-License-Identifier: Apache-2.0
#include "server/store/IdempotencyTable.h"

#include "core/domain/Reason.h"
#include "server/store/StoredJson.h"

#include <sodium.h>

namespace ch::server {

Result<std::optional<RememberedAnswer>> findAnswer(sql::Connection& db, const KeyedRequest& request)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT route, body_hash, status, data FROM idempotency WHERE user_id = ? AND key = ?",
                    request.user.value(), request.key.toString()));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<RememberedAnswer>();
    }
    if (rows.text(0) != request.route || rows.bytes(1) != request.bodyHash)
        return refusal(Reason::KeyReused);
    return std::optional(RememberedAnswer{.code = int(rows.integer(2)), .data = rows.bytes(3)});
}

Result<> rememberAnswer(WriteContext& context, const KeyedRequest& request, const RememberedAnswer& answer)
{
    CH_CHECK(context.db.runLater("INSERT INTO idempotency (user_id, key, route, body_hash, status, data, created_at) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 request.user.value(), request.key.toString(), request.route, request.bodyHash,
                                 answer.code, storedJson(context.db.engine(), answer.data), context.now));
    return ok();
}

Result<qint64> forgetAnswers(WriteContext& context, UtcTime before)
{
    return context.db.run("DELETE FROM idempotency WHERE created_at < ?", before);
}

QByteArray bodyHash(QByteArrayView body)
{
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                       reinterpret_cast<const unsigned char*>(body.data()),
                       static_cast<unsigned long long>(body.size()));
    return hash;
}

} // namespace ch::server

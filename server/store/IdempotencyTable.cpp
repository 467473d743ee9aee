// SPDX-License-Identifier: Apache-2.0
#include "server/store/IdempotencyTable.h"

#include "core/domain/Reason.h"
#include "server/store/StoredJson.h"

#include <sodium.h>

#include <algorithm>
#include <string>
#include <unordered_map>

namespace ch::server {

namespace {

/// A key's row.
struct StoredAnswer
{
    QString route;
    QByteArray bodyHash;
    RememberedAnswer answer;
};

Result<StoredAnswer> storedAnswer(const sql::Rows& rows)
{
    CH_TRY(QByteArray data, readJson(rows, 5));
    return StoredAnswer{.route = rows.text(2),
                        .bodyHash = rows.bytes(3),
                        .answer = {.code = int(rows.integer(4)), .data = std::move(data)}};
}

Result<std::optional<RememberedAnswer>> answerTo(const KeyedRequest& request, const std::optional<StoredAnswer>& stored)
{
    if (!stored)
        return std::optional<RememberedAnswer>();
    if (stored->route != request.route || stored->bodyHash != request.bodyHash)
        return refusal(Reason::KeyReused);
    return std::optional(stored->answer);
}

Result<std::optional<StoredAnswer>> selectAnswer(sql::Connection& db, const KeyedRequest& request)
{
    CH_TRY(sql::Rows rows, db.query("SELECT user_id, key, route, body_hash, status, data FROM idempotency "
                                    "WHERE user_id = ? AND key = ?",
                                    request.user.value(), request.key.toString()));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<StoredAnswer>();
    }
    CH_TRY(StoredAnswer stored, storedAnswer(rows));
    return std::optional(std::move(stored));
}

/// What is known of keys in the present group of steps, the answers that the group gives among it.
class AnswersInHand final : public sql::PendingRows
{
public:
    explicit AnswersInHand(WriteContext& context) : m_db(context.db) {}

    void foresee(const KeyedRequest& request) { m_foreseen.emplace_back(request.user.value(), request.key.toString()); }

    Result<std::optional<RememberedAnswer>> find(const KeyedRequest& request)
    {
        const QString name = nameOf(request.user.value(), request.key.toString());
        auto found = m_answers.find(name);
        if (found == m_answers.end() && !m_foreseen.empty()) {
            loadForeseen();
            found = m_answers.find(name);
        }
        if (found != m_answers.end())
            return answerTo(request, found->second);
        CH_TRY(const std::optional<StoredAnswer> stored, selectAnswer(m_db, request));
        return answerTo(request, stored);
    }

    void remember(const KeyedRequest& request, const RememberedAnswer& answer)
    {
        m_answers[nameOf(request.user.value(), request.key.toString())] =
            StoredAnswer{.route = request.route, .bodyHash = request.bodyHash, .answer = answer};
    }

    Result<> write() override { return ok(); }
    void forget() override
    {
        m_answers.clear();
        m_foreseen.clear();
    }

private:
    using Key = std::pair<qint64, QString>;

    static QString nameOf(qint64 user, const QString& key) { return QString::number(user) + u' ' + key; }

    /// Where that fails each key is asked for by itself: what is wrong with one of them is nothing to the others.
    void loadForeseen()
    {
        const std::vector<Key> keys = std::exchange(m_foreseen, {});
        std::vector<QString> unknown;
        for (const auto& [user, key] : keys) {
            if (const QString name = nameOf(user, key); m_answers.try_emplace(name, std::nullopt).second)
                unknown.push_back(name);
        }
        bool isLoaded = true;
        for (size_t first = 0; first < keys.size() && isLoaded; first += kAtOnce)
            isLoaded = bool(load(keys, first));
        for (size_t i = 0; i < unknown.size() && !isLoaded; ++i)
            m_answers.erase(unknown[i]);
    }

    /// One shape of the statement, which stays prepared: the last key fills up what it has too many.
    Result<> load(const std::vector<Key>& keys, size_t first)
    {
        std::string sql = "SELECT user_id, key, route, body_hash, status, data FROM idempotency "
                          "WHERE (user_id, key) IN (VALUES ";
        std::vector<QVariant> values;
        values.reserve(kAtOnce * 2);
        for (size_t i = 0; i < kAtOnce; ++i) {
            const auto& [user, key] = keys[std::min(first + i, keys.size() - 1)];
            sql += i == 0 ? "(CAST(? AS BIGINT), ?)" : ", (CAST(? AS BIGINT), ?)";
            values.push_back(sql::toBound(user));
            values.push_back(sql::toBound(key));
        }
        CH_TRY(sql::Rows rows, m_db.queryBound(sql + ')', values));
        while (rows.next()) {
            CH_TRY(StoredAnswer stored, storedAnswer(rows));
            m_answers[nameOf(rows.integer(0), rows.text(1))] = std::move(stored);
        }
        return rows.end();
    }

    static constexpr size_t kAtOnce = 32;

    sql::Connection& m_db;
    std::vector<Key> m_foreseen;
    std::unordered_map<QString, std::optional<StoredAnswer>> m_answers;
};

} // namespace

Result<std::optional<RememberedAnswer>> findAnswer(sql::Connection& db, const KeyedRequest& request)
{
    CH_TRY(const std::optional<StoredAnswer> stored, selectAnswer(db, request));
    return answerTo(request, stored);
}

Result<std::optional<RememberedAnswer>> findAnswer(WriteContext& context, const KeyedRequest& request)
{
    return context.db.isGathering() ? context.kept<AnswersInHand>().find(request) : findAnswer(context.db, request);
}

void foreseeAnswer(WriteContext& context, const KeyedRequest& request)
{
    if (context.db.isGathering())
        context.kept<AnswersInHand>().foresee(request);
}

Result<> rememberAnswer(WriteContext& context, const KeyedRequest& request, const RememberedAnswer& answer)
{
    if (context.db.isGathering())
        context.kept<AnswersInHand>().remember(request, answer);
    return context.db.gather(sql::Gathered::Rows,
                             "INSERT INTO idempotency (user_id, key, route, body_hash, status, data, created_at) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)",
                             request.user.value(), request.key.toString(), request.route, request.bodyHash, answer.code,
                             storedJson(answer.data), context.now);
}

Result<qint64> forgetAnswers(WriteContext& context, UtcTime before)
{
    CH_TRY(const qint64 gone, context.db.run("DELETE FROM idempotency WHERE created_at < ?", before));
    if (context.db.isGathering())
        context.kept<AnswersInHand>().forget();
    return gone;
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

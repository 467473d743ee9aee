// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/AccountRepository.h"

#include "core/domain/Reason.h"
#include "core/wire/ShopJson.h"
#include "server/store/FeedTable.h"

namespace ch::server {

namespace {

User userIn(const sql::Rows& row)
{
    return User{.id = row.id<UserId>(0),
                .name = row.text(1),
                .role = roleFromName(row.text(2)).value_or(Role::Storefront),
                .createdAt = row.time(3),
                .version = row.integer(4),
                .revision = row.integer(5)};
}

Result<std::optional<StoredUser>> firstUser(Result<sql::Rows> rows)
{
    if (!rows)
        return rows.error();
    if (!rows->next()) {
        CH_CHECK(rows->end());
        return std::optional<StoredUser>();
    }
    return std::optional(StoredUser{.user = userIn(*rows), .passwordHash = rows->text(6)});
}

Result<> announce(WriteContext& context, const User& user, qint64 oldRevision)
{
    return putFeedEntry(context,
                        FeedEntry{.entity = Entity::User,
                                  .id = user.id.toString(),
                                  .audience = Role::Merchant,
                                  .body = userToJson(user),
                                  .masked = {}},
                        user.revision, oldRevision);
}

} // namespace

QString nameKeyOf(const QString& name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded().normalized(QString::NormalizationForm_C);
}

Result<std::optional<StoredUser>> findUser(sql::Connection& db, const QString& name)
{
    return firstUser(db.query("SELECT id, name, role, created_at, version, revision, password_hash FROM users "
                              "WHERE name_key = ?",
                              nameKeyOf(name)));
}

Result<std::optional<StoredUser>> findUser(sql::Connection& db, UserId id)
{
    return firstUser(db.query("SELECT id, name, role, created_at, version, revision, password_hash FROM users "
                              "WHERE id = ?",
                              id));
}

Result<std::vector<User>> allUsers(sql::Connection& db)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT id, name, role, created_at, version, revision FROM users ORDER BY name_key"));
    std::vector<User> users;
    while (rows.next())
        users.push_back(userIn(rows));
    CH_CHECK(rows.end());
    return users;
}

Result<qint64> merchantCount(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM users WHERE role = ?", nameOf(Role::Merchant)));
    return count.value_or(0);
}

Result<User> insertUser(WriteContext& context, User user, const QString& passwordHash)
{
    user.version = 1;
    user.revision = context.nextPosition();
    CH_CHECK(
        context.db.run("INSERT INTO users (id, name, name_key, role, password_hash, created_at, version, revision) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       user.id, user.name, nameKeyOf(user.name), nameOf(user.role), passwordHash, user.createdAt,
                       user.version, user.revision));
    CH_CHECK(announce(context, user, 0));
    return user;
}

Result<User> updateUser(WriteContext& context, const User& before, User after,
                        const std::optional<QString>& passwordHash)
{
    after.version = before.version + 1;
    after.revision = context.nextPosition();
    CH_TRY(
        const qint64 changed,
        context.db.run("UPDATE users SET name = ?, name_key = ?, role = ?, password_hash = coalesce(?, password_hash), "
                       "version = ?, revision = ? WHERE id = ? AND version = ?",
                       after.name, nameKeyOf(after.name), nameOf(after.role), passwordHash, after.version,
                       after.revision, before.id, before.version));
    if (changed != 1)
        return refusal(Reason::Internal, {}, QStringLiteral("a user changed while it was being changed"));
    CH_CHECK(announce(context, after, before.revision));
    return after;
}

Result<> eraseUser(WriteContext& context, const User& user)
{
    CH_CHECK(context.db.run("DELETE FROM users WHERE id = ?", user.id));
    return putTombstone(context, Entity::User, user.id.toString(), user.revision);
}

} // namespace ch::server

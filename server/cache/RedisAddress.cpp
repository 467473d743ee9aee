// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RedisAddress.h"

#include <QUrl>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostDatabases = 1 << 14;

Error refused(QString sentence)
{
    return Error{.kind = ErrorKind::Invalid, .code = u"REDIS"_s, .detail = std::move(sentence)};
}

} // namespace

Result<RedisAddress> RedisAddress::fromText(const QString& text)
{
    if (text.startsWith("rediss:"_L1, Qt::CaseInsensitive))
        return refused(u"This program's Redis library speaks no TLS, so rediss:// cannot be used: reach Redis over a "
                       "private network or a tunnel, and give redis://HOST:PORT."_s);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "redis"_L1 || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return refused(u"Cannot understand the address of Redis: give redis://HOST:PORT, or "
                       "redis://USER:PASSWORD@HOST:PORT/DATABASE in ORDER_SERVICE_REDIS."_s);
    RedisAddress address{.host = url.host(),
                         .port = url.port(6379),
                         .user = url.userName(QUrl::FullyDecoded),
                         .password = url.password(QUrl::FullyDecoded)};
    const QString path = url.path().mid(1);
    if (path.isEmpty())
        return address;
    bool isNumber = false;
    address.database = path.toInt(&isNumber);
    if (!isNumber || address.database < 0 || address.database >= kMostDatabases)
        return refused(u"The database of Redis is a number from 0 on: redis://HOST:PORT/0."_s);
    return address;
}

QString RedisAddress::name() const
{
    return u"redis://%1:%2/%3"_s.arg(host).arg(port).arg(database);
}

} // namespace ch::server

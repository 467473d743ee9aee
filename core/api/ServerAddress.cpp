// SPDX-License-Identifier: Apache-2.0
#include "core/api/ServerAddress.h"

#include "core/api/ApiCode.h"
#include "core/wire/JsonWriter.h"

#include <QHostAddress>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badAddress(QStringView problem)
{
    JsonWriter facts;
    facts.beginObject();
    facts.key("field"_L1).text("server"_L1);
    facts.key("problem"_L1).text(problem);
    facts.endObject();
    return Error{.kind = ErrorKind::Invalid, .code = api_code::kBadServerAddress, .facts = facts.take()};
}

QString withScheme(const QString& text)
{
    return text.contains("://"_L1) ? text : QString(u"https://" + text);
}

QString withoutApiPath(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api/v1"_L1))
        path.chop(qsizetype(sizeof "/api/v1") - 1);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool hasBlank(const QString& text)
{
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            return true;
    }
    return false;
}

} // namespace

Result<ServerAddress> ServerAddress::fromText(const QString& text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return badAddress(u"is empty; type the server's address, such as https://shop.example");
    if (hasBlank(typed))
        return badAddress(u"must not have blanks in it");
    QUrl url(withScheme(typed), QUrl::StrictMode);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return badAddress(u"must begin with https://");
    if (!url.isValid() || url.host().isEmpty() || url.port(443) == 0)
        return badAddress(u"is not a valid address; it looks like https://shop.example or https://shop.example:8443");
    if (!url.userInfo().isEmpty())
        return badAddress(u"must not hold a name or password; you are asked for them when you sign in");
    if (url.hasQuery() || url.hasFragment())
        return badAddress(u"must end after the server's name or path, without ? and #");
    if (!isAllowed(url))
        return badAddress(u"must begin with https://; plain http is for servers on this very machine only");
    if (url.port() == (url.scheme() == "https"_L1 ? 443 : 80))
        url.setPort(-1);
    url.setPath(withoutApiPath(url.path(QUrl::FullyEncoded)), QUrl::StrictMode);
    return ServerAddress(url.adjusted(QUrl::NormalizePathSegments));
}

bool ServerAddress::isThisMachine(const QUrl& url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    if (host == "localhost"_L1)
        return true;
    QHostAddress address;
    if (!address.setAddress(host))
        return false;
    // Addresses that only map to the loopback (::ffff:127.0.0.1) are nobody's way to write it.
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return (address.toIPv4Address() >> 24) == 127;
    return address == QHostAddress(QHostAddress::LocalHostIPv6);
}

bool ServerAddress::isAllowed(const QUrl& url)
{
    if (url.host().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisMachine(url));
}

QUrl ServerAddress::apiUrl(const QByteArray& path, const QByteArray& query) const
{
    QByteArray text = m_base.toEncoded() + "/api/v1" + path;
    if (!query.isEmpty())
        text += '?' + query;
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/AmqpAddress.h"

#include <QUrl>
#include <QUrlQuery>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error refused(QString sentence)
{
    return Error{.kind = ErrorKind::Invalid, .code = u"BROKER"_s, .detail = std::move(sentence)};
}

} // namespace

Result<AmqpAddress> AmqpAddress::parse(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    AmqpAddress address;
    address.isEncrypted = url.scheme() == "amqps"_L1;
    const auto options = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    const bool hasAuthorities = address.isEncrypted && options.size() == 1 && options.front().first == "cacertfile"_L1;
    if (!url.isValid() || (url.scheme() != "amqp"_L1 && !address.isEncrypted) || url.host().isEmpty() ||
        (url.hasQuery() && !hasAuthorities) || url.hasFragment())
        return refused(
            u"Cannot understand the broker's address: give --amqp amqp://USER:PASSWORD@HOST:PORT/VHOST (amqps:// with "
            "TLS, and ?cacertfile=FILE if the machine does not trust its authority), with characters such as / or @ in a "
            "password or a name written as %2F or %40."_s);
    if (hasAuthorities)
        address.authorities = options.front().second;
    address.host = url.host();
    address.port = quint16(url.port(address.isEncrypted ? 5671 : address.port));
    // What RabbitMQ lets in on a fresh machine, and only from that machine.
    address.user = url.userName().isEmpty() ? u"guest"_s : url.userName(QUrl::FullyDecoded);
    address.password = url.userName().isEmpty() ? u"guest"_s : url.password(QUrl::FullyDecoded);
    const QString path = url.path(QUrl::FullyEncoded);
    address.virtualHost = path.size() <= 1 ? u"/"_s : QUrl::fromPercentEncoding(path.sliced(1).toLatin1());
    if (address.virtualHost != u'/' && path.sliced(1).contains(u'/'))
        return refused(u"A / inside the broker's virtual host is written as %2F."_s);
    return address;
}

QString AmqpAddress::name() const
{
    const QString shownHost = host.contains(u':') ? u'[' + host + u']' : host;
    const QString place = shownHost + u':' + QString::number(port);
    return virtualHost == u'/' ? place : place + u'/' + virtualHost;
}

} // namespace ch::server

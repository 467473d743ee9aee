// SPDX-License-Identifier: Apache-2.0
#include "core/api/ConnectProbe.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace ch {

bool acceptsConnections(const QUrl& url, std::chrono::milliseconds patience)
{
    const bool isTls = url.scheme() == QLatin1StringView("https");
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    socket.connectToHost(url.host(), quint16(url.port(isTls ? 443 : 80)));
    return socket.waitForConnected(int(patience.count()));
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
// One request through a QNetworkAccessManager from its start to its end; private to this folder.
// Belongs to the manager's thread; lives for one run().
#pragma once

#include "core/api/GzipInflater.h"
#include "core/api/HttpMessage.h"
#include "core/api/OneShotBody.h"
#include "core/base/Result.h"

#include <QEventLoop>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QNetworkAccessManager;

namespace ch {

struct ExchangeRules
{
    QSslConfiguration tls;
    qsizetype maxBody = 0;
};

class HttpExchange
{
public:
    HttpExchange(QNetworkAccessManager& manager, const HttpRequest& request, ExchangeRules rules);

    Result<HttpResponse> run(const std::stop_token& stop);

private:
    /// Why it ended. Qt says OperationCanceled for whatever we abort, so what we asked for is remembered here.
    enum class Ending { None, ByItself, Stopped, Silence, Total, TooLarge, BadEncoding, StreamClosed };

    void start();
    void watch();
    void end(Ending ending);
    void noteLife();
    void readHead();
    void readBody();
    void take(const QByteArray& piece);
    QNetworkRequest networkRequest() const;
    int status() const;
    Result<HttpResponse> outcome();
    Result<HttpResponse> outcomeOfReply();
    Error tlsError() const;

    QNetworkAccessManager& m_manager;
    const HttpRequest& m_request;
    const ExchangeRules m_rules;
    Ending m_ending = Ending::None;
    bool m_hasHead = false;
    bool m_isStream = false;
    bool m_isTlsRefused = false;
    /// A connection is refused before its certificate is judged, too; this says which.
    QString m_tlsProblems;
    HttpResponse m_response;
    qsizetype m_rawBytes = 0;
    std::optional<GzipInflater> m_inflater;
    OneShotBody m_body;
    QEventLoop m_loop;
    QTimer m_silence;
    QTimer m_total;
    /// Last, so that it goes first: it reads from the body and calls the others.
    std::unique_ptr<QNetworkReply> m_reply;
};

} // namespace ch

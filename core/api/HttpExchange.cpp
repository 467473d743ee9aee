// SPDX-License-Identifier: Apache-2.0
#include "core/api/HttpExchange.h"

#include "core/api/ApiCode.h"

#include <QNetworkAccessManager>
#include <QSslError>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

// What Qt may hold that we have not read yet. Without a bound its thread reads on while ours works.
constexpr qint64 kReadAhead = 256 * 1024;

Error offline(QLatin1StringView code, QString detail)
{
    return Error{.kind = ErrorKind::Offline, .code = code, .detail = std::move(detail)};
}

Error malformed(QLatin1StringView code, QString detail)
{
    return Error{.kind = ErrorKind::Protocol, .code = code, .detail = std::move(detail)};
}

/// Whether Qt only tells us the answer's own status. ContentReSendError is the odd one out: Qt wanted to send the body a
/// second time and could not. Either there was no answer, or it is a redirect that asks for just that.
bool isStatusOfAnswer(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    if (status < 400)
        return false;
    return (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError) ||
           error == QNetworkReply::ProtocolInvalidOperationError || error >= QNetworkReply::InternalServerError;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager& manager, const HttpRequest& request, ExchangeRules rules)
    : m_manager(manager)
    , m_request(request)
    , m_rules(std::move(rules))
    , m_body(request.body)
{
    for (QTimer* const timer : {&m_silence, &m_total}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
}

Result<HttpResponse> HttpExchange::run(const std::stop_token& stop)
{
    start();
    watch();
    {
        // Called on the thread that asks to stop; the queue brings it here.
        const std::stop_callback onStop(stop, [this] {
            QMetaObject::invokeMethod(
                &m_loop, [this] { end(Ending::Stopped); }, Qt::QueuedConnection);
        });
        if (m_ending == Ending::None)
            m_loop.exec();
    }
    return outcome();
}

QNetworkRequest HttpExchange::networkRequest() const
{
    QNetworkRequest request(m_request.url);
    request.setSslConfiguration(m_rules.tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    // With a device that cannot go back this is what keeps Qt from sending a request twice.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // Naming the encodings makes Qt leave the body as it came; our own inflater has a limit. Streams come as they are.
    request.setRawHeader("Accept-Encoding", m_request.onStream ? "identity" : "gzip");
    for (const auto& [name, value] : m_request.headers)
        request.setRawHeader(name, value);
    return request;
}

void HttpExchange::start()
{
    QNetworkRequest request = networkRequest();
    if (m_request.method == HttpMethod::Get) {
        m_reply.reset(m_manager.get(request));
    } else {
        // Without a length Qt would read the whole body first and keep it.
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        m_reply.reset(m_manager.sendCustomRequest(request, nameOf(m_request.method), &m_body));
    }
    m_reply->setReadBufferSize(kReadAhead);
    if (m_request.limits.total.count() > 0)
        m_total.start(m_request.limits.total);
    noteLife();
}

void HttpExchange::watch()
{
    QNetworkReply* const reply = m_reply.get();
    QObject::connect(&m_silence, &QTimer::timeout, &m_loop, [this] { end(Ending::Silence); });
    QObject::connect(&m_total, &QTimer::timeout, &m_loop, [this] { end(Ending::Total); });
    QObject::connect(reply, &QNetworkReply::uploadProgress, &m_loop, [this] { noteLife(); });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_loop, [this] { readHead(); });
    QObject::connect(reply, &QIODevice::readyRead, &m_loop, [this] { readBody(); });
    QObject::connect(reply, &QNetworkReply::finished, &m_loop, [this] { end(Ending::ByItself); });
    // Nobody calls ignoreSslErrors(), so the handshake fails after this.
    QObject::connect(reply, &QNetworkReply::sslErrors, &m_loop, [this](const QList<QSslError>& errors) {
        m_isTlsRefused = true;
        for (const QSslError& error : errors)
            m_tlsProblems += error.errorString() + u"; ";
    });
    if (reply->isFinished())
        end(Ending::ByItself);
}

void HttpExchange::end(Ending ending)
{
    // abort() says finished once more.
    if (m_ending != Ending::None)
        return;
    m_ending = ending;
    m_silence.stop();
    m_total.stop();
    if (ending != Ending::ByItself)
        m_reply->abort();
    m_loop.quit();
}

void HttpExchange::noteLife()
{
    const auto limit = m_hasHead ? m_request.limits.silence : m_request.limits.answer;
    if (m_ending == Ending::None && limit.count() > 0)
        m_silence.start(limit);
}

int HttpExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void HttpExchange::readHead()
{
    if (m_ending != Ending::None || m_hasHead || status() == 0)
        return;
    m_hasHead = true;
    m_response.status = status();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        m_response.headers.emplace_back(name.toLower(), value);
    m_isStream = m_request.onStream && m_response.status == 200 &&
                 m_response.header("content-type").toLower().startsWith("text/event-stream");
    const QByteArray encoding = m_response.header("content-encoding").trimmed().toLower();
    if (encoding == "gzip" || encoding == "x-gzip")
        m_inflater.emplace(m_rules.maxBody);
    else if (!encoding.isEmpty() && encoding != "identity")
        return end(Ending::BadEncoding);
    noteLife();
    // Whoever listens knows that the stream is open before anything came.
    if (m_isStream && !m_request.onStream({}))
        end(Ending::StreamClosed);
}

void HttpExchange::readBody()
{
    readHead();
    if (m_ending != Ending::None)
        return;
    noteLife();
    take(m_reply->readAll());
}

void HttpExchange::take(const QByteArray& piece)
{
    if (piece.isEmpty())
        return;
    if (m_isStream && !m_inflater) {
        if (!m_request.onStream(piece))
            end(Ending::StreamClosed);
        return;
    }
    m_rawBytes += piece.size();
    if (m_rawBytes > m_rules.maxBody)
        return end(Ending::TooLarge);
    if (!m_inflater) {
        m_response.body += piece;
        return;
    }
    switch (m_inflater->feed(piece, m_response.body)) {
    case GzipInflater::State::Open:
    case GzipInflater::State::Whole:
        return;
    case GzipInflater::State::Broken:
        return end(Ending::BadEncoding);
    case GzipInflater::State::TooLarge:
        return end(Ending::TooLarge);
    }
}

Error HttpExchange::tlsError() const
{
    return offline(api_code::kTlsRefused, m_tlsProblems.isEmpty() ? u"the TLS handshake failed"_s : m_tlsProblems);
}

Result<HttpResponse> HttpExchange::outcome()
{
    switch (m_ending) {
    case Ending::Stopped:
        return Error{.kind = ErrorKind::Cancelled};
    case Ending::Silence:
        return Error{.kind = ErrorKind::Timeout, .detail = m_hasHead ? u"silent in mid-answer"_s : u"no answer"_s};
    case Ending::Total:
        return Error{.kind = ErrorKind::Timeout, .detail = u"not done within the time for the whole of it"_s};
    case Ending::TooLarge:
        return malformed(api_code::kAnswerTooLarge, u"more than %1 bytes"_s.arg(m_rules.maxBody));
    case Ending::BadEncoding:
        return malformed(api_code::kMalformedAnswer, u"the body's encoding is broken or not known"_s);
    case Ending::StreamClosed:
        return std::move(m_response);
    case Ending::None:
    case Ending::ByItself:
        break;
    }
    return outcomeOfReply();
}

Result<HttpResponse> HttpExchange::outcomeOfReply()
{
    // What came with the end. The ending says by now that all is over, so limits are asked anew.
    m_ending = Ending::None;
    readHead();
    if (m_ending == Ending::None)
        take(m_reply->readAll());
    if (m_ending != Ending::None)
        return outcome();

    const QNetworkReply::NetworkError error = m_reply->error();
    const QString detail = u"network error %1, status %2"_s.arg(int(error)).arg(m_response.status);
    if (m_isTlsRefused || error == QNetworkReply::SslHandshakeFailedError)
        return tlsError();
    if (error > QNetworkReply::UnknownNetworkError && error <= QNetworkReply::UnknownProxyError)
        return offline(api_code::kProxyRefused, detail);
    if (error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ProtocolUnknownError)
        return malformed(api_code::kMalformedAnswer, detail);
    if (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError)
        return offline(api_code::kNotConnected, detail);
    if (error != QNetworkReply::NoError && !isStatusOfAnswer(error, m_response.status))
        return offline({}, detail);
    if (m_inflater && m_inflater->state() != GzipInflater::State::Whole && m_rawBytes > 0)
        return malformed(api_code::kMalformedAnswer, u"the gzip body breaks off"_s);
    if (!m_hasHead)
        return malformed(api_code::kMalformedAnswer, u"no HTTP answer"_s);
    return std::move(m_response);
}

} // namespace ch

// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/WebhookHttp.h"

#include <curl/curl.h>

#include <atomic>
#include <stdexcept>
#include <unordered_map>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// For whom there is no proxy: what is on this machine is not behind the way out, besides whom the environment names.
QByteArray hostsWithoutProxy()
{
    // In libcurl's own order.
    QByteArray others = qgetenv("no_proxy");
    if (others.isEmpty())
        others = qgetenv("NO_PROXY");
    // Alone it means all; in a list, nothing.
    if (others.trimmed() == "*")
        return others.trimmed();
    return "localhost,127.0.0.1,::1" + (others.isEmpty() ? QByteArray() : ',' + others);
}

struct EasyDeleter
{
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter
{
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

void allowOnlyHttp(CURL* easy)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

} // namespace

struct WebhookHttp::Transfer
{
    qint64 tag = 0;
    std::unique_ptr<CURL, EasyDeleter> easy{curl_easy_init()};
    std::unique_ptr<curl_slist, ListDeleter> headers{};
    QByteArray body{};
    size_t received = 0;
    size_t mostReceived = 0;

    bool isTooLong() const { return received > mostReceived; }

    void addHeader(const QByteArray& line)
    {
        if (curl_slist* const longer = curl_slist_append(headers.get(), line.constData())) {
            std::ignore = headers.release();
            headers.reset(longer);
        }
    }
    /// What a receiver says is nothing to us, but must not go on for ever.
    static size_t receive(char*, size_t size, size_t count, void* transfer)
    {
        Transfer* const self = static_cast<Transfer*>(transfer);
        self->received += size * count;
        return self->isTooLong() ? 0 : size * count;
    }
    Outcome outcome(CURLcode code) const
    {
        Outcome ended{.tag = tag};
        if (code != CURLE_OK) {
            ended.problem =
                isTooLong() ? u"its answer is too long"_s : QString::fromUtf8(curl_easy_strerror(code)).toLower();
            return ended;
        }
        long status = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_off_t retryAfter = 0;
        curl_easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &retryAfter);
        ended.status = int(status);
        if (retryAfter > 0)
            ended.retryAfter = std::chrono::seconds(retryAfter);
        if (!ended.isGood())
            ended.problem = status >= 300 && status < 400 ? u"it redirects (%1), which is not followed"_s.arg(status)
                                                          : u"it answered %1"_s.arg(status);
        return ended;
    }
};

struct WebhookHttp::State
{
    CURLM* multi = nullptr;
    QByteArray authorities;
    QByteArray hostsWithoutProxy;
    Limits limits;
    std::atomic<bool> isWoken = false;
    std::unordered_map<CURL*, std::unique_ptr<Transfer>> transfers{};
};

WebhookHttp::WebhookHttp(const QString& authorities, Limits limits) : m_state(std::make_unique<State>())
{
    m_state->authorities = authorities.toUtf8();
    m_state->hostsWithoutProxy = hostsWithoutProxy();
    m_state->limits = limits;
    // Counts its calls, and is safe to call from any thread since 7.84; before, nothing else here uses it.
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_state->multi = curl_multi_init();
    if (!m_state->multi)
        throw std::runtime_error("the HTTP client cannot start");
}

WebhookHttp::~WebhookHttp()
{
    for (const auto& [easy, transfer] : m_state->transfers)
        curl_multi_remove_handle(m_state->multi, easy);
    m_state->transfers.clear();
    curl_multi_cleanup(m_state->multi);
    curl_global_cleanup();
}

void WebhookHttp::start(const Message& message)
{
    auto transfer = std::make_unique<Transfer>();
    CURL* const easy = transfer->easy.get();
    if (!easy)
        throw std::bad_alloc();
    transfer->tag = message.tag;
    transfer->body = message.body;
    transfer->mostReceived = m_state->limits.answerBytes;
    transfer->addHeader("Content-Type: application/json");
    // Else a larger body would wait a second for a word that few receivers say.
    transfer->addHeader("Expect:");
    for (const auto& [name, value] : message.headers)
        transfer->addHeader(name + ": " + value);

    curl_easy_setopt(easy, CURLOPT_URL, message.url.constData());
    allowOnlyHttp(easy);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer->body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, transfer->body.constData());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers.get());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Countinghouse/" CH_VERSION);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(m_state->limits.whole.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_state->limits.connect.count()));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!m_state->authorities.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, m_state->authorities.constData());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, m_state->hostsWithoutProxy.constData());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::receive);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
    curl_multi_add_handle(m_state->multi, easy);
    m_state->transfers.emplace(easy, std::move(transfer));
}

std::vector<WebhookHttp::Outcome> WebhookHttp::wait(std::chrono::milliseconds most)
{
    std::vector<Outcome> ended;
    const auto until = std::chrono::steady_clock::now() + most;
    while (true) {
        int running = 0;
        curl_multi_perform(m_state->multi, &running);
        int left = 0;
        while (const CURLMsg* const told = curl_multi_info_read(m_state->multi, &left)) {
            if (told->msg != CURLMSG_DONE)
                continue;
            CURL* const easy = told->easy_handle;
            const CURLcode code = told->data.result;
            const auto found = m_state->transfers.find(easy);
            ended.push_back(found->second->outcome(code));
            curl_multi_remove_handle(m_state->multi, easy);
            m_state->transfers.erase(found);
        }
        const auto now = std::chrono::steady_clock::now();
        if (!ended.empty() || now >= until)
            return ended;
        const auto pause = std::chrono::ceil<std::chrono::milliseconds>(until - now);
        curl_multi_poll(m_state->multi, nullptr, 0, int(pause.count()), nullptr);
        if (m_state->isWoken.exchange(false))
            return ended;
    }
}

void WebhookHttp::wakeUp()
{
    m_state->isWoken = true;
    curl_multi_wakeup(m_state->multi);
}

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
#include "server/http/TlsContext.h"

#include <QFile>

#include <openssl/ssl.h>

#include <string>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unusable(const QString& detail)
{
    return {.kind = ErrorKind::Invalid, .code = {}, .detail = detail, .facts = {}, .trace = {}, .retryAfter = {}};
}

int chooseHttp11(SSL*, const unsigned char** chosen, unsigned char* chosenLength, const unsigned char* offered,
                 unsigned int offeredLength, void*)
{
    static constexpr unsigned char kProtocols[] = "\x08http/1.1";
    unsigned char* match = nullptr;
    if (SSL_select_next_proto(&match, chosenLength, kProtocols, sizeof kProtocols - 1, offered, offeredLength) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *chosen = match;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

TlsContext::TlsContext() : m_context(boost::asio::ssl::context::tls_server)
{
    SSL_CTX* const native = m_context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Gives an idle connection's record buffers back.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(native, chooseHttp11, nullptr);
}

Result<std::unique_ptr<TlsContext>> TlsContext::load(const QString& certificateFile, const QString& keyFile)
{
    std::unique_ptr<TlsContext> tls(new TlsContext);
    boost::system::error_code error;
    // Without it an encrypted key would ask for its password on the terminal of a service.
    tls->m_context.set_password_callback(
        [](std::size_t, boost::asio::ssl::context::password_purpose) { return std::string(); }, error);
    tls->m_context.use_certificate_chain_file(QFile::encodeName(certificateFile).toStdString(), error);
    if (error)
        return unusable(
            u"The TLS certificate %1 cannot be used (%2): give a PEM file with the certificate first, then its chain."_s
                .arg(certificateFile, QString::fromStdString(error.message())));
    tls->m_context.use_private_key_file(QFile::encodeName(keyFile).toStdString(), boost::asio::ssl::context::pem,
                                        error);
    if (error)
        return unusable(
            u"The TLS key %1 cannot be used (%2): give the unencrypted PEM file of the certificate's key."_s.arg(
                keyFile, QString::fromStdString(error.message())));
    if (SSL_CTX_check_private_key(tls->m_context.native_handle()) != 1)
        return unusable(u"The TLS key %1 does not belong to the certificate %2."_s.arg(keyFile, certificateFile));
    return tls;
}

} // namespace ch::server

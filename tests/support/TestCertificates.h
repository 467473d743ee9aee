// SPDX-License-Identifier: Apache-2.0
// Certificates made while a test runs: good ones and each kind of bad one.
// Functions are callable from any thread.
#pragma once

#include <QByteArray>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace ch::test {

struct CertificateSpec
{
    const char* commonName = "localhost";
    /// As OpenSSL writes it: "DNS:localhost,IP:127.0.0.1".
    const char* altNames = "DNS:localhost,IP:127.0.0.1";
    /// From now, in seconds.
    long notBefore = -3600;
    long notAfter = 24 * 3600;
    bool isAuthority = false;
};

/// A key with its certificate.
class TestCertificate
{
public:
    /// Signed by `issuer`, or by itself.
    explicit TestCertificate(const CertificateSpec& spec, const TestCertificate* issuer = nullptr)
        : m_key(EVP_EC_gen("P-256"))
        , m_certificate(X509_new())
    {
        X509* const x509 = m_certificate.get();
        check(m_key && x509 && X509_set_version(x509, 2) == 1);
        ASN1_INTEGER_set(X509_get_serialNumber(x509), nextSerial());
        check(X509_gmtime_adj(X509_getm_notBefore(x509), spec.notBefore) != nullptr);
        check(X509_gmtime_adj(X509_getm_notAfter(x509), spec.notAfter) != nullptr);
        check(X509_set_pubkey(x509, m_key.get()) == 1);
        X509_NAME* const name = X509_get_subject_name(x509);
        check(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                         reinterpret_cast<const unsigned char*>(spec.commonName), -1, -1, 0) == 1);
        X509* const signer = issuer ? issuer->m_certificate.get() : x509;
        check(X509_set_issuer_name(x509, X509_get_subject_name(signer)) == 1);
        addExtension(signer, NID_basic_constraints, spec.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
        if (!spec.isAuthority)
            addExtension(signer, NID_subject_alt_name, spec.altNames);
        check(X509_sign(x509, issuer ? issuer->m_key.get() : m_key.get(), EVP_sha256()) > 0);
    }

    QByteArray pem() const
    {
        return written([this](BIO* to) { return PEM_write_bio_X509(to, m_certificate.get()); });
    }
    QByteArray keyPem() const
    {
        return written([this](BIO* to) {
            return PEM_write_bio_PrivateKey(to, m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        });
    }

private:
    template <auto Free> struct Deleter
    {
        template <class T> void operator()(T* object) const { Free(object); }
    };

    static void check(bool isGood)
    {
        if (!isGood)
            throw std::runtime_error("a test certificate could not be made");
    }
    static long nextSerial()
    {
        static long serial = 0;
        return ++serial;
    }
    void addExtension(X509* signer, int nid, const char* value)
    {
        X509V3_CTX context;
        X509V3_set_ctx(&context, signer, m_certificate.get(), nullptr, nullptr, 0);
        const std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>> extension(
            X509V3_EXT_conf_nid(nullptr, &context, nid, value));
        check(extension && X509_add_ext(m_certificate.get(), extension.get(), -1) == 1);
    }
    template <class Fn> static QByteArray written(Fn write)
    {
        const std::unique_ptr<BIO, Deleter<BIO_free>> memory(BIO_new(BIO_s_mem()));
        check(memory && write(memory.get()) == 1);
        char* data = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &data);
        return QByteArray(data, size);
    }

    std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>> m_key;
    std::unique_ptr<X509, Deleter<X509_free>> m_certificate;
};

} // namespace ch::test

// SPDX-License-Identifier: Apache-2.0
// A certificate signed by itself, made for one test run.
// One thread.
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace ch::test {

class TestCertificate
{
public:
    TestCertificate()
    {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
        X509_set_pubkey(certificate.get(), key.get());
        X509_NAME* const name = X509_get_subject_name(certificate.get());
        const unsigned char host[] = "localhost";
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0);
        X509_set_issuer_name(certificate.get(), name);
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        writePem(certificateFile(), [&](BIO* to) { PEM_write_bio_X509(to, certificate.get()); });
        writePem(keyFile(),
                 [&](BIO* to) { PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
        unsigned char password[] = "secret";
        writePem(encryptedKeyFile(), [&](BIO* to) {
            PEM_write_bio_PrivateKey(to, key.get(), EVP_aes_128_cbc(), password, 6, nullptr, nullptr);
        });
    }

    QString certificateFile() const { return m_folder.filePath(QStringLiteral("certificate.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }
    QString encryptedKeyFile() const { return m_folder.filePath(QStringLiteral("encrypted.pem")); }

private:
    template <class Fn> static void writePem(const QString& path, Fn write)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(QFile::encodeName(path).constData(), "w"),
                                                             BIO_free);
        write(file.get());
    }

    QTemporaryDir m_folder;
};

} // namespace ch::test

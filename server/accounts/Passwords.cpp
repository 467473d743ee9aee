// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/Passwords.h"

#include "core/domain/Reason.h"

#include <QFile>
#include <QSet>

#include <sodium.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = size_t{19} * 1024 * 1024;
// Of random bytes that nobody kept. Compared where there is no user, so that the answer takes as long as for one.
constexpr auto kNobodysHash =
    "$argon2id$v=19$m=19456,t=2,p=1$2nO02Z/QoXoreFqwwROhFg$CHhn0N/xGs5s5OUrM0B1LhAyj9RWy37+62ge5jaRBqA";

/// The same text may be typed as different code points; a password set on one system must work on another.
QByteArray toHashed(const QString& password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

QSet<QString> readCommonPasswords()
{
    QFile file(u":/server/accounts/common_passwords.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("the list of common passwords is missing from the program");
    QSet<QString> passwords;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            passwords.insert(QString::fromUtf8(line).trimmed());
    }
    return passwords;
}

Error unavailable()
{
    return refusal(Reason::Unavailable, {}, u"a password could not be hashed"_s);
}

qsizetype characterCount(const QString& text)
{
    return text.toUcs4().size();
}

} // namespace

std::optional<QString> problemOfPassword(const QString& password, const QString& userName)
{
    static const QSet<QString> common = readCommonPasswords();

    const qsizetype length = characterCount(password);
    if (length < kShortestPassword || length > kLongestPassword)
        return u"must have %1 to %2 characters"_s.arg(kShortestPassword).arg(kLongestPassword);
    const QString folded = password.toCaseFolded();
    if (common.contains(folded))
        return u"is one of the passwords that are guessed first; choose another"_s;
    if (folded == userName.toCaseFolded())
        return u"must not be the user's name"_s;
    return std::nullopt;
}

Result<QString> hashPassword(const QString& password)
{
    const QByteArray text = toHashed(password);
    char hash[crypto_pwhash_STRBYTES];
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash, text.constData(), static_cast<unsigned long long>(text.size()), kPasses, kMemory) != 0)
        return unavailable();
    return QString::fromLatin1(hash);
}

Result<QByteArray> digestOfSecret(QByteArrayView bytes, QByteArrayView salt)
{
    std::array<unsigned char, crypto_generichash_BYTES> ownSalt{};
    static_assert(crypto_generichash_BYTES >= crypto_pwhash_SALTBYTES);
    QByteArray digest(32, Qt::Uninitialized);
    if (sodium_init() < 0 ||
        crypto_generichash(ownSalt.data(), ownSalt.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                           static_cast<unsigned long long>(salt.size()), nullptr, 0) != 0 ||
        crypto_pwhash(reinterpret_cast<unsigned char*>(digest.data()), static_cast<unsigned long long>(digest.size()),
                      bytes.data(), static_cast<unsigned long long>(bytes.size()), ownSalt.data(), kPasses, kMemory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return unavailable();
    return digest;
}

Result<bool> isPassword(const QString& password, const QString& hash)
{
    const QByteArray compared = hash.isEmpty() ? QByteArray(kNobodysHash) : hash.toLatin1();
    const QByteArray text = toHashed(password);
    // The answer -1 stands for another password (EINVAL) and for missing memory alike.
    errno = 0;
    if (sodium_init() >= 0 && crypto_pwhash_str_verify(compared.constData(), text.constData(),
                                                       static_cast<unsigned long long>(text.size())) == 0)
        return !hash.isEmpty();
    if (errno != EINVAL)
        return unavailable();
    return false;
}

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/KeychainSecretStore.h"

#include "core/secrets/BoundedThread.h"

#if __has_include(<qt6keychain/keychain.h>)
#include <qt6keychain/keychain.h>
#else
#include <qtkeychain/keychain.h>
#endif

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One for the process: the library queues its jobs in an object that belongs to the thread of the first of them.
BoundedThread& keychainThread()
{
    static auto* const thread = new BoundedThread(u"keychain"_s);
    return *thread;
}

struct Answer
{
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray secret;
};

Error storageError(QLatin1StringView code, QString detail)
{
    return Error{.kind = ErrorKind::Storage, .code = code, .detail = std::move(detail)};
}

Result<> resultOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return ok();
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return storageError(kSecretDenied, u"keychain error %1"_s.arg(int(error)));
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return storageError(kNoSecretStore, u"keychain error %1"_s.arg(int(error)));
}

Error invalid(const char* detail)
{
    return Error{.kind = ErrorKind::Invalid, .detail = QString::fromLatin1(detail)};
}

Result<> checkNames(const QString& service, const QString& account)
{
    if (service.isEmpty() || account.isEmpty())
        return invalid("a secret's service and account must not be empty");
    return ok();
}

void note(QKeychain::Job*, Answer&) {}
void note(QKeychain::ReadPasswordJob* job, Answer& answer)
{
    answer.secret = job->binaryData();
}

/// Runs a job of the library. `prepare` sets what it needs beside the names.
template <class JobType, class Prepare>
Result<Answer> runJob(const QString& service, const QString& account, std::chrono::milliseconds bound, Prepare prepare)
{
    const auto answer = std::make_shared<Answer>();
    const auto begin = [service, account, prepare, answer](QObject* owner, const BoundedThread::Done& done) {
        // It deletes itself when it is done.
        auto* const job = new JobType(service);
        job->setInsecureFallback(false);
        job->setKey(account);
        prepare(job);
        QObject::connect(job, &QKeychain::Job::finished, owner, [job, answer, done] {
            answer->error = job->error();
            note(job, *answer);
            done();
        });
        job->start();
    };
    switch (keychainThread().run(begin, bound)) {
    case BoundedThread::Outcome::Done:
        return *answer;
    case BoundedThread::Outcome::TooLate:
        return storageError(kNoSecretStore, u"the system's store of secrets does not answer"_s);
    case BoundedThread::Outcome::Stuck:
        break;
    }
    return storageError(kNoSecretStore, u"the system's store of secrets has not answered an earlier call"_s);
}

} // namespace

Result<std::optional<QByteArray>> KeychainSecretStore::read(const QString& service, const QString& account)
{
    CH_CHECK(checkNames(service, account));
    CH_TRY(Answer answer, (runJob<QKeychain::ReadPasswordJob>(service, account, m_bound, [](auto*) {})));
    CH_CHECK(resultOf(answer.error));
    if (answer.error == QKeychain::EntryNotFound)
        return std::optional<QByteArray>();
    return std::optional(std::move(answer.secret));
}

Result<> KeychainSecretStore::write(const QString& service, const QString& account, const QByteArray& secret)
{
    CH_CHECK(checkNames(service, account));
    if (secret.isEmpty() || secret.size() > kMaxBytes)
        return invalid("a secret is 1 to 2048 bytes");
    CH_TRY(const Answer answer, (runJob<QKeychain::WritePasswordJob>(
                                    service, account, m_bound, [secret](auto* job) { job->setBinaryData(secret); })));
    return resultOf(answer.error);
}

Result<> KeychainSecretStore::remove(const QString& service, const QString& account)
{
    CH_CHECK(checkNames(service, account));
    CH_TRY(const Answer answer, (runJob<QKeychain::DeletePasswordJob>(service, account, m_bound, [](auto*) {})));
    return resultOf(answer.error);
}

} // namespace ch

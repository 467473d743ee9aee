// SPDX-License-Identifier: Apache-2.0
#include "core/sql/libpq/LibpqSender.h"

#include <libpq-fe.h>

#include <utility>

namespace ch::sql {

namespace {

class LibpqSender final : public AheadSender
{
public:
    bool send(const QVariant& handle, const QByteArray& statements) override
    {
        // As the header of libpq calls it, and as the compiler does.
        if (qstrcmp(handle.typeName(), "PGconn*") != 0 && qstrcmp(handle.typeName(), "pg_conn*") != 0)
            return false;
        m_connection = *static_cast<PGconn* const*>(handle.constData());
        m_answers = {};
        m_isAnswered = false;
        return m_connection && PQsendQuery(m_connection, statements.constData()) == 1;
    }

    bool isAnswered() override
    {
        // A connection that broke has its answer: the error.
        if (!m_isAnswered && PQconsumeInput(m_connection) == 0)
            return true;
        while (!m_isAnswered && PQisBusy(m_connection) == 0)
            takeNext();
        return m_isAnswered;
    }

    Answers take() override
    {
        while (!m_isAnswered)
            takeNext();
        return std::exchange(m_answers, {});
    }

private:
    void takeNext()
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQgetResult(m_connection), &PQclear);
        if (!result) {
            m_isAnswered = true;
            return;
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            m_answers.rowsChanged.push_back(QByteArray(PQcmdTuples(result.get())).toLongLong());
        } else if (!m_answers.failure) {
            // Its details may name values, which are not for the log.
            const char* const primary = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
            m_answers.failure =
                Failure{.state = QString::fromUtf8(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE)),
                        .message = QString::fromUtf8(primary ? primary : PQresultErrorMessage(result.get()))};
        }
    }

    PGconn* m_connection = nullptr;
    Answers m_answers;
    bool m_isAnswered = true;
};

} // namespace

std::unique_ptr<AheadSender> makeLibpqSender()
{
    return std::make_unique<LibpqSender>();
}

} // namespace ch::sql

// SPDX-License-Identifier: Apache-2.0
#include "core/sql/libpq/LibpqSender.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace ch::sql {

namespace {

class LibpqSender final : public RowSender
{
public:
    bool knows(const QVariant& handle) const override
    {
        // As the header of libpq calls it, and as the compiler does.
        return qstrcmp(handle.typeName(), "PGconn*") == 0 || qstrcmp(handle.typeName(), "pg_conn*") == 0;
    }

    bool send(const QVariant& handle, const std::vector<Command>& commands) override
    {
        m_connection = *static_cast<PGconn* const*>(handle.constData());
        if (!m_connection || PQenterPipelineMode(m_connection) != 1)
            return false;
        m_answers = {};
        m_isAnswered = false;
        const auto isSent = [this](const Command& command) { return sendOne(command); };
        if (!std::ranges::all_of(commands, isSent) || PQpipelineSync(m_connection) != 1)
            endLost();
        return true;
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
    bool sendOne(const Command& command)
    {
        constexpr int kBinary = 1;
        const int count = int(command.arrays.size());
        if (count == 0)
            return PQsendQueryParams(m_connection, command.text.constData(), 0, nullptr, nullptr, nullptr, nullptr,
                                     0) == 1;
        std::vector<const char*> values;
        std::vector<int> lengths;
        for (const QByteArray& array : command.arrays) {
            values.push_back(array.constData());
            lengths.push_back(int(array.size()));
        }
        const std::vector<int> formats(command.arrays.size(), kBinary);
        return PQsendQueryPrepared(m_connection, command.text.constData(), count, values.data(), lengths.data(),
                                   formats.data(), 0) == 1;
    }

    void takeNext()
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQgetResult(m_connection), &PQclear);
        if (!result) {
            // So ends each command, but of a connection that broke there comes nothing more.
            if (PQstatus(m_connection) != CONNECTION_OK)
                endLost();
            return;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            m_answers.rowsChanged.push_back(QByteArray(PQcmdTuples(result.get())).toLongLong());
            break;
        case PGRES_PIPELINE_SYNC:
            if (PQexitPipelineMode(m_connection) != 1)
                endLost();
            m_isAnswered = true;
            break;
        case PGRES_PIPELINE_ABORTED:
            break;
        default:
            takeFailure(*result);
        }
    }

    void takeFailure(const PGresult& result)
    {
        const char* const state = PQresultErrorField(&result, PG_DIAG_SQLSTATE);
        if (!m_answers.failure) {
            // Its details may name values, which are not for the log.
            const char* const primary = PQresultErrorField(&result, PG_DIAG_MESSAGE_PRIMARY);
            m_answers.failure =
                Failure{.state = QString::fromUtf8(state),
                        .message = QString::fromUtf8(primary ? primary : PQresultErrorMessage(&result))};
        }
        // The library's own: nothing follows, whatever it holds the connection for.
        if (!state)
            endLost();
    }

    /// The connection is of no more use.
    void endLost()
    {
        if (!m_answers.failure || !m_answers.failure->state.isEmpty())
            m_answers.failure = Failure{.state = {}, .message = QString::fromUtf8(PQerrorMessage(m_connection))};
        m_isAnswered = true;
    }

    PGconn* m_connection = nullptr;
    Answers m_answers;
    bool m_isAnswered = true;
};

} // namespace

std::unique_ptr<RowSender> makeLibpqSender()
{
    return std::make_unique<LibpqSender>();
}

} // namespace ch::sql

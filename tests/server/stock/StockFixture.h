// SPDX-License-Identifier: Apache-2.0
// A shop with products and orders in a real store, and the handlers of products and stock.
// Belongs to the test's thread.
#pragma once

#include "server/http/Request.h"
#include "server/stock/ProductRepository.h"
#include "server/stock/StockHandlers.h"
#include "tests/server/orders/OrderFixture.h"

namespace ch::test {

class StockFixture : public OrderFixture
{
public:
    Caller manager = callerOf(Role::Manager, 16);

    /// A call of a route below /products/{sku}, or of one without a variable part.
    Call on(const Caller& caller, const QString& sku, const QByteArray& body = {}, std::optional<qint64> ifMatch = {})
    {
        Call made = call(caller, body, {}, ifMatch);
        made.pathValues = {sku};
        return made;
    }
    Call ask(const Caller& caller, const QByteArray& query, const QString& sku = {})
    {
        Call made = on(caller, sku);
        made.request.method = Method::Get;
        made.request.target = "/api/v1/anything?" + query;
        return made;
    }
    Result<Answer> read(ReadHandler handler, const Call& made) { return handler(services(), db(), made); }

    static QJsonObject objectIn(const Result<Answer>& answer, int status)
    {
        if (!answer)
            throw std::runtime_error(
                QString(answer.error().code + u' ' + answer.error().detail + QString::fromUtf8(answer.error().facts))
                    .toStdString());
        if (answer->status != status)
            throw std::runtime_error("the status is " + std::to_string(answer->status));
        return QJsonDocument::fromJson(answer->data).object();
    }
    static QJsonObject factsOf(const Error& error) { return QJsonDocument::fromJson(error.facts).object(); }
    static QJsonObject factsOf(const Result<Answer>& answer)
    {
        return answer ? throw std::runtime_error("nothing was refused") : factsOf(answer.error());
    }
    /// "VALIDATION_FAILED sku,title": the refusal and the fields it names; "" if nothing was refused.
    static QString refusalWithFields(const Result<Answer>& answer)
    {
        if (answer)
            return {};
        const QJsonObject facts = factsOf(answer.error());
        QStringList fields;
        if (facts.contains(u"field"_s))
            fields.push_back(facts[u"field"_s].toString());
        for (const auto& problem : facts[u"errors"_s].toArray())
            fields.push_back(problem[u"field"_s].toString());
        return QString(answer.error().code + u' ' + fields.join(u',')).trimmed();
    }

    struct Listed
    {
        QList<QJsonObject> items;
        QString cursor;
    };
    Listed list(ReadHandler handler, const Caller& caller, const QByteArray& query, const QString& sku = {})
    {
        const QJsonObject page = objectIn(read(handler, ask(caller, query, sku)), 200);
        Listed listed;
        for (const auto& item : page[u"items"_s].toArray())
            listed.items.push_back(item.toObject());
        listed.cursor = page[u"next_cursor"_s].toString();
        return listed;
    }
    QStringList skus(const QByteArray& query)
    {
        QStringList found;
        for (const QJsonObject& item : list(listProducts, merchant, query).items)
            found.push_back(item[u"sku"_s].toString());
        return found;
    }
    /// Every page from the first to the last, `between` called after each.
    QList<QJsonObject> everyPage(ReadHandler handler, const QByteArray& query, const QString& sku = {},
                                 const std::function<void()>& between = {})
    {
        QList<QJsonObject> all;
        QByteArray more;
        do {
            const Listed page = list(handler, merchant, query + more, sku);
            all += page.items;
            more = page.cursor.isEmpty() ? QByteArray() : "&cursor=" + page.cursor.toLatin1();
            if (between && !more.isEmpty())
                between();
        } while (!more.isEmpty());
        return all;
    }

    /// What a write must not touch when it is refused: all rows of stock, ledger and feed.
    QStringList everything()
    {
        return texts("SELECT sku || ' ' || title || ' ' || on_hand || ' ' || reserved || ' ' || revision FROM products "
                     "ORDER BY sku") +
               texts("SELECT id || ' ' || sku FROM movements ORDER BY id") +
               texts("SELECT position || ' ' || entity_id FROM feed ORDER BY position");
    }
};

} // namespace ch::test

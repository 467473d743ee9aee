// SPDX-License-Identifier: Apache-2.0
// An empty store and a folder for books: what tests of the import stand on.
// Belongs to the test's thread.
#pragma once

#include "server/importer/Importer.h"
#include "server/orders/OrderRepository.h"
#include "server/stock/ProductRepository.h"
#include "tests/support/StoreFixture.h"

#include <QFile>

#include <lzma.h>

namespace ch::test {

/// The bytes as an .xz file.
inline QByteArray packed(const QByteArray& bytes)
{
    QByteArray result(qsizetype(lzma_stream_buffer_bound(size_t(bytes.size()))), '\0');
    size_t size = 0;
    if (lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const uint8_t*>(bytes.constData()),
                                size_t(bytes.size()), reinterpret_cast<uint8_t*>(result.data()), &size,
                                size_t(result.size())) != LZMA_OK)
        throw std::runtime_error("lzma");
    result.truncate(qsizetype(size));
    return result;
}

class ImportFixture : public StoreFixture
{
public:
    static constexpr char kOnlineRetail[] =
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    static constexpr char kTmall[] = "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n";
    /// A good line of the Online Retail book.
    static constexpr char kLantern[] =
        "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\n";

    QString path(const QString& name) const { return m_books.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            throw std::runtime_error("cannot write a book");
        return path(name);
    }
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// In one transaction, as the command does it; an error rolls back.
    Result<server::ImportSummary> import(server::ImportOptions options)
    {
        options.spoolFolder = m_books.path();
        CH_TRY(auto transaction, sql::Transaction::begin(db()));
        CH_TRY(auto summary, server::importBook(context(), options));
        CH_CHECK(transaction.commit());
        return summary;
    }
    /// As import(), but nothing of it stays.
    Result<server::ImportSummary> importAndUndo(const QByteArray& book, const QString& mapping)
    {
        CH_TRY(auto transaction, sql::Transaction::begin(db()));
        return server::importBook(
            context(),
            {.file = write(QStringLiteral("book.csv"), book), .mapping = mapping, .spoolFolder = m_books.path()});
    }
    Result<server::ImportSummary> import(const QByteArray& book, const QString& mapping)
    {
        return import({.file = write(QStringLiteral("book.csv"), book), .mapping = mapping});
    }
    /// Lines of the Online Retail book, without its header.
    server::ImportSummary importOnlineRetail(const QByteArray& lines)
    {
        return orThrow(import(kOnlineRetail + lines, QStringLiteral("online-retail")));
    }
    server::ImportSummary importTmall(const QByteArray& lines)
    {
        return orThrow(import(kTmall + lines, QStringLiteral("tmall")));
    }

    Order order(const QString& orderNo)
    {
        const auto id = orThrow(db().integer("SELECT id FROM orders WHERE order_no = ?", orderNo));
        if (!id)
            throw std::runtime_error("no such order: " + orderNo.toStdString());
        return *orThrow(server::loadOrder(db(), OrderId(*id)));
    }
    Product product(const QString& sku)
    {
        const auto found = orThrow(server::loadProduct(db(), sku));
        if (!found)
            throw std::runtime_error("no such product: " + sku.toStdString());
        return *found;
    }
    qint64 count(std::string_view sql) { return orThrow(db().integer(sql)).value_or(-1); }
    /// The kinds of an order's timeline, one after the other.
    QStringList timeline(const QString& orderNo)
    {
        QStringList kinds;
        auto rows = orThrow(db().query("SELECT kind FROM events WHERE order_id = ? ORDER BY seq", order(orderNo).id));
        while (rows.next())
            kinds += rows.text(0);
        return kinds;
    }
    static qint64 rejected(const server::ImportSummary& summary, server::RejectReason reason)
    {
        return summary.rejected[static_cast<size_t>(reason)];
    }

private:
    QTemporaryDir m_books;
};

} // namespace ch::test

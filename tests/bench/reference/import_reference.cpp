// SPDX-License-Identifier: Apache-2.0
// What an import of the Online Retail book costs at least: parses the same CSV and writes the same order, line, product
// and refund rows into the same schema through SQLite's C API, in one transaction with the service's settings. No
// timeline, payments, feed or ledger, no bound on memory, no mappings. `order-service import` is measured against it.
//
//     import_reference BOOK.csv[.xz] STORE.db MIGRATION.sql COUNTRIES.json
#include <csv.h>
#include <lzma.h>
#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

struct Price
{
    int64_t mantissa = 0;
    int scale = 0;
};

struct Line
{
    std::string sku;
    std::string title;
    int64_t quantity = 0;
    int64_t unitPriceMinor = 0;
    int64_t totalMinor = 0;
};

struct Invoice
{
    std::string customer;
    std::string country;
    int64_t createdAt = 0;
    std::vector<Line> lines;
    int64_t totalMinor = 0;
    int64_t units = 0;
};

struct Product
{
    std::string title;
    int64_t priceMinor = 0;
};

struct Book
{
    std::vector<std::string> row;
    int64_t rows = 0;
    std::unordered_map<std::string, size_t> byNumber;
    std::vector<std::pair<std::string, Invoice>> invoices;
    std::map<std::string, Product> products;
    int64_t rejected = 0;
    std::string lastDate;
    int64_t lastTime = 0;
};

int64_t roundHalfUp(int64_t mantissa, int scale)
{
    for (; scale < 2; ++scale)
        mantissa *= 10;
    int64_t divisor = 1;
    for (; scale > 2; --scale)
        divisor *= 10;
    int64_t quotient = mantissa / divisor;
    int64_t remainder = mantissa % divisor;
    if (remainder < 0) {
        remainder += divisor;
        --quotient;
    }
    return 2 * remainder >= divisor ? quotient + 1 : quotient;
}

Price priceOf(const std::string& text)
{
    Price price;
    bool dot = false;
    for (const char c : text) {
        if (c == '.')
            dot = true;
        else if (c >= '0' && c <= '9') {
            price.mantissa = price.mantissa * 10 + (c - '0');
            price.scale += dot ? 1 : 0;
        }
    }
    if (text[0] == '-')
        price.mantissa = -price.mantissa;
    return price;
}

/// The program runs with TZ=Europe/London.
int64_t timeOf(Book& book, const std::string& text)
{
    if (text == book.lastDate)
        return book.lastTime;
    std::tm local{};
    if (std::sscanf(text.c_str(), "%d-%d-%d %d:%d:%d", &local.tm_year, &local.tm_mon, &local.tm_mday, &local.tm_hour,
                    &local.tm_min, &local.tm_sec) != 6)
        throw std::runtime_error("a date: " + text);
    local.tm_year -= 1900;
    local.tm_mon -= 1;
    local.tm_isdst = -1;
    book.lastDate = text;
    return book.lastTime = int64_t(std::mktime(&local)) * 1000;
}

void takeRow(Book& book)
{
    const std::vector<std::string>& row = book.row;
    if (++book.rows == 1)
        return;
    const int64_t quantity = std::strtoll(row[3].c_str(), nullptr, 10);
    const Price price = priceOf(row[5]);
    const bool isRefund = row[0][0] == 'C';
    if (price.mantissa < 0 || (!isRefund && quantity <= 0)) {
        ++book.rejected;
        return;
    }
    const int64_t at = timeOf(book, row[4]);
    const auto [found, isNew] = book.byNumber.try_emplace(row[0], book.invoices.size());
    if (isNew)
        book.invoices.push_back({row[0], Invoice{row[6], row[7], at, {}, 0, 0}});
    Invoice& invoice = book.invoices[found->second].second;
    invoice.createdAt = std::min(invoice.createdAt, at);
    const int64_t total = roundHalfUp(price.mantissa * quantity, price.scale);
    invoice.totalMinor += total;
    if (isRefund)
        return;
    invoice.units += quantity;
    const int64_t unitPrice = roundHalfUp(price.mantissa, price.scale);
    invoice.lines.push_back({row[1], row[2], quantity, unitPrice, total});
    Product& product = book.products[row[1]];
    if (!row[2].empty())
        product.title = row[2];
    if (price.mantissa > 0)
        product.priceMinor = unitPrice;
}

void parse(const char* file, Book& book)
{
    csv_parser parser;
    csv_init(&parser, 0);
    const auto onField = [](void* bytes, size_t size, void* self) {
        static_cast<Book*>(self)->row.emplace_back(static_cast<const char*>(bytes), size);
    };
    const auto onRow = [](int, void* self) {
        takeRow(*static_cast<Book*>(self));
        static_cast<Book*>(self)->row.clear();
    };
    std::FILE* const input = std::fopen(file, "rb");
    if (!input)
        throw std::runtime_error(std::string("cannot open ") + file);
    const bool isPacked = std::string_view(file).ends_with(".xz");
    lzma_stream stream = LZMA_STREAM_INIT;
    if (isPacked && lzma_stream_decoder(&stream, UINT64_MAX, 0) != LZMA_OK)
        throw std::runtime_error("lzma");
    std::vector<uint8_t> packed(1 << 17);
    std::vector<uint8_t> plain(1 << 17);
    while (const size_t size = std::fread(packed.data(), 1, packed.size(), input)) {
        if (!isPacked) {
            csv_parse(&parser, packed.data(), size, onField, onRow, &book);
            continue;
        }
        stream.next_in = packed.data();
        stream.avail_in = size;
        do {
            stream.next_out = plain.data();
            stream.avail_out = plain.size();
            const lzma_ret result = lzma_code(&stream, LZMA_RUN);
            if (result != LZMA_OK && result != LZMA_STREAM_END)
                throw std::runtime_error("damaged .xz");
            csv_parse(&parser, plain.data(), plain.size() - stream.avail_out, onField, onRow, &book);
        } while (stream.avail_in > 0 || stream.avail_out == 0);
    }
    csv_fini(&parser, onField, onRow, &book);
    csv_free(&parser);
    lzma_end(&stream);
    std::fclose(input);
}

/// 23:59:59.999 of the second working day after; the program runs with TZ=Europe/London.
int64_t shipBy(int64_t paidAt)
{
    const std::time_t seconds = paidAt / 1000;
    std::tm day{};
    localtime_r(&seconds, &day);
    for (int left = 2; left > 0;) {
        ++day.tm_mday;
        day.tm_hour = 12;
        day.tm_isdst = -1;
        std::mktime(&day);
        left -= day.tm_wday != 0 && day.tm_wday != 6 ? 1 : 0;
    }
    day.tm_hour = 23;
    day.tm_min = 59;
    day.tm_sec = 59;
    day.tm_isdst = -1;
    return int64_t(std::mktime(&day)) * 1000 + 999;
}

class Store
{
public:
    Store(const char* file, const std::string& schema)
    {
        check(sqlite3_open(file, &m_db));
        execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
                "PRAGMA trusted_schema=OFF; PRAGMA cache_size=-32768; BEGIN");
        execute(schema.c_str());
        execute("COMMIT; BEGIN IMMEDIATE");
    }
    void finish()
    {
        execute("COMMIT");
        check(sqlite3_close_v2(m_db));
    }
    void execute(const char* sql) { check(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr)); }
    sqlite3_stmt* prepare(const char* sql)
    {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }
    void check(int result)
    {
        if (result != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_db));
    }

private:
    sqlite3* m_db = nullptr;
};

/// Binds values from left to right, then runs the statement.
class Insert
{
public:
    Insert(Store& store, const char* sql) : m_store(store), m_statement(store.prepare(sql)) {}
    ~Insert() { sqlite3_finalize(m_statement); }
    Insert(const Insert&) = delete;
    Insert& operator=(const Insert&) = delete;

    template <class... Values> void run(const Values&... values)
    {
        m_next = 1;
        (bind(values), ...);
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            m_store.check(sqlite3_reset(m_statement));
        sqlite3_reset(m_statement);
    }

private:
    void bind(int64_t value) { sqlite3_bind_int64(m_statement, m_next++, value); }
    void bind(const std::string& value)
    {
        sqlite3_bind_text(m_statement, m_next++, value.data(), int(value.size()), SQLITE_STATIC);
    }
    Store& m_store;
    sqlite3_stmt* m_statement;
    int m_next = 1;
};

std::string readFile(const char* file)
{
    std::FILE* const input = std::fopen(file, "rb");
    if (!input)
        throw std::runtime_error(std::string("cannot open ") + file);
    std::string text;
    char buffer[4096];
    while (const size_t size = std::fread(buffer, 1, sizeof buffer, input))
        text.append(buffer, size);
    std::fclose(input);
    return text;
}

/// {"name": "code", …}, one a line, as the project's own file is written.
std::unordered_map<std::string, std::string> readCountries(const char* file)
{
    std::unordered_map<std::string, std::string> codes;
    const std::string text = readFile(file);
    for (size_t at = 0; (at = text.find("    \"", at)) != std::string::npos;) {
        const size_t name = at + 5;
        const size_t end = text.find("\": \"", name);
        codes[text.substr(name, end - name)] = text.substr(end + 4, 2);
        at = end;
    }
    return codes;
}

void write(Store& store, const Book& book, const std::unordered_map<std::string, std::string>& countries)
{
    Insert product(store, "INSERT INTO products (sku, title, price_minor, on_hand, revision, created_at, updated_at) "
                          "VALUES (?, ?, ?, 1000, ?, ?, ?)");
    Insert order(store,
                 "INSERT INTO orders (id, order_no, status, version, revision, source, currency, customer_id, "
                 "customer_name, customer_email, customer_phone, ship_name, ship_line1, ship_line2, ship_city, "
                 "ship_region, ship_postcode, ship_country, ship_phone, subtotal_minor, discount_minor, "
                 "shipping_minor, total_minor, paid_minor, refunded_minor, units, packed_units, shipped_units, "
                 "released_units, cancel_reason, created_at, paid_at, ship_by, shipped_at, completed_at, updated_at) "
                 "VALUES (?, ?, 'COMPLETED', 4, ?, 'import', 'GBP', ?, ?, '', '', ?, '', '', '', '', '', ?, '', ?, 0, "
                 "0, ?, ?, 0, ?, ?, ?, 0, '', ?, ?, ?, ?, ?, ?)");
    Insert line(store, "INSERT INTO order_lines (order_id, line_no, sku, title, quantity, unit_price_minor, "
                       "line_total_minor, packed_quantity, shipped_quantity, released_quantity) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)");
    Insert refund(store, "INSERT INTO refunds (id, refund_no, amount_minor, currency, reason, note, at, by, revision) "
                         "VALUES (?, ?, ?, 'GBP', 'OTHER', '', ?, 'import', ?)");
    const int64_t now = int64_t(std::time(nullptr)) * 1000;
    int64_t id = now << 20;
    int64_t revision = 0;
    for (const auto& [sku, each] : book.products)
        product.run(sku, each.title.empty() ? sku : each.title, each.priceMinor, ++revision, now, now);
    for (const auto& [number, each] : book.invoices) {
        ++id;
        ++revision;
        if (number[0] == 'C') {
            if (each.totalMinor < 0)
                refund.run(id, number, -each.totalMinor, each.createdAt, revision);
            continue;
        }
        const std::string customer = each.customer.substr(0, each.customer.find('.'));
        const std::string name = customer.empty() ? "Guest" : "Customer " + customer;
        const auto known = countries.find(each.country);
        const std::string& country = known == countries.end() ? each.country : known->second;
        const int64_t at = each.createdAt;
        order.run(id, number, revision, customer, name, name, country, each.totalMinor, each.totalMinor,
                  each.totalMinor, each.units, each.units, each.units, at, at, shipBy(at), at, at, at);
        int64_t lineNo = 0;
        for (const Line& l : each.lines)
            line.run(id, ++lineNo, l.sku, l.title, l.quantity, l.unitPriceMinor, l.totalMinor, l.quantity, l.quantity);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "usage: import_reference BOOK.csv[.xz] STORE.db MIGRATION.sql COUNTRIES.json\n");
        return 2;
    }
    try {
        setenv("TZ", "Europe/London", 1);
        tzset();
        Book book;
        parse(argv[1], book);
        Store store(argv[2], readFile(argv[3]));
        write(store, book, readCountries(argv[4]));
        store.finish();
        std::printf("%zu invoices, %lld rejected\n", book.invoices.size(), static_cast<long long>(book.rejected));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "import_reference: %s\n", error.what());
        return 1;
    }
    return 0;
}

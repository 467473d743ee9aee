// SPDX-License-Identifier: Apache-2.0
// Fuzzes the reading of an order book: bytes, encoding, rows, and the verdict on each row.
// libFuzzer's thread.
#include "server/importer/BookMapping.h"
#include "server/importer/RowJudge.h"

#include <QFile>

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace ch::server;

namespace {

const BookMapping& mapping()
{
    static const BookMapping retail = [] {
        auto read = loadMapping(QStringLiteral("online-retail"));
        if (!read)
            std::abort();
        return *std::move(read);
    }();
    return retail;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A file in memory: the reader wants a name.
    static const int file = memfd_create("book", 0);
    if (ftruncate(file, 0) != 0 || pwrite(file, data, size, 0) != ssize_t(size))
        std::abort();
    auto bytes = BookBytes::open(QStringLiteral("/proc/self/fd/%1").arg(file));
    if (!bytes)
        return 0;
    auto text = BookText::open(*std::move(bytes), {});
    if (!text)
        return 0;
    CsvReader reader(**text, ',');
    auto header = reader.next();
    if (!header || !*header)
        return 0;
    auto judge = RowJudge::create(mapping(), **header, (*text)->isConverted());
    qint64 line = (*header)->line;
    for (;;) {
        const auto row = reader.next();
        if (!row || !*row)
            return 0;
        // Rows come in the file's order: what is reported by line number must be found there.
        if ((*row)->line < line)
            std::abort();
        line = (*row)->line;
        if (judge)
            (void)judge->judge(**row);
    }
}

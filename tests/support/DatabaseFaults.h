// SPDX-License-Identifier: Apache-2.0
// A disk that does what a test says: takes the place of SQLite's own sqlite3_step in the whole program, under Qt Sql.
// To be included by one file of a program that exports its symbols (ENABLE_EXPORTS). Callable from any thread.
#pragma once

#include <QByteArray>

#include <dlfcn.h>

#include <functional>
#include <mutex>

namespace ch::test {

/// SQLite's result codes (sqlite.org/rescode.html).
enum SqliteCode { kSqliteOk = 0, kSqliteBusy = 5, kSqliteIoError = 10, kSqliteCorrupt = 11, kSqliteFull = 13 };

class DatabaseFaults
{
public:
    /// Asked before each step of a statement; a code other than kSqliteOk is what the step comes to, and it is not taken.
    using Rule = std::function<int(const QByteArray& sql)>;

    static void setRule(Rule rule)
    {
        const std::lock_guard lock(mutex());
        current() = std::move(rule);
    }
    static int ask(const char* sql)
    {
        const std::lock_guard lock(mutex());
        return current() ? current()(QByteArray(sql)) : kSqliteOk;
    }

private:
    static std::mutex& mutex()
    {
        static std::mutex one;
        return one;
    }
    static Rule& current()
    {
        static Rule one;
        return one;
    }
};

/// The library that Qt's driver has loaded.
template <class Function> Function sqliteFunction(const char* name)
{
    void* const library = dlopen("libsqlite3.so.0", RTLD_NOW);
    void* const function = library ? dlsym(library, name) : nullptr;
    if (!function)
        qFatal("SQLite's %s is not to be found", name);
    return reinterpret_cast<Function>(function);
}

/// Whether an address belongs to the library that has the function.
inline bool isIn(void* function, void* address)
{
    Dl_info ofFunction{};
    Dl_info ofAddress{};
    return dladdr(function, &ofFunction) != 0 && dladdr(address, &ofAddress) != 0 &&
           ofFunction.dli_fbase == ofAddress.dli_fbase;
}

} // namespace ch::test

struct sqlite3_stmt;
extern "C" int sqlite3_step(sqlite3_stmt* statement);

// In a header, because it has to be in the program itself to come before the library's.
extern "C" int sqlite3_step(sqlite3_stmt* statement) // NOLINT(misc-definitions-in-headers)
{
    static const auto step = ch::test::sqliteFunction<int (*)(sqlite3_stmt*)>("sqlite3_step");
    static const auto sql = ch::test::sqliteFunction<const char* (*)(sqlite3_stmt*)>("sqlite3_sql");
    // SQLite takes steps of its own, for its schema and the search index, and looks for their errors elsewhere: what was made
    // up here would be lost on it, and half of its work with it.
    if (ch::test::isIn(reinterpret_cast<void*>(step), __builtin_return_address(0)))
        return step(statement);
    const int code = ch::test::DatabaseFaults::ask(sql(statement));
    return code == ch::test::kSqliteOk ? step(statement) : code;
}

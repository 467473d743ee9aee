// SPDX-License-Identifier: Apache-2.0
// Sets a damaged cache aside and makes a fresh one with what can be read of its outbox. May be killed anywhere: the next
// start goes on. Callable from any thread; nobody else may have the file open.
#pragma once

#include "core/store/Database.h"

#include <functional>

namespace ch::sync {

struct Salvage
{
    /// Where the damaged file is now; empty: it was not there any more.
    QString setAside;
    /// Entries of its outbox that were saved.
    int operations = 0;
    /// Places where an entry is or was and cannot be read.
    int unreadable = 0;
    /// False: not even where entries were could be read.
    bool isOutboxReadable = true;
};

class DamagedCache
{
public:
    explicit DamagedCache(const QString& file) : m_file(file) {}

    /// That the file is damaged was found out while it was open, or it was being replaced when the program ended.
    bool isNoted() const;
    /// To be known at the next start, whatever becomes of the file until then.
    void note() const;
    /// `identify` writes whose cache it is into the fresh one.
    Result<Salvage> replace(const std::function<Result<>(sql::Connection&)>& identify) const;

private:
    QString noteFile() const;
    Result<QString> setAside() const;
    Result<Salvage> fillFresh(const QString& fresh, const QString& aside,
                              const std::function<Result<>(sql::Connection&)>& identify) const;

    QString m_file;
};

} // namespace ch::sync

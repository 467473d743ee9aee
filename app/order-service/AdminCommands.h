// SPDX-License-Identifier: Apache-2.0
// The commands for whoever runs the service: shop, users, backup. Each answers with an exit code.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

int initStore(const QString& store, const QString& name, const QString& currency, const QString& timeZone);

/// The passwords of addUser and setPassword come from standard input.
int addUser(const QString& store, const QString& name, const QString& role);
int setPassword(const QString& store, const QString& name);
int removeUser(const QString& store, const QString& name);
int listUsers(const QString& store, bool json);

/// A consistent copy, made while the store may be served.
int backup(const QString& store, const QString& file);
/// Puts a copy in the store's place; the old file stays beside it with a time in its name. Desktops notice by the new
/// run and sync anew.
int restore(const QString& store, const QString& file);

} // namespace ch::app

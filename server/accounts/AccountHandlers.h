// SPDX-License-Identifier: Apache-2.0
// /sessions and /users of contract section 5.
// Threads as server/api/Handler.h says for each kind.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

// Tasks: they wait for Argon2id or for the writer, and take no Idempotency-Key.
void createSession(const Services&, std::shared_ptr<const Call>, std::function<void(Result<Answer>)>);
void refreshSession(const Services&, std::shared_ptr<const Call>, std::function<void(Result<Answer>)>);
void deleteSession(const Services&, std::shared_ptr<const Call>, std::function<void(Result<Answer>)>);

// Point read, inline.
Result<Answer> getMe(const Services&, sql::Connection&, const Call&);
// Pool read.
Result<Answer> listUsers(const Services&, sql::Connection&, const Call&);

// Writes whose planning hashes passwords, so the service plans them on Accounts::runSlow.
Result<PlannedWrite> createUser(const Services&, const Call&);
Result<PlannedWrite> patchUser(const Services&, const Call&);
Result<PlannedWrite> patchMe(const Services&, const Call&);
Result<PlannedWrite> deleteUser(const Services&, const Call&);

} // namespace ch::server

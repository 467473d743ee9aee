// SPDX-License-Identifier: Apache-2.0
// The feed's cursor: opaque outside, inside the run it was given by, the position reached, the role it was read as, and the
// feed's end when the reading began (contract section 6).
// A plain value; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Role.h"

#include <QString>

namespace ch::server {

struct FeedCursor
{
    QString runId;
    /// Everything up to here was delivered.
    qint64 position = 0;
    Role role = Role::Merchant;
    /// The feed's last position when this reader began at the beginning. A first sync that takes longer than tombstones
    /// are kept is still complete, for tombstones of before it began do not concern it.
    qint64 began = 0;

    QString toText() const;
    /// BAD_CURSOR for a text that is none of ours.
    static Result<FeedCursor> fromText(const QString& text);

    friend bool operator==(const FeedCursor&, const FeedCursor&) = default;
};

} // namespace ch::server

// SPDX-License-Identifier: Apache-2.0
// The masks for roles that see no money and no e-mail, and for those that read no notes (contract section 5, "Who may").
// Pure functions; safe on any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace ch {

/// The same JSON value without every member, at any depth, whose name ends in "_minor" or is "email", alone or as the end
/// of a dotted path ("customer.email"). By name and not by resource, so that a money field added tomorrow is masked without
/// anybody thinking of it. `json` must be valid and at most 32 levels deep; text that is not is answered with "null", for
/// leaking is the worse failure.
QByteArray withoutMoney(QByteArrayView json);

/// The same without every "note_count", at any depth: of notes that a role may not read it may not know either. What has none
/// is answered as it is, byte for byte.
QByteArray withoutNotes(const QByteArray& json);

} // namespace ch

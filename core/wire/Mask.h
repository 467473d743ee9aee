// SPDX-License-Identifier: Apache-2.0
// The one mask for roles that see no money and no e-mail (contract section 5, "Who may").
// A pure function; safe on any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace ch {

/// The same JSON value without every member, at any depth, whose name ends in "_minor" or is "email", alone or as the end
/// of a dotted path ("customer.email"). By name and not by resource, so that a money field added tomorrow is masked without
/// anybody thinking of it. `json` must be valid and at most 32 levels deep; text that is not is answered with "null", for
/// leaking is the worse failure.
QByteArray withoutMoney(QByteArrayView json);

} // namespace ch

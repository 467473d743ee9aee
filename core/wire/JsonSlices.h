// SPDX-License-Identifier: Apache-2.0
// Cuts JSON text into its members or elements without decoding them: what is to be kept is kept as the bytes that came, and
// one that makes no sense does not spoil the others.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace ch {

struct JsonMember
{
    /// As written, without its quotes; a name with escapes is not decoded.
    QByteArrayView name;
    /// The value's JSON text, without blanks around it.
    QByteArrayView text;
};

/// The members of an object, in order; names that occur twice come twice. The views point into `json`. Only what is needed
/// to cut is checked, and that nothing follows the end: a value may be malformed inside, whoever decodes it finds out.
/// BAD_REQUEST if it cannot be cut, as when the text breaks off.
Result<std::vector<JsonMember>> jsonMembers(QByteArrayView json);
/// The elements of an array, in order.
Result<std::vector<QByteArrayView>> jsonElements(QByteArrayView json);

/// The text of the member; empty if it is absent or null, or there more than once.
QByteArrayView textOf(const std::vector<JsonMember>& members, QByteArrayView name);

/// Whether it is one whole valid JSON value (UTF-8, at most 32 levels).
bool isJson(QByteArrayView json);
/// Whether it is one whole valid JSON object.
bool isJsonObject(QByteArrayView json);
/// A whole number; nothing for anything else, 200.0 and "200" too.
std::optional<qint64> jsonInteger(QByteArrayView text);
/// A string, decoded; nothing for anything else.
std::optional<QString> jsonText(QByteArrayView text);
std::optional<bool> jsonBoolean(QByteArrayView text);

} // namespace ch

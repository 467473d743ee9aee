// SPDX-License-Identifier: Apache-2.0
// Names of files out of what people wrote (X10): always inside the chosen folder, on every system.
// Any thread; freePath() looks into the folder.
#pragma once

#include <QString>

class QDir;

namespace ch::ui {

/// One name without a path: no separators, control or direction marks, no name that Windows keeps for itself, no dot or blank at
/// its ends, at most 120 characters, the suffix kept.
QString safeFileName(const QString& name);
/// "orders.csv", or "orders (2).csv" if there is one.
QString freePath(const QDir& folder, const QString& name);

} // namespace ch::ui

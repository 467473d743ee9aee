// SPDX-License-Identifier: Apache-2.0
// How a shop looks wherever it is chosen: its initial on a square, its name, who is signed in there.
// Thread of the windows.
#pragma once

#include <QPalette>
#include <QString>

class QPainter;
class QRect;

namespace ch::ui {

struct KnownShop;

inline constexpr int kShopSquare = 32;

/// The name, or the server's host while no name is known.
QString shopTitle(const KnownShop& shop);
/// "anna · shop.example".
QString shopDetail(const KnownShop& shop);

/// The square alone where there is no room for the texts.
void paintShop(QPainter& painter, const QRect& rect, const QString& title, const QString& detail,
               const QPalette& palette);

} // namespace ch::ui

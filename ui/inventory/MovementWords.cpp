// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/MovementWords.h"

#include "core/desk/StockWish.h"

#include <QCoreApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MovementWords)
};

QString withReason(const QString& what, const QString& reason)
{
    return reason.isEmpty() ? what
                            : Text::tr("%1: %2", "what was done to the stock, why").arg(what, reasonWords(reason));
}

} // namespace

QString movementWords(const Movement& movement)
{
    switch (movement.kind) {
    case MovementKind::Receive:
        return Text::tr("Received");
    case MovementKind::Reserve:
        return Text::tr("Reserved");
    case MovementKind::Release:
        return Text::tr("Released");
    case MovementKind::Ship:
        return Text::tr("Shipped");
    case MovementKind::Adjust:
        return withReason(Text::tr("Adjusted"), movement.reason);
    case MovementKind::Count:
        return withReason(Text::tr("Counted"), movement.reason == "COUNTED"_L1 ? QString() : movement.reason);
    }
    Q_UNREACHABLE();
}

Tone toneOf(MovementKind kind)
{
    switch (kind) {
    case MovementKind::Receive:
        return Tone::Good;
    case MovementKind::Ship:
        return Tone::Info;
    case MovementKind::Adjust:
    case MovementKind::Count:
        return Tone::Warn;
    case MovementKind::Reserve:
    case MovementKind::Release:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

QString effectWords(const Movement& movement, const ProductWriter& writer)
{
    QStringList effects;
    if (movement.deltaOnHand != 0)
        effects.push_back(Text::tr("%1 on hand").arg(writer.signedCount(movement.deltaOnHand)));
    if (movement.deltaReserved != 0)
        effects.push_back(Text::tr("%1 reserved").arg(writer.signedCount(movement.deltaReserved)));
    if (effects.isEmpty())
        effects.push_back(Text::tr("no difference"));
    return effects.join(u" · "_s);
}

QString actorWords(const Movement& movement)
{
    if (movement.user.isEmpty() && movement.device.isEmpty())
        return Text::tr("by the service itself");
    return movement.device.isEmpty() ? movement.user : QString(movement.user + u" · " + movement.device);
}

QString stockWishWords(const PendingOperation& entry, const ProductWriter& writer)
{
    const auto wish = desk::stockWishOf(entry);
    if (!wish)
        return {};
    const QString what =
        wish->counted ? Text::tr("counted %1, was %2")
                            .arg(writer.formats.count(*wish->counted), writer.formats.count(wish->expected.value_or(0)))
                      : writer.signedCount(wish->delta);
    return wish->reason.isEmpty() ? what
                                  : Text::tr("%1, %2", "a change of stock, why").arg(what, reasonWords(wish->reason));
}

QStringList stockReasons()
{
    return {u"RECEIVED"_s, u"RETURNED"_s, u"DAMAGED"_s, u"LOST"_s, u"COUNTED"_s, u"CORRECTION"_s, u"OTHER"_s};
}

} // namespace ch::ui

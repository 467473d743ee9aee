// SPDX-License-Identifier: Apache-2.0
#include "server/feed/FeedCursor.h"

#include "core/domain/Reason.h"

#include <QStringList>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

std::optional<qint64> positionIn(const QString& text)
{
    bool isNumber = false;
    const qint64 position = text.toLongLong(&isNumber);
    return isNumber && position >= 0 && QString::number(position) == text ? std::optional(position) : std::nullopt;
}

} // namespace

QString FeedCursor::toText() const
{
    const QString joined =
        u"f1."_s + runId + u'.' + QString::number(position) + u'.' + nameOf(role) + u'.' + QString::number(began);
    return QString::fromLatin1(joined.toUtf8().toBase64(kEncoding));
}

Result<FeedCursor> FeedCursor::fromText(const QString& text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), kEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return refusal(Reason::BadCursor);
    const QStringList parts = QString::fromUtf8(*decoded).split(u'.');
    if (parts.size() != 5 || parts[0] != "f1"_L1 || parts[1].isEmpty())
        return refusal(Reason::BadCursor);
    const auto position = positionIn(parts[2]);
    const auto role = roleFromName(parts[3]);
    const auto began = positionIn(parts[4]);
    if (!position || !role || !began)
        return refusal(Reason::BadCursor);
    return FeedCursor{.runId = parts[1], .position = *position, .role = *role, .began = *began};
}

} // namespace ch::server

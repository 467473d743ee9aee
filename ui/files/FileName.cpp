// SPDX-License-Identifier: Apache-2.0
#include "ui/files/FileName.h"

#include <QDir>
#include <QRegularExpression>

namespace ch::ui {

namespace {

constexpr qsizetype kLongest = 120;

QString withoutEnds(QString name)
{
    static const QRegularExpression ends(QStringLiteral("^[\\s.]+|[\\s.]+$"));
    return name.remove(ends);
}

/// At most `length` code units, never half of a character.
QString cut(const QString& text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    return text.left(text.at(length).isLowSurrogate() ? length - 1 : length);
}

bool isKeptByWindows(const QString& stem)
{
    static const QRegularExpression names(
        QStringLiteral("^(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|COM[0-9¹²³]|LPT[0-9¹²³])$"),
        QRegularExpression::CaseInsensitiveOption);
    return names.match(stem.section(u'.', 0, 0).trimmed()).hasMatch();
}

} // namespace

QString safeFileName(const QString& name)
{
    // Separators, what Windows refuses, controls, and marks that turn the direction of what follows.
    static const QRegularExpression bad(
        QStringLiteral("[/\\\\:*?\"<>|\\x{0000}-\\x{001F}\\x{007F}-\\x{009F}\\x{200B}-\\x{200F}\\x{2028}-\\x{202E}"
                       "\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFFE}\\x{FFFF}]+"));
    // An expression does not match where half a character stands: first it becomes a whole one.
    QString safe = QString::fromUtf8(name.toUtf8());
    safe.replace(bad, QStringLiteral("_"));
    const qsizetype dot = safe.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && safe.size() - dot <= 6 && !safe.sliced(dot + 1).contains(u' ');
    const QString suffix = hasSuffix ? withoutEnds(safe.sliced(dot + 1)) : QString();
    QString stem = withoutEnds(hasSuffix ? safe.left(dot) : safe);
    stem = withoutEnds(cut(stem, kLongest - suffix.size() - 1));
    if (stem.isEmpty() || isKeptByWindows(stem))
        stem.prepend(QStringLiteral("export_"));
    return withoutEnds(suffix.isEmpty() ? stem : stem + u'.' + suffix);
}

QString freePath(const QDir& folder, const QString& name)
{
    QString path = folder.absoluteFilePath(name);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString stem = dot > 0 ? name.left(dot) : name;
    const QString suffix = dot > 0 ? name.sliced(dot) : QString();
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.absoluteFilePath(QStringLiteral("%1 (%2)%3").arg(stem, QString::number(number), suffix));
    return path;
}

} // namespace ch::ui

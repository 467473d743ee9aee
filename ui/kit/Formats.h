// SPDX-License-Identifier: Apache-2.0
// How amounts, counts, days and times are written: the person's language, the shop's time zone.
// A value; thread of the windows.
#pragma once

#include "core/base/UtcTime.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <chrono>

namespace ch::ui {

/// The locale that goes with a language of Preferences: the system's own if it speaks that language (its dates and separators
/// are what the person is used to), else a neutral one. Empty: the system's.
QLocale localeFor(const QString& language);

class Formats
{
    Q_DECLARE_TR_FUNCTIONS(ch::ui::Formats)

public:
    Formats() = default;
    Formats(const QLocale& locale, const QTimeZone& shopZone) : m_locale(locale), m_zone(shopZone) {}

    /// "€1,234.50", "¥1,234", "KWD 1.234": minor units of an ISO 4217 currency, by the locale's rules.
    QString money(qint64 minor, const QString& currency) const;
    /// Digits and separators only, for columns whose head names the currency.
    QString amount(qint64 minor, const QString& currency) const;
    QString count(qint64 number) const;
    /// "today 10:30", "yesterday 18:02", "Mon 10:30" within six days, "3 Mar", "3 Mar 2024" in other years. The hour as the
    /// locale writes it.
    QString when(UtcTime time, UtcTime now) const;
    /// Only the day of it: "today", "tomorrow", "Fri", "3 Mar".
    QString dayOf(UtcTime time, UtcTime now) const;
    /// "Monday, 3 March 2025 10:30:12 GMT+1": for tool tips.
    QString exact(UtcTime time) const;
    QString day(QDate day) const;
    /// "just now", "4 minutes ago", "2 hours ago", then as when().
    QString ago(UtcTime time, UtcTime now) const;
    /// "8 s", "4 min", "1 h 20 min".
    QString duration(std::chrono::seconds seconds) const;
    /// The shop's day on which the moment lies.
    QDate localDay(UtcTime time) const;
    /// The first moment of a day of the shop.
    UtcTime startOf(QDate day) const;
    /// Of an ISO 3166 alpha-2 code in the person's language; anything else as it is.
    QString country(const QString& code) const;

    const QLocale& locale() const { return m_locale; }
    const QTimeZone& zone() const { return m_zone; }

private:
    QLocale m_locale;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace ch::ui

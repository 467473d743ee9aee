// SPDX-License-Identifier: Apache-2.0
// ISO codes of the countries that people write by name.
// A plain value and a pure function; safe on any thread.
#pragma once

#include <QHash>
#include <QString>

namespace ch::server {

class CountryNames
{
public:
    /// Knows the English names of ISO 3166 and what is commonly written instead (resources/import/countries.json).
    CountryNames();

    /// For names of one book; they go before the others.
    void add(const QString& name, const QString& code);
    /// The alpha-2 code of a name, whatever its letter case; what is no country comes back as written.
    QString codeOf(const QString& written) const;

private:
    QHash<QString, QString> m_codes;
};

/// The code of a country's common name, or what is no country as it was written: how an address is stored and looked for.
QString storedCountry(const QString& written);

} // namespace ch::server

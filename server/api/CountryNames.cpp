// SPDX-License-Identifier: Apache-2.0
#include "server/api/CountryNames.h"

#include "core/wire/JsonReader.h"

#include <QFile>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

CountryNames::CountryNames()
{
    constexpr int kMost = 2000;
    QFile file(u":/import/countries.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray json = file.readAll();
    auto document = JsonDocument::parse(json, UnknownMembers::Ignore);
    if (!document)
        return;
    for (const auto& [name, code] : document->root().textMembers(kMost))
        add(name, code);
}

void CountryNames::add(const QString& name, const QString& code)
{
    m_codes.insert(name.simplified().toCaseFolded(), code);
}

QString CountryNames::codeOf(const QString& written) const
{
    const auto found = m_codes.constFind(written.simplified().toCaseFolded());
    return found == m_codes.constEnd() ? written : *found;
}

QString storedCountry(const QString& written)
{
    static const CountryNames names;
    return names.codeOf(written);
}

} // namespace ch::server

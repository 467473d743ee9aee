// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Countries.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace ch::ui {

namespace {

struct Country
{
    std::string_view code;
    const char* name;
};

// Those that most parcels go to, short as people say them; QLocale knows the rest, but only in English. By code.
constexpr auto kCountries = std::to_array<Country>({
    {"AE", QT_TRANSLATE_NOOP("ch::ui::Country", "United Arab Emirates")},
    {"AR", QT_TRANSLATE_NOOP("ch::ui::Country", "Argentina")},
    {"AT", QT_TRANSLATE_NOOP("ch::ui::Country", "Austria")},
    {"AU", QT_TRANSLATE_NOOP("ch::ui::Country", "Australia")},
    {"BE", QT_TRANSLATE_NOOP("ch::ui::Country", "Belgium")},
    {"BG", QT_TRANSLATE_NOOP("ch::ui::Country", "Bulgaria")},
    {"BH", QT_TRANSLATE_NOOP("ch::ui::Country", "Bahrain")},
    {"BR", QT_TRANSLATE_NOOP("ch::ui::Country", "Brazil")},
    {"CA", QT_TRANSLATE_NOOP("ch::ui::Country", "Canada")},
    {"CH", QT_TRANSLATE_NOOP("ch::ui::Country", "Switzerland")},
    {"CL", QT_TRANSLATE_NOOP("ch::ui::Country", "Chile")},
    {"CN", QT_TRANSLATE_NOOP("ch::ui::Country", "China")},
    {"CO", QT_TRANSLATE_NOOP("ch::ui::Country", "Colombia")},
    {"CY", QT_TRANSLATE_NOOP("ch::ui::Country", "Cyprus")},
    {"CZ", QT_TRANSLATE_NOOP("ch::ui::Country", "Czechia")},
    {"DE", QT_TRANSLATE_NOOP("ch::ui::Country", "Germany")},
    {"DK", QT_TRANSLATE_NOOP("ch::ui::Country", "Denmark")},
    {"EE", QT_TRANSLATE_NOOP("ch::ui::Country", "Estonia")},
    {"EG", QT_TRANSLATE_NOOP("ch::ui::Country", "Egypt")},
    {"ES", QT_TRANSLATE_NOOP("ch::ui::Country", "Spain")},
    {"FI", QT_TRANSLATE_NOOP("ch::ui::Country", "Finland")},
    {"FR", QT_TRANSLATE_NOOP("ch::ui::Country", "France")},
    {"GB", QT_TRANSLATE_NOOP("ch::ui::Country", "United Kingdom")},
    {"GI", QT_TRANSLATE_NOOP("ch::ui::Country", "Gibraltar")},
    {"GR", QT_TRANSLATE_NOOP("ch::ui::Country", "Greece")},
    {"HK", QT_TRANSLATE_NOOP("ch::ui::Country", "Hong Kong")},
    {"HR", QT_TRANSLATE_NOOP("ch::ui::Country", "Croatia")},
    {"HU", QT_TRANSLATE_NOOP("ch::ui::Country", "Hungary")},
    {"ID", QT_TRANSLATE_NOOP("ch::ui::Country", "Indonesia")},
    {"IE", QT_TRANSLATE_NOOP("ch::ui::Country", "Ireland")},
    {"IL", QT_TRANSLATE_NOOP("ch::ui::Country", "Israel")},
    {"IN", QT_TRANSLATE_NOOP("ch::ui::Country", "India")},
    {"IS", QT_TRANSLATE_NOOP("ch::ui::Country", "Iceland")},
    {"IT", QT_TRANSLATE_NOOP("ch::ui::Country", "Italy")},
    {"JP", QT_TRANSLATE_NOOP("ch::ui::Country", "Japan")},
    {"KR", QT_TRANSLATE_NOOP("ch::ui::Country", "South Korea")},
    {"KW", QT_TRANSLATE_NOOP("ch::ui::Country", "Kuwait")},
    {"LB", QT_TRANSLATE_NOOP("ch::ui::Country", "Lebanon")},
    {"LI", QT_TRANSLATE_NOOP("ch::ui::Country", "Liechtenstein")},
    {"LT", QT_TRANSLATE_NOOP("ch::ui::Country", "Lithuania")},
    {"LU", QT_TRANSLATE_NOOP("ch::ui::Country", "Luxembourg")},
    {"LV", QT_TRANSLATE_NOOP("ch::ui::Country", "Latvia")},
    {"MC", QT_TRANSLATE_NOOP("ch::ui::Country", "Monaco")},
    {"MO", QT_TRANSLATE_NOOP("ch::ui::Country", "Macao")},
    {"MT", QT_TRANSLATE_NOOP("ch::ui::Country", "Malta")},
    {"MX", QT_TRANSLATE_NOOP("ch::ui::Country", "Mexico")},
    {"MY", QT_TRANSLATE_NOOP("ch::ui::Country", "Malaysia")},
    {"NL", QT_TRANSLATE_NOOP("ch::ui::Country", "Netherlands")},
    {"NO", QT_TRANSLATE_NOOP("ch::ui::Country", "Norway")},
    {"NZ", QT_TRANSLATE_NOOP("ch::ui::Country", "New Zealand")},
    {"PH", QT_TRANSLATE_NOOP("ch::ui::Country", "Philippines")},
    {"PL", QT_TRANSLATE_NOOP("ch::ui::Country", "Poland")},
    {"PT", QT_TRANSLATE_NOOP("ch::ui::Country", "Portugal")},
    {"QA", QT_TRANSLATE_NOOP("ch::ui::Country", "Qatar")},
    {"RO", QT_TRANSLATE_NOOP("ch::ui::Country", "Romania")},
    {"RS", QT_TRANSLATE_NOOP("ch::ui::Country", "Serbia")},
    {"RU", QT_TRANSLATE_NOOP("ch::ui::Country", "Russia")},
    {"SA", QT_TRANSLATE_NOOP("ch::ui::Country", "Saudi Arabia")},
    {"SE", QT_TRANSLATE_NOOP("ch::ui::Country", "Sweden")},
    {"SG", QT_TRANSLATE_NOOP("ch::ui::Country", "Singapore")},
    {"SI", QT_TRANSLATE_NOOP("ch::ui::Country", "Slovenia")},
    {"SK", QT_TRANSLATE_NOOP("ch::ui::Country", "Slovakia")},
    {"TH", QT_TRANSLATE_NOOP("ch::ui::Country", "Thailand")},
    {"TR", QT_TRANSLATE_NOOP("ch::ui::Country", "Turkey")},
    {"TW", QT_TRANSLATE_NOOP("ch::ui::Country", "Taiwan")},
    {"UA", QT_TRANSLATE_NOOP("ch::ui::Country", "Ukraine")},
    {"US", QT_TRANSLATE_NOOP("ch::ui::Country", "United States")},
    {"VN", QT_TRANSLATE_NOOP("ch::ui::Country", "Vietnam")},
    {"ZA", QT_TRANSLATE_NOOP("ch::ui::Country", "South Africa")},
});
static_assert(std::is_sorted(kCountries.begin(), kCountries.end(),
                             [](const Country& a, const Country& b) { return a.code < b.code; }));

bool isCode(const QString& text)
{
    return text.size() == 2 && text[0] >= u'A' && text[0] <= u'Z' && text[1] >= u'A' && text[1] <= u'Z';
}

} // namespace

QString countryName(const QString& code)
{
    return countryNameBy(code, [](const char* name) { return QCoreApplication::translate("ch::ui::Country", name); });
}

QString countryNameBy(const QString& code, const std::function<QString(const char*)>& translate)
{
    if (!isCode(code))
        return code;
    const QByteArray latin = code.toLatin1();
    const std::string_view key(latin.constData(), 2);
    const auto* const found =
        std::lower_bound(kCountries.begin(), kCountries.end(), key,
                         [](const Country& row, std::string_view wanted) { return row.code < wanted; });
    if (found != kCountries.end() && found->code == key)
        return translate(found->name);
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace ch::ui

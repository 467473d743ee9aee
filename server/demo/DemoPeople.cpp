// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoCatalogue.h"

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct City
{
    const char16_t* name;
    const char16_t* region;
    /// '#' stands for a digit.
    const char16_t* postcode;
};

struct Country
{
    const char16_t* code;
    int weight;
    const char16_t* dialCode;
    /// "%1" the street, "%2" the number.
    const char16_t* lineFormat;
    bool familyNameFirst;
    std::array<const char16_t*, 10> givenNames;
    std::array<const char16_t*, 10> familyNames;
    std::array<const char16_t*, 6> streets;
    std::array<City, 5> cities;
};

constexpr Country kCountries[] = {
    {u"DE",
     34,
     u"+49",
     u"%1 %2",
     false,
     {u"Anna", u"Lukas", u"Marie", u"Jonas", u"Sophie", u"Felix", u"Lea", u"Paul", u"Emilia", u"Jürgen"},
     {u"Müller", u"Schmidt", u"Schneider", u"Fischer", u"Weber", u"Wagner", u"Becker", u"Groß", u"Koch", u"Yılmaz"},
     {u"Hauptstraße", u"Lindenallee", u"Gartenweg", u"Bahnhofstraße", u"Goethestraße", u"Am Mühlbach"},
     {{{u"Berlin", u"Berlin", u"10###"},
       {u"Hamburg", u"Hamburg", u"20###"},
       {u"München", u"Bayern", u"80###"},
       {u"Köln", u"Nordrhein-Westfalen", u"50###"},
       {u"Leipzig", u"Sachsen", u"04###"}}}},
    {u"FR",
     14,
     u"+33",
     u"%2 %1",
     false,
     {u"Camille", u"Lucas", u"Chloé", u"Hugo", u"Inès", u"Louis", u"Manon", u"Théo", u"Zoé", u"François"},
     {u"Martin", u"Bernard", u"Dubois", u"Thomas", u"Robert", u"Petit", u"Durand", u"Lefèvre", u"Moreau", u"Nguyen"},
     {u"rue de la République", u"avenue Victor Hugo", u"rue des Lilas", u"place du Marché", u"rue Pasteur",
      u"quai Voltaire"},
     {{{u"Paris", u"Île-de-France", u"750##"},
       {u"Lyon", u"Auvergne-Rhône-Alpes", u"6900#"},
       {u"Lille", u"Hauts-de-France", u"59###"},
       {u"Nantes", u"Pays de la Loire", u"44###"},
       {u"Nice", u"Provence-Alpes-Côte d'Azur", u"06###"}}}},
    {u"GB",
     14,
     u"+44",
     u"%2 %1",
     false,
     {u"Olivia", u"George", u"Amelia", u"Harry", u"Isla", u"Jack", u"Emily", u"Arthur", u"Freya", u"Siobhán"},
     {u"Smith", u"Jones", u"Taylor", u"Brown", u"Williams", u"Patel", u"Walker", u"O'Neill", u"Wright", u"Khan"},
     {u"High Street", u"Church Lane", u"Mill Road", u"Station Road", u"Victoria Terrace", u"Queen's Gardens"},
     {{{u"London", u"Greater London", u"SW1A #AA"},
       {u"Manchester", u"Greater Manchester", u"M1 #AE"},
       {u"Bristol", u"Bristol", u"BS1 #TR"},
       {u"Edinburgh", u"Scotland", u"EH1 #YT"},
       {u"Leeds", u"West Yorkshire", u"LS1 #UR"}}}},
    {u"NL",
     8,
     u"+31",
     u"%1 %2",
     false,
     {u"Emma", u"Daan", u"Julia", u"Sem", u"Mila", u"Lucas", u"Tess", u"Bram", u"Saar", u"Thijs"},
     {u"de Jong", u"Jansen", u"de Vries", u"van den Berg", u"Bakker", u"Visser", u"Smit", u"Meijer", u"Mulder", u"Bos"},
     {u"Kerkstraat", u"Dorpsstraat", u"Molenweg", u"Keizersgracht", u"Stationsplein", u"Lange Voorhout"},
     {{{u"Amsterdam", u"Noord-Holland", u"10## AB"},
       {u"Utrecht", u"Utrecht", u"35## CD"},
       {u"Rotterdam", u"Zuid-Holland", u"30## EF"},
       {u"Eindhoven", u"Noord-Brabant", u"56## GH"},
       {u"Groningen", u"Groningen", u"97## JK"}}}},
    {u"IT",
     6,
     u"+39",
     u"%1, %2",
     false,
     {u"Giulia", u"Leonardo", u"Sofia", u"Francesco", u"Aurora", u"Alessandro", u"Alice", u"Lorenzo", u"Martina",
      u"Niccolò"},
     {u"Rossi", u"Russo", u"Ferrari", u"Esposito", u"Bianchi", u"Romano", u"Colombo", u"Ricci", u"Greco", u"D'Angelo"},
     {u"Via Roma", u"Corso Italia", u"Via Garibaldi", u"Piazza del Popolo", u"Via Dante", u"Viale dei Tigli"},
     {{{u"Roma", u"Lazio", u"001##"},
       {u"Milano", u"Lombardia", u"201##"},
       {u"Torino", u"Piemonte", u"101##"},
       {u"Bologna", u"Emilia-Romagna", u"401##"},
       {u"Napoli", u"Campania", u"801##"}}}},
    {u"US",
     8,
     u"+1",
     u"%2 %1",
     false,
     {u"Emma", u"Liam", u"Ava", u"Noah", u"Mia", u"Ethan", u"Sofía", u"Mason", u"Grace", u"José"},
     {u"Johnson", u"Miller", u"Davis", u"García", u"Wilson", u"Anderson", u"Lee", u"Thompson", u"Clark", u"Nguyễn"},
     {u"Maple Street", u"Oak Avenue", u"Main Street", u"Sunset Boulevard", u"Lakeview Drive", u"2nd Street"},
     {{{u"New York", u"NY", u"100##"},
       {u"Portland", u"OR", u"972##"},
       {u"Austin", u"TX", u"787##"},
       {u"Chicago", u"IL", u"606##"},
       {u"Seattle", u"WA", u"981##"}}}},
    {u"CN",
     12,
     u"+86",
     u"%1%2号",
     true,
     {u"小明", u"丽", u"伟", u"芳", u"静", u"强", u"秀英", u"磊", u"洋", u"欣怡"},
     {u"王", u"李", u"张", u"刘", u"陈", u"杨", u"黄", u"赵", u"周", u"欧阳"},
     {u"人民路", u"中山路", u"解放大道", u"建设街", u"长安街", u"文化路"},
     {{{u"上海市", u"上海", u"2000##"},
       {u"北京市", u"北京", u"1000##"},
       {u"杭州市", u"浙江省", u"3100##"},
       {u"成都市", u"四川省", u"6100##"},
       {u"呼和浩特市", u"内蒙古自治区", u"0100##"}}}},
    {u"JP",
     4,
     u"+81",
     u"%1%2",
     true,
     {u"陽菜", u"蓮", u"結衣", u"大翔", u"さくら", u"悠真", u"美咲", u"翔太", u"葵", u"健一"},
     {u"佐藤", u"鈴木", u"高橋", u"田中", u"伊藤", u"渡辺", u"山本", u"中村", u"小林", u"加藤"},
     {u"本町", u"栄町", u"緑が丘", u"中央", u"桜木町", u"旭町"},
     {{{u"渋谷区", u"東京都", u"150-00##"},
       {u"大阪市北区", u"大阪府", u"530-00##"},
       {u"京都市中京区", u"京都府", u"604-80##"},
       {u"横浜市中区", u"神奈川県", u"231-00##"},
       {u"札幌市中央区", u"北海道", u"060-00##"}}}},
};

QString filledIn(const char16_t* pattern, DemoRandom& random)
{
    QString text = QString::fromUtf16(pattern);
    for (QChar& c : text) {
        if (c == u'#')
            c = QChar(u'0' + int(random.below(10)));
    }
    return text;
}

template <size_t N> QString pick(const std::array<const char16_t*, N>& list, DemoRandom& random)
{
    return QString::fromUtf16(list[size_t(random.below(qint64(N)))]);
}

} // namespace

DemoCustomer makeDemoCustomer(DemoRandom& random, int number)
{
    std::array<int, std::size(kCountries)> weights{};
    for (size_t i = 0; i < weights.size(); ++i)
        weights[i] = kCountries[i].weight;
    const Country& country = kCountries[random.weighted(weights)];
    const City& city = country.cities[size_t(random.below(qint64(country.cities.size())))];
    const QString given = pick(country.givenNames, random);
    const QString family = pick(country.familyNames, random);

    DemoCustomer demo;
    demo.customer.id = QString::number(10'000 + number);
    demo.customer.name = country.familyNameFirst ? QString(family + given) : QString(given + u' ' + family);
    // A reserved domain (RFC 2606): no demo ever writes to a real person.
    demo.customer.email = u"customer%1@example.com"_s.arg(10'000 + number);
    demo.customer.phone = QString::fromUtf16(country.dialCode) + filledIn(u" ### #######", random);
    demo.address.name = demo.customer.name;
    demo.address.line1 = QString::fromUtf16(country.lineFormat)
                             .arg(pick(country.streets, random), QString::number(random.between(1, 180)));
    demo.address.city = QString::fromUtf16(city.name);
    demo.address.region = QString::fromUtf16(city.region);
    demo.address.postcode = filledIn(city.postcode, random);
    demo.address.country = QString::fromUtf16(country.code);
    demo.address.phone = demo.customer.phone;
    return demo;
}

} // namespace ch::server

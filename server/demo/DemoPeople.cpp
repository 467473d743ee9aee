// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoCatalogue.h"

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// In patterns '#' stands for a digit, '*' for a digit from 1 to 9, '@' for a letter as in postcodes.

struct City
{
    const char16_t* name;
    const char16_t* region;
    const char16_t* postcode;
    /// Three streets that are there.
    std::array<const char16_t*, 3> streets;
};

/// A name, and how it is written in an e-mail address.
struct Name
{
    const char16_t* name;
    const char16_t* latin;
};

struct Country
{
    const char16_t* code;
    int weight;
    /// Numbers that are kept for fiction where the country has such, else of a form that is not in use.
    const char16_t* phone;
    /// "%1" the street, "%2" the number.
    const char16_t* lineFormat;
    const char16_t* houseNumber;
    /// What stands on the second line, where anything does.
    const char16_t* flat;
    bool familyNameFirst;
    std::array<Name, 14> givenNames;
    std::array<Name, 14> familyNames;
    std::array<City, 5> cities;
};

constexpr Country kCountries[] = {
    {u"DE",
     34,
     u"+49 171 39200##",
     u"%1 %2",
     u"*#",
     u"%1. Etage",
     false,
     {{{u"Anna", u"anna"},
       {u"Lukas", u"lukas"},
       {u"Marie", u"marie"},
       {u"Jonas", u"jonas"},
       {u"Sophie", u"sophie"},
       {u"Felix", u"felix"},
       {u"Lea", u"lea"},
       {u"Paul", u"paul"},
       {u"Emilia", u"emilia"},
       {u"Jürgen", u"juergen"},
       {u"Katharina", u"katharina"},
       {u"Mehmet", u"mehmet"},
       {u"Renate", u"renate"},
       {u"Sören", u"soeren"}}},
     {{{u"Müller", u"mueller"},
       {u"Schmidt", u"schmidt"},
       {u"Schneider", u"schneider"},
       {u"Fischer", u"fischer"},
       {u"Weber", u"weber"},
       {u"Wagner", u"wagner"},
       {u"Becker", u"becker"},
       {u"Groß", u"gross"},
       {u"Koch", u"koch"},
       {u"Yılmaz", u"yilmaz"},
       {u"Hoffmann", u"hoffmann"},
       {u"Schäfer", u"schaefer"},
       {u"Kowalski", u"kowalski"},
       {u"von der Heide", u"vonderheide"}}},
     {{{u"Berlin", u"Berlin", u"104##", {u"Torstraße", u"Kastanienallee", u"Karl-Marx-Allee"}},
       {u"Hamburg", u"Hamburg", u"203##", {u"Osterstraße", u"Lange Reihe", u"Große Bergstraße"}},
       {u"München", u"Bayern", u"803##", {u"Leopoldstraße", u"Türkenstraße", u"Sendlinger Straße"}},
       {u"Köln", u"Nordrhein-Westfalen", u"506##", {u"Aachener Straße", u"Ehrenstraße", u"Venloer Straße"}},
       {u"Leipzig", u"Sachsen", u"041##", {u"Karl-Liebknecht-Straße", u"Gohliser Straße", u"Jahnallee"}}}}},
    {u"FR",
     14,
     u"+33 6 39 98 ## ##",
     u"%2 %1",
     u"*#",
     u"Bâtiment B, appartement %1",
     false,
     {{{u"Camille", u"camille"},
       {u"Lucas", u"lucas"},
       {u"Chloé", u"chloe"},
       {u"Hugo", u"hugo"},
       {u"Inès", u"ines"},
       {u"Louis", u"louis"},
       {u"Manon", u"manon"},
       {u"Théo", u"theo"},
       {u"Zoé", u"zoe"},
       {u"François", u"francois"},
       {u"Amina", u"amina"},
       {u"Jean-Baptiste", u"jeanbaptiste"},
       {u"Margaux", u"margaux"},
       {u"Gaël", u"gael"}}},
     {{{u"Martin", u"martin"},
       {u"Bernard", u"bernard"},
       {u"Dubois", u"dubois"},
       {u"Thomas", u"thomas"},
       {u"Robert", u"robert"},
       {u"Petit", u"petit"},
       {u"Durand", u"durand"},
       {u"Lefèvre", u"lefevre"},
       {u"Moreau", u"moreau"},
       {u"Nguyen", u"nguyen"},
       {u"Benali", u"benali"},
       {u"Garnier", u"garnier"},
       {u"L'Hermitte", u"lhermitte"},
       {u"Besançon", u"besancon"}}},
     {{{u"Paris", u"Île-de-France", u"7501*", {u"rue Oberkampf", u"rue des Martyrs", u"avenue de Clichy"}},
       {u"Lyon", u"Auvergne-Rhône-Alpes", u"6900*", {u"rue Mercière", u"cours Lafayette", u"rue de Marseille"}},
       {u"Lille", u"Hauts-de-France", u"59000", {u"rue de Béthune", u"rue Nationale", u"boulevard de la Liberté"}},
       {u"Nantes", u"Pays de la Loire", u"44000", {u"rue Crébillon", u"quai de la Fosse", u"rue de Strasbourg"}},
       {u"Nice",
        u"Provence-Alpes-Côte d'Azur",
        u"06000",
        {u"rue de France", u"avenue Jean Médecin", u"rue Gioffredo"}}}}},
    {u"GB",
     14,
     u"+44 7700 900###",
     u"%2 %1",
     u"*#",
     u"Flat %1",
     false,
     {{{u"Olivia", u"olivia"},
       {u"George", u"george"},
       {u"Amelia", u"amelia"},
       {u"Harry", u"harry"},
       {u"Isla", u"isla"},
       {u"Jack", u"jack"},
       {u"Emily", u"emily"},
       {u"Arthur", u"arthur"},
       {u"Freya", u"freya"},
       {u"Siobhán", u"siobhan"},
       {u"Priya", u"priya"},
       {u"Rhys", u"rhys"},
       {u"Margaret", u"margaret"},
       {u"Kwame", u"kwame"}}},
     {{{u"Smith", u"smith"},
       {u"Jones", u"jones"},
       {u"Taylor", u"taylor"},
       {u"Brown", u"brown"},
       {u"Williams", u"williams"},
       {u"Patel", u"patel"},
       {u"Walker", u"walker"},
       {u"O'Neill", u"oneill"},
       {u"Wright", u"wright"},
       {u"Khan", u"khan"},
       {u"MacLeod", u"macleod"},
       {u"Hughes", u"hughes"},
       {u"Featherstone", u"featherstone"},
       {u"Okafor", u"okafor"}}},
     {{{u"London", u"Greater London", u"N1 *@@", {u"Essex Road", u"Upper Street", u"Liverpool Road"}},
       {u"Manchester", u"Greater Manchester", u"M1 *@@", {u"Portland Street", u"Oldham Street", u"Thomas Street"}},
       {u"Bristol", u"Bristol", u"BS1 *@@", {u"Park Street", u"Welsh Back", u"Queen Charlotte Street"}},
       {u"Edinburgh", u"Scotland", u"EH1 *@@", {u"Cockburn Street", u"Candlemaker Row", u"Jeffrey Street"}},
       {u"Leeds", u"West Yorkshire", u"LS1 *@@", {u"Park Row", u"Boar Lane", u"Wellington Street"}}}}},
    {u"NL",
     8,
     u"+31 6 0000 ####",
     u"%1 %2",
     u"*#",
     u"%1 hoog",
     false,
     {{{u"Emma", u"emma"},
       {u"Daan", u"daan"},
       {u"Julia", u"julia"},
       {u"Sem", u"sem"},
       {u"Mila", u"mila"},
       {u"Lucas", u"lucas"},
       {u"Tess", u"tess"},
       {u"Bram", u"bram"},
       {u"Saar", u"saar"},
       {u"Thijs", u"thijs"},
       {u"Fleur", u"fleur"},
       {u"Joost", u"joost"},
       {u"Yara", u"yara"},
       {u"Renée", u"renee"}}},
     {{{u"de Jong", u"dejong"},
       {u"Jansen", u"jansen"},
       {u"de Vries", u"devries"},
       {u"van den Berg", u"vandenberg"},
       {u"Bakker", u"bakker"},
       {u"Visser", u"visser"},
       {u"Smit", u"smit"},
       {u"Meijer", u"meijer"},
       {u"Mulder", u"mulder"},
       {u"Bos", u"bos"},
       {u"Dijkstra", u"dijkstra"},
       {u"El Amrani", u"elamrani"},
       {u"Hendriks", u"hendriks"},
       {u"van 't Hof", u"vanthof"}}},
     {{{u"Amsterdam", u"Noord-Holland", u"101* @@", {u"Haarlemmerstraat", u"Prinsengracht", u"Nieuwmarkt"}},
       {u"Utrecht", u"Utrecht", u"351* @@", {u"Oudegracht", u"Voorstraat", u"Biltstraat"}},
       {u"Rotterdam", u"Zuid-Holland", u"301* @@", {u"Witte de Withstraat", u"Schiedamsevest", u"Hoogstraat"}},
       {u"Eindhoven", u"Noord-Brabant", u"561* @@", {u"Kruisstraat", u"Kleine Berg", u"Stratumsedijk"}},
       {u"Groningen", u"Groningen", u"971* @@", {u"Folkingestraat", u"Zwanestraat", u"Oude Ebbingestraat"}}}}},
    {u"IT",
     6,
     u"+39 300 0######",
     u"%1, %2",
     u"*#",
     u"Scala A, interno %1",
     false,
     {{{u"Giulia", u"giulia"},
       {u"Leonardo", u"leonardo"},
       {u"Sofia", u"sofia"},
       {u"Francesco", u"francesco"},
       {u"Aurora", u"aurora"},
       {u"Alessandro", u"alessandro"},
       {u"Alice", u"alice"},
       {u"Lorenzo", u"lorenzo"},
       {u"Martina", u"martina"},
       {u"Niccolò", u"niccolo"},
       {u"Chiara", u"chiara"},
       {u"Giuseppe", u"giuseppe"},
       {u"Elena", u"elena"},
       {u"Davide", u"davide"}}},
     {{{u"Rossi", u"rossi"},
       {u"Russo", u"russo"},
       {u"Ferrari", u"ferrari"},
       {u"Esposito", u"esposito"},
       {u"Bianchi", u"bianchi"},
       {u"Romano", u"romano"},
       {u"Colombo", u"colombo"},
       {u"Ricci", u"ricci"},
       {u"Greco", u"greco"},
       {u"D'Angelo", u"dangelo"},
       {u"Conti", u"conti"},
       {u"De Luca", u"deluca"},
       {u"Marchetti", u"marchetti"},
       {u"Hu", u"hu"}}},
     {{{u"Roma", u"RM", u"001##", {u"Via Merulana", u"Via Nomentana", u"Via Appia Nuova"}},
       {u"Milano", u"MI", u"201##", {u"Corso Buenos Aires", u"Via Torino", u"Viale Monza"}},
       {u"Torino", u"TO", u"101##", {u"Via Po", u"Corso Francia", u"Via Nizza"}},
       {u"Bologna", u"BO", u"401##", {u"Via Saragozza", u"Via San Vitale", u"Strada Maggiore"}},
       {u"Napoli", u"NA", u"801##", {u"Via Toledo", u"Corso Umberto I", u"Via Foria"}}}}},
    {u"US",
     8,
     u"+1 212 555 01##",
     u"%2 %1",
     u"*##",
     u"Apt %1B",
     false,
     {{{u"Emma", u"emma"},
       {u"Liam", u"liam"},
       {u"Ava", u"ava"},
       {u"Noah", u"noah"},
       {u"Mia", u"mia"},
       {u"Ethan", u"ethan"},
       {u"Sofía", u"sofia"},
       {u"Mason", u"mason"},
       {u"Grace", u"grace"},
       {u"José", u"jose"},
       {u"Aaliyah", u"aaliyah"},
       {u"Tyler", u"tyler"},
       {u"Mei", u"mei"},
       {u"Harper", u"harper"}}},
     {{{u"Johnson", u"johnson"},
       {u"Miller", u"miller"},
       {u"Davis", u"davis"},
       {u"García", u"garcia"},
       {u"Wilson", u"wilson"},
       {u"Anderson", u"anderson"},
       {u"Lee", u"lee"},
       {u"Thompson", u"thompson"},
       {u"Clark", u"clark"},
       {u"Nguyễn", u"nguyen"},
       {u"Washington", u"washington"},
       {u"Chen", u"chen"},
       {u"Kowalczyk", u"kowalczyk"},
       {u"O'Brien", u"obrien"}}},
     {{{u"New York", u"NY", u"1001*", {u"Bleecker Street", u"Amsterdam Avenue", u"West 23rd Street"}},
       {u"Portland", u"OR", u"9720*", {u"SE Hawthorne Boulevard", u"NW 23rd Avenue", u"N Mississippi Avenue"}},
       {u"Austin", u"TX", u"7870*", {u"South Congress Avenue", u"East 6th Street", u"Guadalupe Street"}},
       {u"Chicago", u"IL", u"6060*", {u"North Wells Street", u"West Randolph Street", u"South State Street"}},
       {u"Seattle", u"WA", u"9810*", {u"Pike Street", u"Ballard Avenue NW", u"Queen Anne Avenue N"}}}}},
    {u"CN",
     12,
     u"+86 100 0000 ####",
     u"%1%2号",
     u"*#",
     u"%1单元302室",
     true,
     {{{u"小明", u"xiaoming"},
       {u"丽", u"li"},
       {u"伟", u"wei"},
       {u"芳", u"fang"},
       {u"静", u"jing"},
       {u"强", u"qiang"},
       {u"秀英", u"xiuying"},
       {u"磊", u"lei"},
       {u"洋", u"yang"},
       {u"欣怡", u"xinyi"},
       {u"子涵", u"zihan"},
       {u"浩然", u"haoran"},
       {u"建国", u"jianguo"},
       {u"思远", u"siyuan"}}},
     {{{u"王", u"wang"},
       {u"李", u"li"},
       {u"张", u"zhang"},
       {u"刘", u"liu"},
       {u"陈", u"chen"},
       {u"杨", u"yang"},
       {u"黄", u"huang"},
       {u"赵", u"zhao"},
       {u"周", u"zhou"},
       {u"欧阳", u"ouyang"},
       {u"吴", u"wu"},
       {u"徐", u"xu"},
       {u"孙", u"sun"},
       {u"诸葛", u"zhuge"}}},
     {{{u"上海市", u"上海市", u"2000##", {u"徐汇区淮海中路", u"静安区南京西路", u"黄浦区福州路"}},
       {u"北京市", u"北京市", u"1000##", {u"东城区鼓楼东大街", u"西城区地安门外大街", u"朝阳区建国路"}},
       {u"杭州市", u"浙江省", u"3100##", {u"西湖区文三路", u"上城区中山中路", u"拱墅区湖墅南路"}},
       {u"成都市", u"四川省", u"6100##", {u"锦江区春熙路", u"青羊区宽窄巷子", u"武侯区人民南路"}},
       {u"呼和浩特市", u"内蒙古自治区", u"0100##", {u"新城区新华大街", u"回民区中山西路", u"赛罕区大学东街"}}}}},
    {u"JP",
     4,
     u"+81 90 0000 ####",
     u"%1%2",
     u"*-*-*#",
     u"メゾン青葉 %101号室",
     true,
     {{{u"陽菜", u"hina"},
       {u"蓮", u"ren"},
       {u"結衣", u"yui"},
       {u"大翔", u"hiroto"},
       {u"さくら", u"sakura"},
       {u"悠真", u"yuma"},
       {u"美咲", u"misaki"},
       {u"翔太", u"shota"},
       {u"葵", u"aoi"},
       {u"健一", u"kenichi"},
       {u"千尋", u"chihiro"},
       {u"直樹", u"naoki"},
       {u"恵子", u"keiko"},
       {u"アンナ", u"anna"}}},
     {{{u"佐藤", u"sato"},
       {u"鈴木", u"suzuki"},
       {u"高橋", u"takahashi"},
       {u"田中", u"tanaka"},
       {u"伊藤", u"ito"},
       {u"渡辺", u"watanabe"},
       {u"山本", u"yamamoto"},
       {u"中村", u"nakamura"},
       {u"小林", u"kobayashi"},
       {u"加藤", u"kato"},
       {u"吉田", u"yoshida"},
       {u"山口", u"yamaguchi"},
       {u"松本", u"matsumoto"},
       {u"井上", u"inoue"}}},
     {{{u"渋谷区", u"東京都", u"150-000*", {u"神宮前", u"渋谷", u"恵比寿"}},
       {u"大阪市北区", u"大阪府", u"530-000*", {u"梅田", u"堂島", u"中之島"}},
       {u"京都市中京区", u"京都府", u"604-800*", {u"河原町通三条", u"寺町通御池", u"木屋町通四条"}},
       {u"横浜市中区", u"神奈川県", u"231-002*", {u"山下町", u"元町", u"石川町"}},
       {u"札幌市中央区", u"北海道", u"060-006*", {u"南一条西", u"大通西", u"北三条西"}}}}},
};

QString filledIn(const char16_t* pattern, DemoRandom& random)
{
    // Those that no postcode of Britain ends with are left out.
    static constexpr QStringView kLetters = u"ABDEFGHJLNPQRSTUWXYZ";
    QString text = QString::fromUtf16(pattern);
    for (QChar& c : text) {
        if (c == u'#')
            c = QChar(u'0' + int(random.below(10)));
        else if (c == u'*')
            c = QChar(u'1' + int(random.below(9)));
        else if (c == u'@')
            c = kLetters[qsizetype(random.below(kLetters.size()))];
    }
    return text;
}

template <class T, size_t N> const T& oneOf(const std::array<T, N>& list, DemoRandom& random)
{
    return list[size_t(random.below(qint64(N)))];
}

} // namespace

DemoCustomer makeDemoCustomer(DemoRandom& random, int number)
{
    std::array<int, std::size(kCountries)> weights{};
    for (size_t i = 0; i < weights.size(); ++i)
        weights[i] = kCountries[i].weight;
    const Country& country = kCountries[random.weighted(weights)];
    const City& city = oneOf(country.cities, random);
    const Name& given = oneOf(country.givenNames, random);
    const Name& family = oneOf(country.familyNames, random);
    const QString givenName = QString::fromUtf16(given.name);
    const QString familyName = QString::fromUtf16(family.name);

    DemoCustomer demo;
    demo.customer.id = QString::number(10'000 + number);
    demo.customer.name =
        country.familyNameFirst ? QString(familyName + givenName) : QString(givenName + u' ' + familyName);
    // A reserved domain (RFC 2606): no demo ever writes to a real person.
    demo.customer.email =
        u"%1.%2%3@example.com"_s.arg(QString::fromUtf16(given.latin), QString::fromUtf16(family.latin)).arg(number + 1);
    demo.customer.phone = filledIn(country.phone, random);
    demo.address.name = demo.customer.name;
    demo.address.line1 =
        QString::fromUtf16(country.lineFormat)
            .arg(QString::fromUtf16(oneOf(city.streets, random)), filledIn(country.houseNumber, random));
    const qint64 flat = random.between(1, 6);
    if (random.percent(25))
        demo.address.line2 = QString::fromUtf16(country.flat).arg(flat);
    demo.address.city = QString::fromUtf16(city.name);
    demo.address.region = QString::fromUtf16(city.region);
    demo.address.postcode = filledIn(city.postcode, random);
    demo.address.country = QString::fromUtf16(country.code);
    demo.address.phone = demo.customer.phone;
    return demo;
}

} // namespace ch::server

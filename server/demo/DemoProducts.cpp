// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoCatalogue.h"

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Family
{
    const char16_t* code;
    const char16_t* english;
    const char16_t* chinese;
    qint64 priceMinor;
    int popularity;
    /// What comes in several kinds: size or colour, in both languages; price grows by 60 % a kind if sizes.
    std::array<const char16_t*, 3> kinds;
    bool kindsAreSizes;
};

constexpr Family kFamilies[] = {
    {u"TEA-LJ", u"Longjing green tea", u"龙井绿茶", 890, 10, {u"50 g", u"100 g", u"250 g"}, true},
    {u"TEA-TG", u"Tieguanyin oolong", u"铁观音", 990, 8, {u"50 g", u"100 g", u"250 g"}, true},
    {u"TEA-PE", u"Aged pu'er cake", u"陈年普洱茶饼", 2490, 4, {u"100 g", u"200 g", u"357 g"}, true},
    {u"TEA-JS", u"Jasmine pearls", u"茉莉龙珠", 1090, 9, {u"50 g", u"100 g", u"250 g"}, true},
    {u"TEA-DH", u"Da Hong Pao rock tea", u"大红袍", 1690, 4, {u"50 g", u"100 g", u"250 g"}, true},
    {u"TEA-BM", u"White peony tea", u"白牡丹", 1290, 5, {u"50 g", u"100 g", u"250 g"}, true},
    {u"TEA-QM", u"Keemun black tea", u"祁门红茶", 850, 8, {u"50 g", u"100 g", u"250 g"}, true},
    {u"POT-YX", u"Yixing clay teapot", u"宜兴紫砂壶", 4900, 3, {u"150 ml", u"220 ml", u"350 ml"}, true},
    {u"POT-CE", u"Celadon teapot", u"青瓷茶壶", 3900, 4, {u"jade 玉绿", u"ash 灰", u"moon white 月白"}, false},
    {u"CUP-CE", u"Celadon cup", u"青瓷杯", 990, 9, {u"jade 玉绿", u"ash 灰", u"moon white 月白"}, false},
    {u"CUP-BW", u"Blue and white cup", u"青花杯", 1190, 8, {u"plum 梅", u"lotus 莲", u"bamboo 竹"}, false},
    {u"GAI-WA", u"Gaiwan", u"盖碗", 1890, 6, {u"100 ml", u"130 ml", u"180 ml"}, true},
    {u"TRY-BA", u"Bamboo tea tray", u"竹茶盘", 3290, 3, {u"small 小", u"medium 中", u"large 大"}, true},
    {u"VAS-BW", u"Blue and white vase", u"青花瓷瓶", 5900, 2, {u"12 cm", u"20 cm", u"32 cm"}, true},
    {u"BWL-RI", u"Rice bowl", u"饭碗", 790, 8, {u"plum 梅", u"lotus 莲", u"bamboo 竹"}, false},
    {u"PLT-FI", u"Fish plate", u"鱼盘", 1590, 4, {u"18 cm", u"23 cm", u"28 cm"}, true},
    {u"PAP-XU",
     u"Xuan paper, 50 sheets",
     u"宣纸 50 张",
     1490,
     4,
     {u"raw 生宣", u"half-ripe 半熟", u"ripe 熟宣"},
     false},
    {u"BRU-CA", u"Calligraphy brush", u"毛笔", 1290, 6, {u"fine 小楷", u"medium 中楷", u"large 大楷"}, false},
    {u"INK-ST", u"Ink stick", u"墨条", 1690, 3, {u"pine 松烟", u"oil 油烟", u"blue 青墨"}, false},
    {u"NTB-SW", u"Stitched notebook", u"线装笔记本", 690, 9, {u"indigo 靛蓝", u"red 朱红", u"ochre 赭"}, false},
    {u"LAN-PA", u"Paper lantern", u"纸灯笼", 1190, 5, {u"25 cm", u"35 cm", u"50 cm"}, true},
    {u"FAN-SI", u"Silk fan", u"绢扇", 1490, 5, {u"crane 鹤", u"peony 牡丹", u"landscape 山水"}, false},
    {u"CHO-LA", u"Lacquered chopsticks, pair", u"漆筷一双", 590, 10, {u"black 黑", u"red 红", u"gold 金"}, false},
    {u"INC-SA", u"Sandalwood incense", u"檀香", 890, 6, {u"20 sticks 支", u"50 sticks 支", u"100 sticks 支"}, true},
    {u"BOX-GI", u"Gift box", u"礼盒", 1990, 4, {u"spring 春", u"autumn 秋", u"New Year 新年"}, false},
    {u"SCA-SI", u"Silk scarf", u"真丝围巾", 3490, 4, {u"indigo 靛蓝", u"rose 玫瑰", u"sage 鼠尾草绿"}, false},
};

QString fromUtf16(const char16_t* text)
{
    return QString::fromUtf16(text);
}

/// EAN-13 within 690–699 (China), check digit included, so that a scanner accepts it.
QString barcodeFor(int number)
{
    const QString digits = u"6912345%1"_s.arg(number, 5, 10, QChar(u'0'));
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i)
        sum += digits[i].digitValue() * (i % 2 == 0 ? 1 : 3);
    return digits + QString::number((10 - sum % 10) % 10);
}

} // namespace

std::vector<DemoProduct> demoProducts()
{
    std::vector<DemoProduct> products;
    int number = 0;
    for (const Family& family : kFamilies) {
        qint64 price = family.priceMinor;
        for (size_t kind = 0; kind < family.kinds.size(); ++kind, ++number) {
            DemoProduct demo;
            Product& product = demo.product;
            product.sku = fromUtf16(family.code) + u'-' + QString::number(kind + 1);
            product.title = fromUtf16(family.english) + u" "_s + fromUtf16(family.chinese) + u", "_s +
                            fromUtf16(family.kinds[kind]);
            product.barcode = barcodeFor(number + 1);
            product.priceMinor = price;
            product.location = u"%1-%2-%3"_s.arg(QChar(u'A' + number / 24))
                                   .arg(number / 6 % 4 + 1, 2, 10, QChar(u'0'))
                                   .arg(number % 6 + 1);
            product.reorderPoint = 10 + 5 * family.popularity;
            demo.popularity = family.popularity * (kind == 1 ? 3 : 2);
            products.push_back(std::move(demo));
            if (family.kindsAreSizes)
                price = price * 16 / 1000 * 100 + 90;
        }
    }
    return products;
}

} // namespace ch::server

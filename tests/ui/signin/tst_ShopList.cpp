// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopList.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace Qt::Literals::StringLiterals;
using ui::KnownShop;
using ui::ShopList;

namespace {

Identity identity(const QString& user, const QString& shop)
{
    return {.server = u"https://shop.example"_s, .shopId = 1, .userId = UserId(7), .userName = user, .shopName = shop};
}

QStringList namesOf(const ShopList& list)
{
    QStringList names;
    for (const KnownShop& shop : list.shops())
        names.push_back(shop.shopName);
    return names;
}

} // namespace

class tst_ShopList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void lastUsed_noFile_isNothing();
    void remember_several_lastUsedFirst();
    void remember_again_bringsUpToDate();
    void remember_nobody_isNotKept();
    void forget_known_isGoneAfterRestart();
    void shops_afterRestart_areThere();
    void newProfileFolder_twice_differs();
    void shops_damagedFile_areNone();

private:
    std::unique_ptr<ShopList> list() const
    {
        return std::make_unique<ShopList>(m_folder->filePath(u"shops.ini"_s), m_folder->filePath(u"shops"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ShopList::lastUsed_noFile_isNothing()
{
    QVERIFY(!list()->lastUsed());
    QVERIFY(list()->shops().empty());
}

void tst_ShopList::remember_several_lastUsedFirst()
{
    const auto shops = list();
    QSignalSpy changes(shops.get(), &ShopList::changed);
    shops->remember(u"/p/a"_s, identity(u"anna"_s, u"A"_s));
    shops->remember(u"/p/b"_s, identity(u"bert"_s, u"B"_s));
    shops->remember(u"/p/a"_s, identity(u"anna"_s, u"A"_s));
    QCOMPARE(namesOf(*shops), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(shops->lastUsed()->profileFolder, u"/p/a"_s);
    QCOMPARE(changes.size(), 3);
}

void tst_ShopList::remember_again_bringsUpToDate()
{
    const auto shops = list();
    shops->remember(u"/p/a"_s, identity(u"anna"_s, u"A"_s));
    shops->remember(u"/p/./a/"_s, identity(u"anna"_s, u"A & Sons"_s));
    QCOMPARE(namesOf(*shops), (QStringList{u"A & Sons"_s}));
}

void tst_ShopList::remember_nobody_isNotKept()
{
    const auto shops = list();
    shops->remember(u"/p/a"_s, {});
    QVERIFY(shops->shops().empty());
}

void tst_ShopList::forget_known_isGoneAfterRestart()
{
    {
        const auto shops = list();
        shops->remember(u"/p/a"_s, identity(u"anna"_s, u"A"_s));
        shops->remember(u"/p/b"_s, identity(u"bert"_s, u"B"_s));
        shops->forget(u"/p/b"_s);
        shops->forget(u"/p/unknown"_s);
    }
    QCOMPARE(namesOf(*list()), (QStringList{u"A"_s}));
}

void tst_ShopList::shops_afterRestart_areThere()
{
    const QString name = u"店铺 “x”, =;%"_s;
    list()->remember(u"/p/a b"_s, identity(u"anna@x"_s, name));
    const auto found = list()->shops();
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found.front(), (KnownShop{u"/p/a b"_s, u"https://shop.example"_s, u"anna@x"_s, name}));
}

void tst_ShopList::newProfileFolder_twice_differs()
{
    const auto shops = list();
    const QString first = shops->newProfileFolder();
    QVERIFY(first.startsWith(m_folder->filePath(u"shops"_s)));
    QVERIFY(first != shops->newProfileFolder());
    QVERIFY(!QFile::exists(first));
}

void tst_ShopList::shops_damagedFile_areNone()
{
    QFile file(m_folder->filePath(u"shops.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[shops]\nsize=99\n\x01\x02 not = what it\n1\\server=x\n");
    file.close();
    QVERIFY(list()->shops().empty());
}

QTEST_GUILESS_MAIN(tst_ShopList)
#include "tst_ShopList.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/ShopList.h"

#include <QDir>
#include <QSettings>
#include <QUuid>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kShops = u"shops"_s;

} // namespace

ShopList::ShopList(const QString& file, const QString& profilesFolder, QObject* parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
    , m_profilesFolder(profilesFolder)
{}

ShopList::~ShopList() = default;

std::vector<KnownShop> ShopList::shops() const
{
    std::vector<KnownShop> shops;
    const int count = m_settings->beginReadArray(kShops);
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        KnownShop shop{.profileFolder = m_settings->value("profile"_L1).toString(),
                       .server = m_settings->value("server"_L1).toString(),
                       .userName = m_settings->value("user"_L1).toString(),
                       .shopName = m_settings->value("shop"_L1).toString()};
        if (!shop.profileFolder.isEmpty())
            shops.push_back(std::move(shop));
    }
    m_settings->endArray();
    return shops;
}

std::optional<KnownShop> ShopList::lastUsed() const
{
    const std::vector<KnownShop> known = shops();
    return known.empty() ? std::optional<KnownShop>() : known.front();
}

void ShopList::remember(const QString& profileFolder, const Identity& identity)
{
    if (identity.isNobody())
        return;
    const QString folder = QDir(profileFolder).absolutePath();
    std::vector<KnownShop> known = shops();
    std::erase_if(known, [&](const KnownShop& shop) { return shop.profileFolder == folder; });
    known.insert(known.begin(), {.profileFolder = folder,
                                 .server = identity.server,
                                 .userName = identity.userName,
                                 .shopName = identity.shopName});
    write(known);
}

void ShopList::forget(const QString& profileFolder)
{
    const QString folder = QDir(profileFolder).absolutePath();
    std::vector<KnownShop> known = shops();
    if (std::erase_if(known, [&](const KnownShop& shop) { return shop.profileFolder == folder; }) > 0)
        write(known);
}

QString ShopList::newProfileFolder() const
{
    // Random, so that two programs that add a shop at once do not meet.
    return QDir(m_profilesFolder).absoluteFilePath(QUuid::createUuid().toString(QUuid::WithoutBraces).left(8));
}

void ShopList::write(const std::vector<KnownShop>& shops)
{
    m_settings->remove(kShops);
    m_settings->beginWriteArray(kShops, int(shops.size()));
    for (size_t i = 0; i < shops.size(); ++i) {
        m_settings->setArrayIndex(int(i));
        m_settings->setValue("profile"_L1, shops[i].profileFolder);
        m_settings->setValue("server"_L1, shops[i].server);
        m_settings->setValue("user"_L1, shops[i].userName);
        m_settings->setValue("shop"_L1, shops[i].shopName);
    }
    m_settings->endArray();
    m_settings->sync();
    Q_EMIT changed();
}

} // namespace ch::ui

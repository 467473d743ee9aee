// SPDX-License-Identifier: Apache-2.0
// The shops that this program has signed in to, in its own settings file: where their profiles are, never a secret.
// Thread of the windows; the file is small and written when changed.
#pragma once

#include "core/domain/Identity.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class QSettings;

namespace ch::ui {

struct KnownShop
{
    QString profileFolder;
    QString server;
    QString userName;
    /// Empty until the first sign-in has answered.
    QString shopName;

    friend bool operator==(const KnownShop&, const KnownShop&) = default;
};

class ShopList : public QObject
{
    Q_OBJECT

public:
    /// `profilesFolder`: where profiles of shops that are added are made.
    ShopList(const QString& file, const QString& profilesFolder, QObject* parent = nullptr);
    ~ShopList() override;

    /// The one used last first.
    std::vector<KnownShop> shops() const;
    /// What to open when the program starts without --profile; nothing: no shop is known yet.
    std::optional<KnownShop> lastUsed() const;
    /// Adds it or brings what is known of it up to date, and makes it the one used last. Nobody's profiles are not kept.
    void remember(const QString& profileFolder, const Identity& identity);
    /// The list forgets it; its folder stays.
    void forget(const QString& profileFolder);
    /// A folder that is nobody's yet: for a shop to be added. It is made by who opens it.
    QString newProfileFolder() const;

Q_SIGNALS:
    void changed();

private:
    void write(const std::vector<KnownShop>& shops);

    std::unique_ptr<QSettings> m_settings;
    QString m_profilesFolder;
};

} // namespace ch::ui

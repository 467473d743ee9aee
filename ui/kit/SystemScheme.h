// SPDX-License-Identifier: Apache-2.0
// Whether the system is set to dark, now and when a person changes it: Qt 6.4 cannot say.
// Thread of the windows; answers of the desktop portal come through its event loop.
#pragma once

#include <QObject>

class QDBusVariant;

namespace ch::ui {

class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject* parent = nullptr);

    bool isDark() const { return m_isDark; }
    /// Whether the theme follows it; kept here because it has to be known when the system changes.
    bool isFollowed() const { return m_isFollowed; }
    void setFollowed(bool followed) { m_isFollowed = followed; }

Q_SIGNALS:
    void changed();

private:
    void setDark(bool dark);
    void askPortal();
    void readPlatform();

private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    bool m_isDark = false;
    bool m_isFollowed = false;
};

} // namespace ch::ui

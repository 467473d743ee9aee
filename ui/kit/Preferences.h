// SPDX-License-Identifier: Apache-2.0
// What a person set: in a file of the profile (or of the program, before there is one). Nothing secret is ever here.
// Thread of the windows; files are small and written when changed.
#pragma once

#include "ui/kit/Theme.h"

#include <QObject>
#include <QTime>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class QSettings;
class QVariant;

namespace ch::ui {

/// A carrier that people choose from, with the address of its tracking page.
struct Carrier
{
    QString name;
    /// https only; "{tracking}" stands for the number. Empty: no link.
    QString trackingUrl;

    friend bool operator==(const Carrier&, const Carrier&) = default;
};

class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(const QString& file, QObject* parent = nullptr);
    ~Preferences() override;

    ColorScheme colorScheme() const;
    void setColorScheme(ColorScheme scheme);
    /// "en", "zh_CN"; empty: the system's.
    QString language() const;
    void setLanguage(const QString& language);
    /// As if it were set, until another one is: for the command line. Not written down.
    void startWith(const QString& language);
    /// 100–200; applies at the next start.
    int scalePercent() const;
    void setScalePercent(int percent);
    /// 0–30 (contract section 10, ruling 12).
    std::chrono::seconds undoTime() const;
    void setUndoTime(std::chrono::seconds seconds);

    std::vector<Carrier> carriers() const;
    void setCarriers(const std::vector<Carrier>& carriers);
    /// The https address for a number, or empty.
    QString trackingLink(const QString& carrier, const QString& trackingNo) const;

    /// Statuses (names) whose new orders are announced; sound; hours in which nothing is.
    QStringList notifiedStatuses() const;
    void setNotifiedStatuses(const QStringList& statuses);
    bool playsSounds() const;
    void setPlaysSounds(bool plays);
    bool hasQuietHours() const;
    QTime quietFrom() const;
    QTime quietTo() const;
    void setQuietHours(bool on, QTime from, QTime to);

    /// Geometry of windows, headers, splitters: as Qt's saveState() gives them, by the name of who they belong to.
    QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& state);
    /// Small things that a page remembers.
    QStringList list(const QString& name) const;
    void setList(const QString& name, const QStringList& values);

Q_SIGNALS:
    void changed();

private:
    void store(const QString& key, const QVariant& value);

    std::unique_ptr<QSettings> m_settings;
    std::optional<QString> m_startLanguage;
};

} // namespace ch::ui

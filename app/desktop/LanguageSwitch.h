// SPDX-License-Identifier: Apache-2.0
// The program's language: which texts, which way to write numbers and dates. Switches while the program runs.
// Main thread.
#pragma once

#include <QHash>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace ch::app {

/// Installed once and filled anew: each installed or removed translator would make every widget write its texts again.
class LanguageSwitch : public QTranslator
{
    Q_OBJECT

public:
    explicit LanguageSwitch(QObject* parent = nullptr);

    /// "en", "zh_CN"; empty: the system's. Widgets hear of it by QEvent::LanguageChange.
    void apply(const QString& language);
    const QLocale& locale() const { return m_locale; }

    /// For whoever looks for texts by their English source: from now on, what was translated is remembered.
    void rememberSources() { m_remembers = true; }
    /// The text itself and whatever it was translated from.
    QStringList sourcesOf(const QString& text) const { return QStringList(m_sources.values(text)) << text; }

    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }

private:
    QLocale m_locale;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
    bool m_remembers = false;
    /// Filled by translate(), which is const for Qt.
    mutable QMultiHash<QString, QString> m_sources;
};

} // namespace ch::app

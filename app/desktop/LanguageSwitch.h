// SPDX-License-Identifier: Apache-2.0
// The program's language: which texts, which way to write numbers and dates. Switches while the program runs.
// Main thread.
#pragma once

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

    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }

private:
    QLocale m_locale;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace ch::app

// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/LanguageSwitch.h"

#include <QCoreApplication>
#include <QEvent>

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The system's own locale where it speaks the language: en_GB writes dates as people in Britain do.
QLocale localeFor(const QString& language)
{
    const QLocale system = QLocale::system();
    if (language.isEmpty())
        return system;
    const QLocale wanted(language);
    return system.language() == wanted.language() ? system : wanted;
}

std::unique_ptr<QTranslator> loadCatalogue(const QLocale& locale, const QString& catalogue)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, catalogue, u"_"_s, u":/i18n"_s))
        return nullptr;
    return translator;
}

} // namespace

LanguageSwitch::LanguageSwitch(QObject* parent) : QTranslator(parent)
{
    QCoreApplication::installTranslator(this);
}

void LanguageSwitch::apply(const QString& language)
{
    m_locale = localeFor(language);
    QLocale::setDefault(m_locale);
    m_own = loadCatalogue(m_locale, u"countinghouse"_s);
    if (!m_own)
        m_own = loadCatalogue(QLocale(u"en"_s), u"countinghouse"_s);
    m_qt = loadCatalogue(m_locale, u"qtbase"_s);
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
}

QString LanguageSwitch::translate(const char* context, const char* source, const char* disambiguation, int n) const
{
    for (const auto* each : {m_own.get(), m_qt.get()}) {
        QString text = each ? each->translate(context, source, disambiguation, n) : QString();
        if (text.isNull())
            continue;
        if (m_remembers && !m_sources.contains(text, QString::fromUtf8(source)))
            m_sources.insert(text, QString::fromUtf8(source));
        return text;
    }
    return {};
}

} // namespace ch::app

// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintSettings.h"

#include "core/domain/OrderDraftChecks.h"

#include <QDir>
#include <QLocale>
#include <QSettings>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyOf(PrintDocument document, QLatin1StringView what)
{
    return QString(QString(nameOf(document)).toLower() + u'/' + what);
}

Paper usualPaper(PrintDocument document)
{
    if (document == PrintDocument::AddressLabel)
        return Paper::Label;
    return QLocale::system().measurementSystem() == QLocale::ImperialUSSystem ? Paper::Letter : Paper::A4;
}

QString nameOf(PrintTarget::Kind kind)
{
    switch (kind) {
    case PrintTarget::Kind::None:
        return {};
    case PrintTarget::Kind::Printer:
        return u"printer"_s;
    case PrintTarget::Kind::Folder:
        return u"folder"_s;
    }
    Q_UNREACHABLE();
}

PrintTarget::Kind kindOf(const QString& name)
{
    if (name == u"printer")
        return PrintTarget::Kind::Printer;
    return name == u"folder" ? PrintTarget::Kind::Folder : PrintTarget::Kind::None;
}

} // namespace

PrintSettings::PrintSettings(const QString& profileFolder)
    : m_settings(std::make_unique<QSettings>(QDir(profileFolder).filePath(u"print.ini"_s), QSettings::IniFormat))
{}

PrintSettings::~PrintSettings() = default;

DocumentSetting PrintSettings::of(PrintDocument document) const
{
    DocumentSetting setting;
    setting.target.kind = kindOf(m_settings->value(keyOf(document, "to"_L1)).toString());
    setting.target.name = m_settings->value(keyOf(document, "name"_L1)).toString();
    setting.paper =
        paperFromName(m_settings->value(keyOf(document, "paper"_L1)).toString()).value_or(usualPaper(document));
    setting.copies = std::clamp(m_settings->value(keyOf(document, "copies"_L1), 1).toInt(), 1, kMaxPrintCopies);
    return setting;
}

void PrintSettings::set(PrintDocument document, const DocumentSetting& setting)
{
    m_settings->setValue(keyOf(document, "to"_L1), nameOf(setting.target.kind));
    m_settings->setValue(keyOf(document, "name"_L1), setting.target.name);
    m_settings->setValue(keyOf(document, "paper"_L1), QString(ui::nameOf(setting.paper)));
    m_settings->setValue(keyOf(document, "copies"_L1), setting.copies);
}

PrintTemplate PrintSettings::printTemplate() const
{
    return printTemplateFromJson(m_settings->value(u"template"_s).toString().toUtf8());
}

void PrintSettings::setTemplate(const PrintTemplate& wanted)
{
    m_settings->setValue(u"template"_s, QString::fromUtf8(toJson(wanted)));
}

std::vector<PrintDocument> PrintSettings::afterPacking() const
{
    return documents(u"after_packing"_s);
}

void PrintSettings::setAfterPacking(const std::vector<PrintDocument>& wanted)
{
    setDocuments(u"after_packing"_s, wanted);
}

std::vector<PrintDocument> PrintSettings::lastChosen() const
{
    return documents(u"last_chosen"_s);
}

void PrintSettings::setLastChosen(const std::vector<PrintDocument>& wanted)
{
    setDocuments(u"last_chosen"_s, wanted);
}

std::vector<PrintDocument> PrintSettings::documents(const QString& key) const
{
    std::vector<PrintDocument> found;
    for (const QString& name : m_settings->value(key).toStringList()) {
        if (const auto document = printDocumentFromName(name))
            found.push_back(*document);
    }
    return found;
}

void PrintSettings::setDocuments(const QString& key, const std::vector<PrintDocument>& wanted)
{
    QStringList names;
    for (const PrintDocument document : wanted)
        names.append(ch::nameOf(document));
    m_settings->setValue(key, names);
}

} // namespace ch::ui

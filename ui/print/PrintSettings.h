// SPDX-License-Identifier: Apache-2.0
// How documents are printed at this desk for this shop: printer, paper and copies of each, the template, what is printed when a
// parcel is packed. In a file of the profile. Thread of the windows; the file is small and written when changed.
#pragma once

#include "ui/print/PrintTarget.h"
#include "ui/print/PrintTemplate.h"

#include <memory>
#include <vector>

class QSettings;
class QLocale;

namespace ch::ui {

class PrintSettings
{
public:
    /// Whoever opens the settings of the same profile sees what others set, at once.
    explicit PrintSettings(const QString& profileFolder);
    ~PrintSettings();

    /// Nothing set: no target, and the paper that the system's country writes on; labels on label paper.
    DocumentSetting of(PrintDocument document) const;
    void set(PrintDocument document, const DocumentSetting& setting);
    PrintTemplate printTemplate() const;
    void setTemplate(const PrintTemplate& wanted);
    /// Printed by itself when a parcel was packed; empty: nothing is.
    std::vector<PrintDocument> afterPacking() const;
    void setAfterPacking(const std::vector<PrintDocument>& documents);
    /// What the sheet was left with.
    std::vector<PrintDocument> lastChosen() const;
    void setLastChosen(const std::vector<PrintDocument>& documents);

private:
    std::vector<PrintDocument> documents(const QString& key) const;
    void setDocuments(const QString& key, const std::vector<PrintDocument>& documents);

    std::unique_ptr<QSettings> m_settings;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Asks what a file of products should be: which kind, where, under which name.
// Thread of the windows.
#pragma once

#include "ui/files/TableFile.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

class QLineEdit;

namespace ch::ui {

class ProductExportSheet : public Sheet
{
    Q_OBJECT

public:
    /// `name`: what the list is called, for the file. `count`: how many products there are.
    ProductExportSheet(UiContext& context, const QString& name, qint64 count, QWidget* host);

Q_SIGNALS:
    /// Without its tables.
    void accepted(const ch::ui::TableFilePlan& plan);

private:
    void chooseFolder();
    void accept();

    UiContext& m_context;
    SegmentedControl* m_format;
    QLineEdit* m_folder;
    FormField* m_folderField;
    QLineEdit* m_name;
    FormField* m_nameField;
};

} // namespace ch::ui

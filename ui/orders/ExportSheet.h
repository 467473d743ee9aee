// SPDX-License-Identifier: Apache-2.0
// Asks what an export should be: kind of file, one row for what, where, under which name.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/OrderFile.h"

#include <QLineEdit>

namespace ch::ui {

class ExportSheet : public Sheet
{
    Q_OBJECT

public:
    /// `name`: what the list is called, for the file. `count`: how many orders there are.
    ExportSheet(UiContext& context, const QString& name, qint64 count, QWidget* host);

Q_SIGNALS:
    void accepted(const ch::ui::ExportPlan& plan);

private:
    void onFormat(int index);
    void chooseFolder();
    void accept();
    ExportPlan plan() const;

    UiContext& m_context;
    SegmentedControl* m_format;
    SegmentedControl* m_rows;
    FormField* m_rowsField;
    QLineEdit* m_folder;
    FormField* m_folderField;
    QLineEdit* m_name;
    FormField* m_nameField;
    TextLabel* m_about;
};

} // namespace ch::ui

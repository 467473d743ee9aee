// SPDX-License-Identifier: Apache-2.0
// Names a view and says who shares it; saves it at the service.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

#include <QCheckBox>
#include <QLineEdit>

namespace ch::ui {

class ViewSaveSheet : public Sheet
{
    Q_OBJECT

public:
    /// `view`: filter, sort and columns as they will be; a null id makes a new one.
    ViewSaveSheet(UiContext& context, const SavedView& view, QWidget* host);

Q_SIGNALS:
    void saved(const ch::SavedView& view);

private:
    void save();
    void onSaved(const Result<SavedView>& view);
    Roles roles() const;

    UiContext& m_context;
    SavedView m_view;
    /// The decision's: the same for each attempt, until something else is decided.
    OpId m_key;
    QLineEdit* m_name;
    FormField* m_nameField;
    std::vector<std::pair<Role, QCheckBox*>> m_roles;
    QPushButton* m_save;
};

} // namespace ch::ui

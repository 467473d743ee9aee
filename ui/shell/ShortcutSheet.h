// SPDX-License-Identifier: Apache-2.0
// F1: every key that does something, made from the actions themselves, so that it cannot be out of date.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/shell/PaletteModel.h"

class QListView;

namespace ch::ui {

class ShortcutSheet : public Sheet
{
    Q_OBJECT

public:
    ShortcutSheet(std::vector<ActionGroup> groups, QWidget* host);

    PaletteModel& model() const { return *m_model; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill(const QString& typed);

    std::vector<ActionGroup> m_groups;
    PaletteModel* m_model;
    /// Made before the list: it comes first by Tab, and is where the focus begins.
    SearchField* m_field;
    QListView* m_list;
    TextLabel* m_nothing;
};

} // namespace ch::ui

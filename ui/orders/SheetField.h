// SPDX-License-Identifier: Apache-2.0
// A field of a sheet that knows its name: problems say which field they are about.
// Thread of the windows.
#pragma once

#include "ui/kit/FormField.h"

namespace ch::ui {

class SheetField : public FormField
{
    Q_OBJECT

public:
    SheetField(const QString& caption, QWidget* editor, QWidget* parent = nullptr);
    const QString& caption() const { return m_caption; }

private:
    QString m_caption;
};

/// Moves the focus to the first field that has a problem; false: none has.
bool focusFirstProblem(const QList<SheetField*>& fields);

/// The words for a text that is missing or too long, naming the field; or nothing. In code points, as the service counts.
QString textProblem(const QString& caption, const QString& text, int most, bool isRequired = true);

} // namespace ch::ui

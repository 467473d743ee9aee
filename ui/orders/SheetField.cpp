// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/SheetField.h"

#include <QComboBox>
#include <QLineEdit>

namespace ch::ui {

SheetField::SheetField(const QString& caption, QWidget* editor, QWidget* parent)
    : FormField(caption, editor, parent)
    , m_caption(caption)
{
    // The part of it that has the focus.
    if (auto* box = qobject_cast<QComboBox*>(editor); box && box->lineEdit())
        box->lineEdit()->setAccessibleName(caption);
}

bool focusFirstProblem(const QList<SheetField*>& fields)
{
    for (SheetField* each : fields) {
        if (!each->hasProblem())
            continue;
        each->field()->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

QString textProblem(const QString& caption, const QString& text, int most, bool isRequired)
{
    const QString trimmed = text.trimmed();
    if (isRequired && trimmed.isEmpty())
        return SheetField::tr("%1 is needed.").arg(caption);
    if (trimmed.toUcs4().size() > most)
        return SheetField::tr("%1 may have at most %n character(s).", nullptr, most).arg(caption);
    return {};
}

} // namespace ch::ui

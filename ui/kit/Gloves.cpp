// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Gloves.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

namespace ch::ui {

namespace {

/// What is inside of a field is as large as the field lets it be.
bool isPartOfField(const QWidget& widget)
{
    const QWidget* const parent = widget.parentWidget();
    return qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QComboBox*>(parent) ||
           qobject_cast<const QAbstractSpinBox*>(parent);
}

} // namespace

void sizeForGloves(QWidget& root)
{
    for (QWidget* each : root.findChildren<QWidget*>()) {
        const bool isTarget = qobject_cast<QAbstractButton*>(each) || qobject_cast<QLineEdit*>(each) ||
                              qobject_cast<QComboBox*>(each) || qobject_cast<QAbstractSpinBox*>(each);
        if (!isTarget || isPartOfField(*each))
            continue;
        if (each->maximumHeight() < kFingerSize)
            each->setMaximumHeight(kFingerSize);
        each->setMinimumHeight(std::max(each->minimumHeight(), kFingerSize));
        const auto* tool = qobject_cast<QToolButton*>(each);
        if (!tool || !tool->text().isEmpty())
            continue;
        if (each->maximumWidth() < kFingerSize)
            each->setMaximumWidth(kFingerSize);
        each->setMinimumWidth(std::max(each->minimumWidth(), kFingerSize));
    }
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterPopover.h"

#include "ui/orders/FilterEditors.h"
#include "ui/orders/FilterWords.h"

#include <QVBoxLayout>

namespace ch::ui {

FilterPopover::FilterPopover(FilterPart part, const Filter& filter, UiContext& context, QWidget* parent)
    : Popover(titleOf(part), parent)
    , m_filter(filter)
{
    FilterEditor* editor = makeFilterEditor(part, context, this);
    editor->load(m_filter);
    body()->addWidget(editor);
    setFocusProxy(editor);
    connect(editor, &FilterEditor::edited, this, [this, editor] {
        editor->save(m_filter);
        Q_EMIT edited(m_filter);
    });
    connect(editor, &FilterEditor::finished, this, &QWidget::close);
}

} // namespace ch::ui

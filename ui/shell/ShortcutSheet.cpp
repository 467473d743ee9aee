// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/ShortcutSheet.h"

#include "ui/shell/PaletteDelegate.h"

#include <QBoxLayout>
#include <QListView>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Title, field, margins and foot of the sheet.
constexpr int kAroundList = 20 * kGrid;

bool answers(const QAction& action, const QString& typed)
{
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return typed.isEmpty() || matchScore(plainText(action), typed) > 0 || keys.contains(typed, Qt::CaseInsensitive);
}

} // namespace

ShortcutSheet::ShortcutSheet(std::vector<ActionGroup> groups, QWidget* host)
    : Sheet(tr("Keyboard shortcuts"), host)
    , m_groups(std::move(groups))
    , m_model(new PaletteModel(this))
    , m_field(new SearchField(tr("What to do, or a key"), this))
    , m_list(new QListView(this))
    , m_nothing(new TextLabel(tr("No key does that"), TextStyle::Body, this))
{
    setObjectName(u"shortcutSheet"_s);
    m_field->setObjectName(u"shortcutField"_s);
    m_field->setAccessibleName(tr("Search the shortcuts"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_nothing->setMuted(true);
    body()->addWidget(m_field);
    body()->addWidget(m_list);
    body()->addWidget(m_nothing);
    connect(m_field, &QLineEdit::textChanged, this, &ShortcutSheet::fill);
    fill({});
}

void ShortcutSheet::resizeEvent(QResizeEvent* event)
{
    Sheet::resizeEvent(event);
    // The list scrolls by itself, so that the field above it stays.
    m_list->setFixedHeight(std::max(6 * kRowHeight, height() - kAroundList));
}

void ShortcutSheet::fill(const QString& typed)
{
    std::vector<PaletteEntry> entries;
    for (const ActionGroup& group : m_groups) {
        const size_t before = entries.size();
        for (QAction* action : group.actions) {
            if (!action->isVisible() || action->shortcut().isEmpty() || !answers(*action, typed.trimmed()))
                continue;
            // Also what cannot be done at the moment: who reads this wants to learn the key.
            entries.push_back({.title = plainText(*action), .action = action});
        }
        if (entries.size() > before)
            entries.insert(entries.begin() + qsizetype(before),
                           {.kind = PaletteEntry::Kind::Heading, .title = group.title, .isEnabled = false});
    }
    m_list->setVisible(!entries.empty());
    m_nothing->setVisible(entries.empty());
    m_model->setEntries(std::move(entries));
}

} // namespace ch::ui

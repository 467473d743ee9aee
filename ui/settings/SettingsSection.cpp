// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/SettingsSection.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>

namespace ch::ui {

namespace {

constexpr int kColumnWidth = 720;
constexpr int kLeastText = 120;

} // namespace

SettingsSection::SettingsSection(QLatin1StringView iconName, UiContext& context, QWidget* parent)
    : QScrollArea(parent)
    , m_iconName(iconName)
    , m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 3 * kGrid);
    auto* column = new QWidget(place);
    column->setMaximumWidth(kColumnWidth);
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    m_column->addStretch(1);
    row->addWidget(column, 100);
    row->addStretch(1);
    setWidget(place);
    connect(&m_context.preferences(), &Preferences::changed, this, [this] {
        if (isVisible())
            load();
    });
}

Card* SettingsSection::addCard()
{
    auto* card = new Card({}, widget());
    m_column->insertWidget(m_column->count() - 1, card);
    return card;
}

SettingsSection::Row SettingsSection::addRow(Card* card, QWidget* control)
{
    Row row{.caption = new TextLabel({}, TextStyle::Body, card),
            .hint = new TextLabel({}, TextStyle::Caption, card),
            .control = control};
    row.hint->setMuted(true);
    // A box's own name is what is chosen in it, on Linux; whoever cannot see the caption is told it as its label.
    row.caption->setBuddy(control);
    // They wrap before the control is pushed out of a small window.
    for (TextLabel* label : {row.caption, row.hint})
        label->setMinimumWidth(kLeastText);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kGrid / 4);
    texts->addWidget(row.caption);
    texts->addWidget(row.hint);
    auto* line = new QHBoxLayout;
    line->setSpacing(3 * kGrid);
    line->addLayout(texts, 1);
    line->addWidget(control, 0, Qt::AlignVCenter);
    line->setContentsMargins(0, kGrid / 2, 0, kGrid / 2);
    card->body()->addLayout(line);
    return row;
}

void SettingsSection::addPairs(Card* card, const std::vector<QWidget*>& fields)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(2 * kGrid);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < fields.size(); ++i)
        grid->addWidget(fields[i], int(i / 2), int(i % 2));
    card->body()->addLayout(grid);
}

void SettingsSection::Row::set(const QString& captionText, const QString& hintText) const
{
    caption->setFullText(captionText);
    hint->setFullText(hintText);
    hint->setVisible(!hintText.isEmpty());
    control->setAccessibleName(captionText);
    control->setAccessibleDescription(hintText);
}

void SettingsSection::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        load();
    }
}

void SettingsSection::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    load();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/PlacePopover.h"

#include "core/base/Deliver.h"
#include "core/desk/ProductStore.h"
#include "ui/kit/Widgets.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

constexpr int kWidth = 240;
constexpr int kRow = 28;
constexpr int kMostRows = 8;

} // namespace

PlacePopover::PlacePopover(UiContext& context, const QString& place, QWidget* parent)
    : Popover(tr("Location"), parent)
    , m_text(new QLineEdit(place, this))
    , m_list(new QListWidget(this))
{
    m_text->setPlaceholderText(tr("Begins with, such as A-02"));
    m_text->setAccessibleName(tr("Location begins with"));
    m_text->setMaxLength(64);
    m_text->setFixedWidth(kWidth);
    m_list->setAccessibleName(tr("Locations"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedSize(kWidth, kRow * kMostRows);
    body()->addWidget(m_text);
    body()->addWidget(m_list);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { take(m_text->text().trimmed()); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { take(item->text()); });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(item->text()); });
    deliver(context.workspace().products().places(), this, [this](const Result<QStringList>& places) {
        if (!places)
            return;
        for (const QString& each : *places)
            (new QListWidgetItem(each, m_list))->setSizeHint({0, kRow});
    });
}

void PlacePopover::take(const QString& place)
{
    Q_EMIT chosen(place);
    close();
}

} // namespace ch::ui

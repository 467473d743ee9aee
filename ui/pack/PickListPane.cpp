// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PickListPane.h"

#include "core/base/Deliver.h"
#include "core/desk/PackStore.h"
#include "ui/kit/Gloves.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PickListDelegate.h"
#include "ui/pack/PickListModel.h"

#include <QAction>
#include <QEvent>
#include <QListView>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

PickListPane::PickListPane(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new PickListModel(context, this))
    , m_back(makeIconButton("chevron-left"_L1, {}, this))
    , m_title(new TextLabel({}, TextStyle::Title, this))
    , m_summary(new TextLabel({}, TextStyle::Body, this))
    , m_split(new SegmentedControl({}, this))
    , m_print(makeButton({}, ButtonKind::Primary, this))
    , m_notice(new Notice(this))
    , m_list(new QListView(this))
{
    m_summary->setMuted(true);
    m_back->setFixedSize(kGloveHeight, kGloveHeight);
    m_back->setIconSize({28, 28});
    m_print->setMinimumHeight(kGloveHeight);
    m_split->addSegment(QString());
    m_split->addSegment(QString());
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PickListDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kGrid / 4);
    texts->addWidget(m_title);
    texts->addWidget(m_summary);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addWidget(m_back);
    head->addLayout(texts, 1);
    head->addWidget(m_split, 0, Qt::AlignVCenter);
    head->addWidget(m_print);
    auto* card = new Card({}, this);
    card->layout()->setContentsMargins(1, kGrid, 1, kGrid);
    card->body()->addWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(card, 1);
    auto* leave = new QAction(this);
    leave->setShortcut(QKeySequence(Qt::Key_Escape));
    leave->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(leave);
    retranslate();
    sizeForGloves(*this);
    connect(leave, &QAction::triggered, this, &PickListPane::backRequested);
    connect(m_back, &QToolButton::clicked, this, &PickListPane::backRequested);
    connect(m_print, &QPushButton::clicked, this, [this] { Q_EMIT printRequested(m_orders); });
    connect(m_split, &SegmentedControl::currentChanged, this, [this](int index) { m_model->setByOrder(index == 1); });
}

void PickListPane::open(const std::vector<OrderId>& orders)
{
    m_orders = orders;
    // The walk before is over, whatever becomes of this one.
    m_picks = {};
    m_model->set(m_picks);
    m_notice->hide();
    describe();
    m_list->setFocus();
    deliver(m_context.workspace().pack().pickList(orders), this,
            [this, generation = ++m_generation](const Result<PickList>& result) {
                if (generation == m_generation)
                    take(result);
            });
}

void PickListPane::take(const Result<PickList>& result)
{
    if (!result) {
        m_notice->show(result.error());
        return;
    }
    m_notice->hide();
    m_picks = *result;
    m_model->set(m_picks);
    describe();
}

void PickListPane::retranslate()
{
    m_title->setFullText(tr("Pick list"));
    m_back->setToolTip(tr("Back to the work list (Esc)"));
    m_back->setAccessibleName(tr("Back to the work list"));
    m_split->setAccessibleName(tr("How the list is sorted"));
    m_split->setSegmentText(0, tr("By place"));
    m_split->setSegmentText(1, tr("By order"));
    m_print->setText(tr("Print"));
    m_list->setAccessibleName(tr("What to fetch"));
    describe();
}

void PickListPane::describe()
{
    m_summary->setFullText(QStringList{tr("%n unit(s)", nullptr, int(m_picks.units())),
                                       tr("%n article(s)", nullptr, int(m_picks.lines.size())),
                                       tr("%n order(s)", nullptr, int(m_picks.orders.size()))}
                               .join(u" · "_s));
    m_print->setEnabled(!m_picks.orders.empty());
}

void PickListPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/StockTakeHead.h"

#include "ui/kit/Widgets.h"
#include "ui/stocktake/CountProgress.h"
#include "ui/stocktake/StockTakeWords.h"

#include <QBoxLayout>
#include <QEvent>
#include <QToolButton>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

StockTakeHead::StockTakeHead(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_back(makeIconButton("chevron-left"_L1, {}, this))
    , m_name(new TextLabel({}, TextStyle::Title, this))
    , m_status(new Pill({}, Tone::Info, this))
    , m_blind(new Pill({}, Tone::Neutral, this))
    , m_progressText(new TextLabel({}, TextStyle::Body, this))
    , m_waiting(new TextLabel({}, TextStyle::Body, this))
    , m_progress(new CountProgress(this))
    , m_tools(new QHBoxLayout)
{
    m_name->setElided(true);
    m_progressText->setMuted(true);
    // Beside the bar, which gives them the room they want.
    m_progressText->setElided(true);
    m_waiting->setElided(true);
    m_progressText->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_waiting->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_tools->setSpacing(kGrid);
    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_back);
    top->addWidget(m_name);
    top->addWidget(m_status);
    top->addWidget(m_blind);
    top->addStretch(1);
    top->addLayout(m_tools);
    auto* below = new QHBoxLayout;
    below->setSpacing(2 * kGrid);
    below->addWidget(m_progress, 1);
    below->addWidget(m_progressText);
    below->addWidget(m_waiting);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(top);
    column->addLayout(below);
    connect(m_back, &QToolButton::clicked, this, &StockTakeHead::backPressed);
    connect(&context, &UiContext::formatsChanged, this, &StockTakeHead::retranslate);
    setWaiting(0, 0);
    retranslate();
}

void StockTakeHead::show(const StockCount& count)
{
    m_count = count;
    retranslate();
}

void StockTakeHead::setWaiting(int waiting, int refused)
{
    m_waiting->setVisible(waiting + refused > 0);
    m_waiting->setTone(refused > 0 ? Tone::Bad : Tone::Warn);
    m_waiting->setFullText(refused > 0 ? tr("%n refused: see Activity", nullptr, refused)
                                       : tr("%n wait(s) to be sent", nullptr, waiting));
}

void StockTakeHead::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
}

void StockTakeHead::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StockTakeHead::retranslate()
{
    m_back->setToolTip(tr("Back to all stock takes"));
    m_back->setAccessibleName(m_back->toolTip());
    m_name->setFullText(m_count.name);
    m_status->set(words(m_count.status), toneOf(m_count.status));
    m_blind->setVisible(m_count.blind);
    m_blind->set(tr("Blind"), Tone::Neutral);
    m_progress->set(m_count);
    m_progressText->setFullText(progressWords(m_count, m_context.formats()));
}

} // namespace ch::ui

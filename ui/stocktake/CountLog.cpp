// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountLog.h"

#include "ui/kit/Gloves.h"
#include "ui/kit/Widgets.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t kKept = 6;

} // namespace

CountLog::CountLog(UiContext& context, QWidget* parent)
    : Card({}, parent)
    , m_context(context)
    , m_list(new QWidget(this))
    , m_grid(new QGridLayout(m_list))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGrid);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    body()->addWidget(m_list);
    connect(&context, &UiContext::formatsChanged, this, &CountLog::rebuild);
    rebuild();
}

void CountLog::add(const desk::CountTaken& taken)
{
    // A burst of scans of one product is one thing that was counted.
    if (!m_taken.empty() && m_taken.front().step.sku == taken.step.sku &&
        m_taken.front().step.place == taken.step.place && m_taken.front().after == taken.before) {
        const auto before = m_taken.front().before;
        m_taken.front() = taken;
        m_taken.front().before = before;
    } else {
        m_taken.push_front(taken);
    }
    if (m_taken.size() > kKept)
        m_taken.pop_back();
    rebuild();
}

void CountLog::clear()
{
    m_taken.clear();
    rebuild();
}

void CountLog::undoNewest()
{
    if (!m_taken.empty())
        undo(0);
}

void CountLog::undo(size_t index)
{
    const desk::CountTaken taken = m_taken[index];
    m_taken.erase(m_taken.begin() + std::ptrdiff_t(index));
    rebuild();
    Q_EMIT undoRequested(taken);
}

void CountLog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    Card::changeEvent(event);
}

void CountLog::rebuild()
{
    setHeading(tr("Last counted"));
    const auto old = m_list->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget* each : old) {
        m_grid->removeWidget(each);
        // Its own click may be what we are in.
        each->hide();
        each->deleteLater();
    }
    const Formats& formats = m_context.formats();
    if (m_taken.empty()) {
        auto* nothing =
            new TextLabel(tr("What you count appears here, and can be taken back."), TextStyle::Caption, m_list);
        nothing->setMuted(true);
        m_grid->addWidget(nothing, 0, 0);
        return;
    }
    for (size_t i = 0; i < m_taken.size(); ++i) {
        const desk::CountTaken& taken = m_taken[i];
        auto* product =
            new TextLabel(QString(taken.step.sku + u"  ·  " + taken.line.line.title), TextStyle::Body, m_list);
        product->setFullText(QString(taken.step.sku + u"  ·  " + taken.line.line.title));
        const auto number = [&](std::optional<qint64> units) { return units ? formats.count(*units) : u"\u2013"_s; };
        auto* change =
            new TextLabel(QString(number(taken.before) + u" → " + number(taken.after)), TextStyle::Strong, m_list);
        auto* back = makeIconButton("undo"_L1, tr("Take back %1").arg(taken.step.sku), m_list);
        back->setFixedSize(kFingerSize, kFingerSize);
        connect(back, &QToolButton::clicked, this, [this, i] { undo(i); });
        m_grid->addWidget(product, int(i), 0);
        m_grid->addWidget(change, int(i), 1);
        m_grid->addWidget(back, int(i), 2);
    }
}

} // namespace ch::ui

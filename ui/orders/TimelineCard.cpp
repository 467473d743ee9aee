// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/TimelineCard.h"

#include "ui/orders/TimelineRow.h"

#include <QVBoxLayout>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More are a click away: a packed order has an entry for every scan.
constexpr size_t kShownAtFirst = 30;

constexpr std::array kAges{TimelineAge::Today, TimelineAge::Yesterday, TimelineAge::Last7Days, TimelineAge::Last30Days,
                           TimelineAge::Older};

} // namespace

TimelineAge ageOf(UtcTime at, UtcTime now, const Formats& formats)
{
    const qint64 days = formats.localDay(at).daysTo(formats.localDay(now));
    // A clock that is ahead of ours makes no tomorrow of what has happened.
    if (days <= 0)
        return TimelineAge::Today;
    if (days == 1)
        return TimelineAge::Yesterday;
    if (days <= 7)
        return TimelineAge::Last7Days;
    return days <= 30 ? TimelineAge::Last30Days : TimelineAge::Older;
}

QString words(TimelineAge age)
{
    switch (age) {
    case TimelineAge::Today:
        return TimelineCard::tr("Today");
    case TimelineAge::Yesterday:
        return TimelineCard::tr("Yesterday");
    case TimelineAge::Last7Days:
        return TimelineCard::tr("Last 7 days");
    case TimelineAge::Last30Days:
        return TimelineCard::tr("Last 30 days");
    case TimelineAge::Older:
        return TimelineCard::tr("Older");
    }
    Q_UNREACHABLE();
}

TimelineCard::TimelineCard(UiContext& context, QWidget* parent)
    : Card(tr("Timeline"), parent)
    , m_context(context)
    , m_age(new TextLabel({}, TextStyle::Caption, this))
    , m_refresh(makeIconButton("sync"_L1, tr("Read the timeline again"), this))
    , m_trouble(new Notice(this))
{
    m_age->setMuted(true);
    m_age->setWordWrap(false);
    addHeaderWidget(m_age);
    addHeaderWidget(m_refresh);
    body()->addWidget(m_trouble);
    connect(m_refresh, &QToolButton::clicked, this, &TimelineCard::refreshRequested);
}

void TimelineCard::render(const desk::OrderTimeline& timeline, const QString& currency)
{
    m_timeline = timeline;
    m_currency = currency;
    m_isReading = false;
    m_refresh->setEnabled(true);
    m_trouble->hide();
    fill();
    showAge();
}

void TimelineCard::showReading()
{
    m_isReading = true;
    m_refresh->setEnabled(false);
    showAge();
}

void TimelineCard::showFailure(const Error& error)
{
    m_isReading = false;
    m_refresh->setEnabled(true);
    m_trouble->show(isTransient(error) ? Tone::Neutral : Tone::Warn,
                    m_timeline.asOf ? tr("It could not be read again. This is what was known then.")
                                    : tr("It was never read on this device. %1").arg(words(error).what));
    showAge();
}

void TimelineCard::showAge()
{
    if (m_isReading)
        m_age->setFullText(tr("Reading…"));
    else if (m_timeline.asOf)
        m_age->setFullText(tr("Read %1").arg(m_context.formats().ago(*m_timeline.asOf, m_context.now())));
    else
        m_age->setFullText({});
}

void TimelineCard::fill()
{
    delete m_rows;
    m_rows = new QWidget(this);
    m_column = new QVBoxLayout(m_rows);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    body()->addWidget(m_rows);
    for (const TimelineAge age : kAges)
        addGroup(age);
    const size_t all = m_timeline.entries.size();
    if (m_showsAll || all <= kShownAtFirst)
        return;
    auto* more = makeButton(tr("Show %n older", nullptr, int(all - kShownAtFirst)), ButtonKind::Quiet, m_rows);
    // The button goes with the rows that it replaces.
    connect(
        more, &QPushButton::clicked, this,
        [this] {
            m_showsAll = true;
            fill();
        },
        Qt::QueuedConnection);
    m_column->addWidget(more, 0, Qt::AlignLeft);
}

void TimelineCard::addGroup(TimelineAge age)
{
    const auto& entries = m_timeline.entries;
    const size_t shown = m_showsAll ? entries.size() : std::min(entries.size(), kShownAtFirst);
    TimelineRow* last = nullptr;
    // They come oldest first.
    for (size_t i = 0; i < shown; ++i) {
        const TimelineEntry& entry = entries[entries.size() - 1 - i];
        if (ageOf(entry.at, m_context.now(), m_context.formats()) != age)
            continue;
        if (!last) {
            auto* head = new TextLabel(words(age), TextStyle::Caption, m_rows);
            head->setMuted(true);
            head->setContentsMargins(0, kGrid, 0, kGrid);
            m_column->addWidget(head);
        }
        last = new TimelineRow(m_context, entry, m_currency, m_rows);
        m_column->addWidget(last);
    }
    if (last)
        last->setLast(true);
}

} // namespace ch::ui

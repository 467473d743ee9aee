// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityPage.h"

#include "core/base/Deliver.h"
#include "core/desk/StepRules.h"
#include "ui/activity/ActivityDetail.h"
#include "ui/activity/ActivityList.h"
#include "ui/activity/CorrectionSheet.h"
#include "ui/activity/OperationText.h"
#include "ui/kit/CountTabs.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSearchWidth = 280;
constexpr int kListWidth = 520;
const QString kSplitterName = u"activity/splitter"_s;

} // namespace

ActivityPage::ActivityPage(UiContext& context, QWidget* parent) : Page(parent), m_context(context), m_actions(this)
{
    build();
    connectActions();
    connectStores();
    retranslate();
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &ActivityPage::tick);
}

void ActivityPage::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->addWidget(buildLists());
    m_detail = new ActivityDetail(m_context, m_actions, this);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kListWidth, kListWidth});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->restoreState(m_context.preferences().layout(kSplitterName));
    column->addWidget(m_splitter, 1);
}

QWidget* ActivityPage::buildHead()
{
    auto* head = new QWidget(this);
    auto* whole = new QVBoxLayout(head);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(kGrid);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(2 * kGrid, kGrid + 4, 2 * kGrid, 0);
    column->setSpacing(kGrid);
    whole->addLayout(column);
    auto* row = new QHBoxLayout;
    m_title = new TextLabel({}, TextStyle::Title, head);
    m_search = new SearchField({}, head);
    m_search->setFixedWidth(kSearchWidth);
    row->addWidget(m_title, 1);
    row->addWidget(m_search);
    column->addLayout(row);
    m_notice = new Notice(head);
    m_notice->hide();
    column->addWidget(m_notice);
    m_tabs = new CountTabs(kActivitySections, head);
    auto* tabs = new QVBoxLayout;
    tabs->setContentsMargins(2 * kGrid - CountTabs::kMargin, 0, 0, 0);
    tabs->addWidget(m_tabs);
    whole->addLayout(tabs);
    return head;
}

QWidget* ActivityPage::buildLists()
{
    m_stack = new QStackedWidget(this);
    for (int i = 0; i < kActivitySections; ++i) {
        auto* list = new ActivityList(ActivitySection(i), m_context, m_stack);
        list->setObjectName(u"activity%1"_s.arg(i));
        m_lists[size_t(i)] = list;
        m_stack->addWidget(list);
        connect(list, &ActivityList::selectionChanged, this, &ActivityPage::showSelection);
        connect(list, &ActivityList::activated, this,
                [this] { (m_actions.correct->isEnabled() ? m_actions.correct : m_actions.open)->trigger(); });
    }
    return m_stack;
}

void ActivityPage::connectActions()
{
    connect(m_actions.open, &QAction::triggered, this, &ActivityPage::openOrder);
    connect(m_actions.copy, &QAction::triggered, this, &ActivityPage::copyDetails);
    connect(m_actions.correct, &QAction::triggered, this, &ActivityPage::correct);
    connect(m_actions.resend, &QAction::triggered, this, [this] { decide(Decision::Resend); });
    connect(m_actions.takeBack, &QAction::triggered, this, [this] { decide(Decision::TakeBack); });
    connect(m_actions.tryNow, &QAction::triggered, &m_context.workspace(), &desk::Workspace::syncNow);
    connect(m_actions.discard, &QAction::triggered, this,
            [this] { m_detail->askDiscard(int(current()->selected().size())); });
    connect(m_detail, &ActivityDetail::discardConfirmed, this, [this] { decide(Decision::Discard); });
    connect(m_detail, &ActivityDetail::discardDropped, this, [this] { current()->view().setFocus(); });
}

void ActivityPage::connectStores()
{
    desk::Workspace& workspace = m_context.workspace();
    connect(&workspace.activity(), &desk::ActivityStore::changed, this, &ActivityPage::reload);
    connect(&workspace.orders(), &desk::OrderStore::changed, this, [this] {
        m_detail->refreshOrder();
        judge();
    });
    connect(&workspace, &desk::Workspace::statusChanged, this, [this](const SyncStatus& status) {
        showCounts();
        if (std::exchange(m_quarantined, status.quarantined) != status.quarantined)
            reload();
    });
    connect(&m_context, &UiContext::formatsChanged, this, &ActivityPage::retranslate);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showSection(ActivitySection(index)); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (ActivityList* each : m_lists)
            each->setSearch(text);
        showSelection();
    });
    connect(m_notice, &Notice::buttonClicked, this, &ActivityPage::reload);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.preferences().setLayout(kSplitterName, m_splitter->saveState()); });
}

void ActivityPage::reload()
{
    // Hidden, it need not follow each of many changes: it reads when it is shown.
    if (m_isLoading || !isVisible()) {
        m_isStale = true;
        return;
    }
    m_isLoading = true;
    m_isStale = false;
    desk::ActivityStore& store = m_context.workspace().activity();
    deliver(store.entries(), this, [this](const auto& entries) { showEntries(entries); });
    deliver(store.quarantined(), this, [this](const auto& records) { showQuarantined(records); });
}

void ActivityPage::showEntries(const Result<std::vector<PendingOperation>>& entries)
{
    m_isLoading = false;
    if (!entries) {
        m_notice->show(entries.error(), tr("Try again"));
        return;
    }
    m_notice->hide();
    std::array<std::vector<ActivityItem>, kActivitySections> sections;
    for (const PendingOperation& entry : *entries)
        sections[size_t(sectionOf(entry))].emplace_back(entry);
    // As they will be sent.
    std::vector<ActivityItem>& waiting = sections[size_t(ActivitySection::Waiting)];
    std::reverse(waiting.begin(), waiting.end());
    std::vector<ActivityItem>& done = sections[size_t(ActivitySection::Done)];
    std::stable_sort(done.begin(), done.end(), [](const ActivityItem& a, const ActivityItem& b) {
        return operationIn(a)->endedAt.value_or(UtcTime()) > operationIn(b)->endedAt.value_or(UtcTime());
    });
    for (const ActivitySection section :
         {ActivitySection::NeedsAttention, ActivitySection::Waiting, ActivitySection::Done})
        list(section)->setItems(std::move(sections[size_t(section)]));
    showCounts();
    showSelection();
    if (m_isStale)
        reload();
}

void ActivityPage::showQuarantined(const Result<std::vector<desk::QuarantinedRecord>>& records)
{
    if (!records)
        return;
    list(ActivitySection::SetAside)->setItems(std::vector<ActivityItem>(records->begin(), records->end()));
    showCounts();
    showSelection();
}

void ActivityPage::showNeedsAttention()
{
    const bool isOnlyAside = list(ActivitySection::NeedsAttention)->model().total() == 0 &&
                             list(ActivitySection::SetAside)->model().total() > 0;
    showSection(isOnlyAside ? ActivitySection::SetAside : ActivitySection::NeedsAttention);
}

void ActivityPage::showSection(ActivitySection section)
{
    m_tabs->setCurrentIndex(int(section));
    m_stack->setCurrentWidget(list(section));
    showSelection();
}

void ActivityPage::showCounts()
{
    const std::array names{tr("Needs attention"), tr("Waiting"), tr("Set aside"), tr("Done on this device")};
    for (int i = 0; i < kActivitySections; ++i) {
        const qsizetype count = m_lists[size_t(i)]->model().total();
        const bool isCounted = count > 0 && ActivitySection(i) != ActivitySection::Done;
        m_tabs->setTab(i, names[size_t(i)], isCounted ? m_context.formats().count(count) : QString());
    }
    const SyncStatus& status = m_context.workspace().status();
    const bool isAlert = status.refused > 0;
    Q_EMIT countChanged(isAlert ? status.refused : status.waiting, isAlert);
}

void ActivityPage::showSelection()
{
    const std::vector<ActivityItem> selected = current()->selected();
    judge();
    m_detail->show(selected);
    // What an empty section means has the whole width.
    m_detail->setVisible(current()->model().rowCount({}) > 0);
}

void ActivityPage::judge()
{
    using Again = ActivityActions::Again;
    const std::vector<ActivityItem> selected = current()->selected();
    const PendingOperation* one = selected.size() == 1 ? operationIn(selected.front()) : nullptr;
    const auto order = one && one->state == OperationState::Refused ? orderOf(*one) : std::nullopt;
    const Result<OrderStepDraft> draft = order ? desk::stepOf(*one) : Result<OrderStepDraft>(Error{});
    ++m_judging;
    if (!order || !draft) {
        m_judged.reset();
        return m_actions.offerFor(selected, order ? Again::No : Again::AsItIs);
    }
    // One that is judged already keeps its buttons meanwhile.
    if (m_judged != one->seq)
        m_actions.offerFor(selected, Again::No);
    const auto onCheck = [this, selected, asked = m_judging,
                          seq = one->seq](const Result<std::vector<desk::StepCheck>>& checks) {
        if (asked != m_judging)
            return;
        const std::optional<Error> refusal = !checks           ? checks.error()
                                             : checks->empty() ? std::nullopt
                                                               : checks->front().refusal;
        m_judged = seq;
        m_actions.offerFor(selected, !refusal                              ? Again::AsItIs
                                     : refusal->kind == ErrorKind::Invalid ? Again::Corrected
                                                                           : Again::No);
    };
    deliver(m_context.workspace().orders().check({{*order, *draft}}), this, onCheck);
}

ActivityList* ActivityPage::current() const
{
    return m_lists[size_t(std::max(0, m_tabs->currentIndex()))];
}

void ActivityPage::tick()
{
    if (m_tabs->currentIndex() != int(ActivitySection::Waiting))
        return;
    // What is painted says how long it still takes.
    current()->view().viewport()->update();
    m_detail->refreshTimes();
}

void ActivityPage::decide(Decision decision)
{
    struct Tally
    {
        size_t left = 0;
        int done = 0;
        int late = 0;
        std::optional<Error> error{};
    };
    const std::vector<ActivityItem> selected = current()->selected();
    const auto tally = std::make_shared<Tally>(Tally{.left = selected.size()});
    desk::ActivityStore& store = m_context.workspace().activity();
    for (const ActivityItem& item : selected) {
        const qint64 seq = std::get<PendingOperation>(item).seq;
        const auto future = decision == Decision::Resend ? store.resend(seq) : store.discard(seq);
        deliver(future, this, [this, decision, tally](const Result<bool>& result) {
            if (!result)
                tally->error = result.error();
            else
                ++(*result ? tally->done : tally->late);
            if (--tally->left == 0)
                finishDecision(decision, tally->done, tally->late, tally->error);
        });
    }
    current()->view().setFocus();
}

void ActivityPage::finishDecision(Decision decision, int done, int late, const std::optional<Error>& error)
{
    if (error) {
        m_notice->show(*error, tr("Try again"));
        return;
    }
    if (done > 0) {
        QString text;
        switch (decision) {
        case Decision::Resend:
            text = tr("%n change(s) to be sent again", nullptr, done);
            break;
        case Decision::Discard:
            text = tr("%n change(s) discarded", nullptr, done);
            break;
        case Decision::TakeBack:
            text = tr("%n change(s) taken back", nullptr, done);
            break;
        }
        m_context.toast({.text = text, .tone = Tone::Good});
    }
    if (late > 0)
        m_context.toast({.text = decision == Decision::TakeBack
                                     ? tr("%n change(s) had been sent already", nullptr, late)
                                     : tr("%n change(s) had been decided already", nullptr, late),
                         .tone = Tone::Warn});
    reload();
}

void ActivityPage::correct()
{
    const std::vector<ActivityItem> selected = current()->selected();
    if (selected.size() != 1 || !operationIn(selected.front()))
        return;
    auto* sheet = new CorrectionSheet(*operationIn(selected.front()), m_context, this);
    connect(sheet, &CorrectionSheet::sent, this, [this] { finishDecision(Decision::Resend, 1, 0, {}); });
    sheet->open();
}

void ActivityPage::openOrder()
{
    const std::vector<ActivityItem> selected = current()->selected();
    if (selected.size() != 1 || !operationIn(selected.front()))
        return;
    if (const auto order = orderOf(*operationIn(selected.front())))
        m_context.openOrder(*order);
}

void ActivityPage::copyDetails()
{
    QStringList parts;
    for (const ActivityItem& item : current()->selected())
        parts.push_back(detailsOf(item));
    QGuiApplication::clipboard()->setText(parts.join("\n\n"_L1));
    m_context.toast({.text = tr("Details copied")});
}

void ActivityPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ActivityPage::enter()
{
    QListView& view = current()->view();
    if (view.isVisible())
        view.setFocus();
    else
        m_tabs->setFocus();
}

void ActivityPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_clock.start();
    reload();
}

void ActivityPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_clock.stop();
}

void ActivityPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ActivityPage::retranslate()
{
    m_title->setFullText(tr("Activity"));
    m_search->setPlaceholderText(tr("Search activity"));
    m_search->setAccessibleName(tr("Search activity"));
    m_tabs->setAccessibleName(tr("Sections"));
    m_actions.retranslate();
    for (ActivityList* each : m_lists)
        each->retranslate();
    showCounts();
}

} // namespace ch::ui

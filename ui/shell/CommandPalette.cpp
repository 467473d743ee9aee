// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/CommandPalette.h"

#include "ui/kit/Focus.h"
#include "ui/kit/Icons.h"
#include "ui/shell/OrderFinder.h"
#include "ui/shell/PaletteDelegate.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 640;
constexpr int kListHeight = 400;
/// The field, the hints, the margins, and what is left free below.
constexpr int kAroundList = 22 * kGrid;
constexpr int kPage = 8;
constexpr qsizetype kMaxRemembered = 12;
constexpr size_t kMaxRecentOrders = 5;
constexpr qsizetype kMaxRecentCommands = 4;
constexpr QLatin1StringView kRecent("palette.recent");
constexpr QChar kOrderMark = u'#';

PaletteEntry heading(const QString& title)
{
    return {.kind = PaletteEntry::Kind::Heading, .title = title, .isEnabled = false};
}

PaletteEntry command(QAction* action)
{
    return {.kind = PaletteEntry::Kind::Command,
            .title = plainText(*action),
            .action = action,
            .isEnabled = action->isEnabled()};
}

PaletteEntry orderEntry(const OrderListItem& order)
{
    return {.kind = PaletteEntry::Kind::Order, .title = order.orderNo, .order = order};
}

bool isOffered(const QAction& action)
{
    return action.isVisible() && !action.isSeparator() && !action.text().isEmpty();
}

} // namespace

CommandPalette::CommandPalette(UiContext& context, QWidget* window)
    : QWidget(window)
    , m_context(context)
    , m_window(window)
    , m_card(new QFrame(this))
    , m_field(new QLineEdit(m_card))
    , m_list(new QListView(m_card))
    , m_nothing(new QLabel(m_card))
    , m_hints(new QLabel(m_card))
    , m_model(new PaletteModel(this))
    , m_finder(new OrderFinder(context.workspace().orders(), this))
{
    setObjectName(u"commandPalette"_s);
    build();
    hide();
    retranslate();
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::textChanged);
    connect(m_list, &QListView::clicked, this, &CommandPalette::use);
    connect(m_finder, &OrderFinder::found, this, &CommandPalette::showOrders);
    connect(m_finder, &OrderFinder::loaded, this, &CommandPalette::showRecent);
    connect(&context, &UiContext::orderRequested, this, &CommandPalette::remember);
}

void CommandPalette::build()
{
    m_card->setObjectName(u"paletteCard"_s);
    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setFont(fontOf(TextStyle::Heading));
    m_field->setFrame(false);
    m_field->setMinimumHeight(5 * kGrid);
    m_field->addAction(icon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setMouseTracking(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(8 * kGrid);
    m_hints->setTextFormat(Qt::PlainText);
    m_hints->setFont(fontOf(TextStyle::Caption));
    m_hints->setContentsMargins(kGrid / 2, 0, kGrid / 2, 0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_field, m_list, m_nothing, m_hints})
        layout->addWidget(part);
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_field->setPlaceholderText(tr("Order number, customer, or what to do"));
    m_field->setAccessibleName(tr("Find an order or an action"));
    m_list->setAccessibleName(tr("What was found"));
    m_hints->setText(tr("↑ ↓ choose    Enter open    Esc close"));
}

void CommandPalette::open(std::vector<ActionGroup> groups)
{
    if (!isVisible())
        m_focusBefore = m_window->focusWidget();
    m_groups = std::move(groups);
    m_orders.clear();
    m_recentOrders.clear();
    m_field->clear();
    fill();
    std::vector<OrderId> recent;
    for (const QString& each : m_context.preferences().list(kRecent)) {
        if (!each.startsWith(kOrderMark) || recent.size() >= kMaxRecentOrders)
            continue;
        if (const auto id = OrderId::fromText(each.mid(1).toLatin1()))
            recent.push_back(*id);
    }
    m_finder->load(recent);
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    m_finder->find({});
    returnFocus(m_focusBefore);
}

void CommandPalette::remember(OrderId order)
{
    rememberEntry(QString(kOrderMark + order.toString()));
}

void CommandPalette::rememberEntry(const QString& entry)
{
    QStringList recent = m_context.preferences().list(kRecent);
    recent.removeAll(entry);
    recent.prepend(entry);
    m_context.preferences().setList(kRecent, recent.mid(0, kMaxRemembered));
}

void CommandPalette::textChanged(const QString& text)
{
    m_orders.clear();
    m_isLooking = !text.trimmed().isEmpty();
    m_finder->find(text);
    fill();
}

void CommandPalette::showOrders(const QString& text, const std::vector<OrderListItem>& orders)
{
    if (text != m_field->text().trimmed() || !isVisible())
        return;
    m_isLooking = false;
    m_orders = orders;
    fill();
}

void CommandPalette::showRecent(const std::vector<OrderListItem>& orders)
{
    m_recentOrders = orders;
    if (isVisible() && m_field->text().trimmed().isEmpty())
        fill();
}

void CommandPalette::fill()
{
    // What is chosen stays chosen when orders arrive below it.
    const QModelIndex current = m_list->currentIndex();
    const QString chosen =
        current.isValid() && current.row() > m_model->nextChoice(0, 1) ? current.data().toString() : QString();
    std::vector<PaletteEntry> entries;
    if (m_field->text().trimmed().isEmpty()) {
        addRecent(entries);
        addGroups(entries);
    } else {
        addMatches(entries);
    }
    m_list->setVisible(!entries.empty());
    m_nothing->setVisible(entries.empty());
    m_nothing->setText(m_isLooking ? tr("Looking…") : tr("Nothing here by that name"));
    m_model->setEntries(std::move(entries));
    int row = m_model->nextChoice(0, 1);
    for (int i = 0; !chosen.isEmpty() && i < m_model->rowCount(); ++i) {
        if (m_model->entry(i).title == chosen && m_model->nextChoice(i, 1) == i)
            row = i;
    }
    select(row);
    place();
}

void CommandPalette::addRecent(std::vector<PaletteEntry>& entries) const
{
    std::vector<PaletteEntry> recent;
    for (const OrderListItem& order : m_recentOrders)
        recent.push_back(orderEntry(order));
    qsizetype commands = 0;
    for (const QString& id : m_context.preferences().list(kRecent)) {
        for (const ActionGroup& group : m_groups) {
            for (QAction* action : group.actions) {
                if (idOf(*action) == id && isOffered(*action) && action->isEnabled() && commands++ < kMaxRecentCommands)
                    recent.push_back(command(action));
            }
        }
    }
    if (recent.empty())
        return;
    entries.push_back(heading(tr("Recent")));
    entries.insert(entries.end(), recent.begin(), recent.end());
}

void CommandPalette::addGroups(std::vector<PaletteEntry>& entries) const
{
    for (const ActionGroup& group : m_groups) {
        const size_t before = entries.size();
        for (QAction* action : group.actions) {
            // What cannot be done now is found by its name, and says why.
            if (isOffered(*action) && action->isEnabled())
                entries.push_back(command(action));
        }
        if (entries.size() > before)
            entries.insert(entries.begin() + qsizetype(before), heading(group.title));
    }
}

void CommandPalette::addMatches(std::vector<PaletteEntry>& entries) const
{
    const QString typed = m_field->text().trimmed();
    std::vector<std::pair<int, PaletteEntry>> matches;
    for (const ActionGroup& group : m_groups) {
        for (QAction* action : group.actions) {
            const int score = isOffered(*action) ? matchScore(plainText(*action), typed) : 0;
            if (score > 0)
                matches.emplace_back(action->isEnabled() ? score : 0, command(action));
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (!matches.empty())
        entries.push_back(heading(tr("Actions")));
    for (auto& match : matches)
        entries.push_back(std::move(match.second));
    if (!m_orders.empty())
        entries.push_back(heading(tr("Orders")));
    for (const OrderListItem& order : m_orders)
        entries.push_back(orderEntry(order));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return keyPressed(*static_cast<QKeyEvent*>(event));
    // Its keys are its own: else "Ctrl+Enter" would reach the page behind it.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            event->accept();
    }
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::keyPressed(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(kPage);
        return true;
    case Qt::Key_PageUp:
        move(-kPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        use(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        // There is nowhere else to go in here.
        return true;
    default:
        return false;
    }
}

void CommandPalette::move(int step)
{
    const int last = m_model->rowCount() - 1;
    const int direction = step > 0 ? 1 : -1;
    const int from = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, last));
    int row = m_model->nextChoice(from, direction);
    if (row < 0 && std::abs(step) > 1)
        row = m_model->nextChoice(from, -direction);
    if (row >= 0 && row != m_list->currentIndex().row())
        return select(row);
    // One step past an end comes out at the other.
    if (std::abs(step) == 1)
        select(step > 0 ? m_model->nextChoice(0, 1) : m_model->nextChoice(last, -1));
}

void CommandPalette::select(int row)
{
    const QModelIndex index = row < 0 ? QModelIndex() : m_model->index(row);
    m_list->setCurrentIndex(index);
    // The heading above the first choice belongs to it.
    if (row == m_model->nextChoice(0, 1))
        m_list->scrollToTop();
    m_field->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
    if (!index.isValid() || !isVisible())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::use(const QModelIndex& index)
{
    if (!index.isValid() || (index.flags() & Qt::ItemIsEnabled) == 0)
        return;
    const PaletteEntry entry = m_model->entry(index.row());
    close();
    if (entry.kind == PaletteEntry::Kind::Order) {
        m_context.openOrder(entry.order.id);
    } else if (entry.action) {
        rememberEntry(idOf(*entry.action));
        entry.action->trigger();
    }
}

void CommandPalette::place()
{
    setGeometry(m_window->rect());
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < kListHeight; ++row)
        rows += m_list->sizeHintForIndex(m_model->index(row)).height();
    const int room = std::max(kRowHeight, std::min(kListHeight, height() - kAroundList));
    m_list->setFixedHeight(std::clamp(rows, kRowHeight, room));
    m_card->layout()->activate();
    const int cardWidth = std::min(kWidth, width() - 4 * kGrid);
    m_card->setGeometry((width() - cardWidth) / 2, std::min(height() / 8, 12 * kGrid), cardWidth,
                        m_card->layout()->sizeHint().height());
}

void CommandPalette::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    QWidget::mousePressEvent(event);
    if (!m_card->geometry().contains(event->position().toPoint()))
        close();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), QColor(0, 0, 0, isDark(palette()) ? 120 : 70));
    const QRectF card = QRectF(m_card->geometry());
    // A soft shadow: a few strokes that fade are cheaper than a blur of the whole window.
    for (int i = 6; i > 0; --i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 8));
        painter.drawRoundedRect(card.adjusted(-i, -i + 2, i, i + 2), kRadius + 4 + i, kRadius + 4 + i);
    }
    painter.setPen(colors.border);
    painter.setBrush(colors.surface);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), kRadius + 4, kRadius + 4);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackStation.h"

#include "ui/kit/Gloves.h"
#include "ui/kit/Icons.h"
#include "ui/kit/PackSettings.h"
#include "ui/kit/Tones.h"
#include "ui/pack/PackBand.h"
#include "ui/pack/PackCountSheet.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackHeader.h"
#include "ui/pack/PackLabelCard.h"
#include "ui/pack/PackLineDelegate.h"
#include "ui/pack/PackLineModel.h"
#include "ui/pack/PackNextCard.h"
#include "ui/pack/PackTakeOverSheet.h"
#include "ui/pack/ProductPictures.h"

#include <QEvent>
#include <QListView>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

PackStation::PackStation(UiContext& context, PackFlow& flow, ScanSounds& sounds, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_flow(flow)
    , m_sounds(sounds)
    , m_header(new PackHeader(context, this))
    , m_band(new PackBand(this))
    , m_left(new QStackedWidget(this))
    , m_next(new PackNextCard(m_left))
    , m_pictures(new ProductPictures(this))
    , m_label(new PackLabelCard(context, m_left))
    , m_labelPlace(new QScrollArea(m_left))
    , m_obstaclePlace(new Card({}, m_left))
    , m_obstacle(new EmptyState(m_obstaclePlace))
    , m_lines(new PackLineModel(this))
    , m_list(new QListView(this))
{
    makeActions();
    build();
    retranslate();
    connect(&m_flow, &PackFlow::changed, this, &PackStation::follow);
    connect(&m_flow, &PackFlow::told, this, &PackStation::say);
    connect(&m_flow, &PackFlow::takeOverFailed, this, [this](const Error& error) {
        if (m_takeOver)
            m_takeOver->showFailure(error);
    });
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, [this](const SyncStatus& status) {
        if (std::exchange(m_isOnline, status.isOnline()) != status.isOnline())
            follow();
    });
    connect(m_pictures, &ProductPictures::arrived, this, [this] { showHero(heroLine()); });
    connect(m_header, &PackHeader::leaveRequested, this, &PackStation::leaveRequested);
    connect(m_label, &PackLabelCard::carrierChosen, &m_flow, &PackFlow::setCarrier);
    connect(m_label, &PackLabelCard::closeRequested, &m_flow, &PackFlow::closeParcel);
    connect(m_label, &PackLabelCard::backRequested, &m_flow, &PackFlow::backToPacking);
    connect(m_list, &QListView::doubleClicked, m_count, &QAction::trigger);
    connect(m_obstacle, &EmptyState::buttonClicked, this, [this] {
        if (m_flow.stage() == PackFlow::Stage::Blocked)
            takeOver();
        else
            Q_EMIT nextRequested();
    });
}

QAction* PackStation::addAction(const QKeySequence& keys, QLatin1StringView name)
{
    auto* action = new QAction(this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setIcon(icon(name));
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

void PackStation::makeActions()
{
    m_undo = addAction(QKeySequence(Qt::Key_F8), "undo"_L1);
    m_count = addAction(QKeySequence(Qt::Key_F6), "keyboard"_L1);
    m_end = addAction(QKeySequence(Qt::Key_F9), "box"_L1);
    m_leave = addAction(QKeySequence(Qt::Key_Escape), "chevron-left"_L1);
    connect(m_undo, &QAction::triggered, &m_flow, &PackFlow::undo);
    connect(m_count, &QAction::triggered, this, &PackStation::countByHand);
    connect(m_end, &QAction::triggered, &m_flow, &PackFlow::endParcel);
    connect(m_leave, &QAction::triggered, this, [this] {
        if (m_flow.stage() == PackFlow::Stage::Labelling && !m_flow.session().isComplete())
            m_flow.backToPacking();
        else
            Q_EMIT leaveRequested();
    });
}

void PackStation::build()
{
    setFocusPolicy(Qt::StrongFocus);
    // A laptop at 150 % is lower than the card.
    m_labelPlace->setFrameShape(QFrame::NoFrame);
    m_labelPlace->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_labelPlace->setWidgetResizable(true);
    m_labelPlace->setFocusPolicy(Qt::NoFocus);
    m_labelPlace->setWidget(m_label);
    for (QWidget* each : {m_labelPlace->viewport(), static_cast<QWidget*>(m_label)})
        each->setAutoFillBackground(false);
    for (QWidget* each : std::initializer_list<QWidget*>{m_next, m_labelPlace, m_obstaclePlace})
        m_left->addWidget(each);
    static_cast<Card*>(m_obstaclePlace)->body()->addWidget(m_obstacle, 1);
    sizeForGloves(*m_obstacle);
    m_list->setModel(m_lines);
    m_list->setItemDelegate(new PackLineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* listCard = new Card({}, this);
    listCard->layout()->setContentsMargins(1, kGrid, 1, kGrid);
    listCard->body()->addWidget(m_list);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(2 * kGrid);
    middle->addWidget(m_left, 11);
    middle->addWidget(listCard, 10);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(2 * kGrid);
    for (QAction* action : {m_undo, m_count, m_end}) {
        auto* button = makeButton({}, ButtonKind::Plain, this);
        button->setMinimumHeight(kGloveHeight);
        button->setFont(packFont(16, QFont::Medium));
        button->setIcon(action->icon());
        // The keyboard belongs to the scanner.
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        bottom->addWidget(button, 1);
        m_buttons.emplace_back(button, action);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_header);
    column->addWidget(m_band);
    column->addLayout(middle, 1);
    column->addLayout(bottom);
}

void PackStation::retranslate()
{
    setAccessibleName(tr("Pack station"));
    m_list->setAccessibleName(tr("Lines of the order"));
    m_undo->setText(tr("Take back the last scan"));
    m_count->setText(tr("Count by hand"));
    m_end->setText(tr("Close this parcel"));
    m_leave->setText(tr("Leave the order"));
    for (const auto& [button, action] : m_buttons)
        button->setText(QString(action->text() + u"  " + action->shortcut().toString(QKeySequence::NativeText)));
}

void PackStation::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        follow();
    }
}

void PackStation::enter()
{
    m_pictures->setFolder(packSettingsOf(m_context.preferences()).pictures);
}

void PackStation::greet()
{
    m_lastLine = 0;
    m_shownStage = PackFlow::Stage::Empty;
    setTone(Tone::Neutral);
    m_band->say({.tone = Tone::Neutral, .sentence = tr("Scan the first item")});
    follow();
}

void PackStation::setTone(Tone tone)
{
    m_tone = tone;
    m_header->setAlarm(isAlarm());
}

void PackStation::say(const PackFeedback& feedback)
{
    setTone(feedback.tone);
    if (feedback.lineNo != 0)
        m_lastLine = feedback.lineNo;
    if (feedback.sound)
        m_sounds.play(*feedback.sound);
    if (const PackLine* line = heroLine())
        showHero(line);
    m_band->say(feedback);
    m_next->repaint();
    update();
}

const PackLine* PackStation::heroLine() const
{
    const PackLine* last = m_flow.session().line(m_lastLine);
    return last && !last->isDone() ? last : m_flow.session().nextLine();
}

void PackStation::showHero(const PackLine* line)
{
    m_next->set(line ? std::optional(*line) : std::nullopt, m_context.formats());
    m_next->setPicture(line ? m_pictures->of(*line) : QImage());
}

void PackStation::follow()
{
    m_header->show(m_flow);
    m_lines->set(m_flow.session().lines(), m_context.formats());
    const PackLine* hero = heroLine();
    showHero(hero);
    if (const int row = hero ? m_lines->rowOf(hero->lineNo) : -1; row >= 0) {
        m_list->setCurrentIndex(m_lines->index(row));
        m_list->scrollTo(m_lines->index(row));
    }
    const bool isWorkable = m_flow.isWorkable();
    m_undo->setEnabled(isWorkable && m_flow.session().canUndo());
    m_count->setEnabled(isWorkable && !m_flow.session().isComplete());
    m_end->setEnabled(m_flow.stage() == PackFlow::Stage::Packing && m_flow.session().parcelUnits() > 0);
    for (const auto& [button, action] : m_buttons)
        button->setEnabled(action->isEnabled());
    showStage();
}

void PackStation::showStage()
{
    const PackFlow::Stage stage = m_flow.stage();
    const bool isNew = stage != m_shownStage || m_flow.parcelNo() != m_shownParcel;
    m_shownStage = stage;
    m_shownParcel = m_flow.parcelNo();
    switch (stage) {
    case PackFlow::Stage::Labelling:
        m_left->setCurrentWidget(m_labelPlace);
        if (isNew)
            m_label->begin();
        m_label->set(m_flow.parcelNo(), m_flow.session().parcelUnits(), !m_flow.session().isComplete(),
                     m_flow.carrier());
        return;
    case PackFlow::Stage::Blocked:
    case PackFlow::Stage::Gone:
        showObstacle();
        m_left->setCurrentWidget(m_obstaclePlace);
        break;
    case PackFlow::Stage::Closing:
        break;
    default:
        m_left->setCurrentWidget(m_next);
        break;
    }
    if (isNew && stage != PackFlow::Stage::Closing && isVisible())
        setFocus();
}

void PackStation::showObstacle()
{
    if (m_flow.stage() == PackFlow::Stage::Gone) {
        const ErrorWords said = words(m_flow.obstacle());
        m_obstacle->set("ban"_L1, said.what, said.next, tr("Next order"));
        return;
    }
    const QString who = tr("%1 is packing this order").arg(whoHas(m_flow.claim().other()));
    if (m_context.workspace().status().isOnline())
        m_obstacle->set("lock"_L1, who, tr("Scan another order, or take this one over."), tr("Take over…"));
    else
        m_obstacle->set("lock"_L1, who, tr("Scan another order: without a network this one cannot be taken over."));
}

void PackStation::countByHand()
{
    const PackLine* line = nullptr;
    if (const QModelIndex current = m_list->currentIndex(); current.isValid())
        line = &m_lines->lineAt(current.row());
    if (!line)
        line = heroLine();
    if (!line || line->isDone())
        return;
    auto* sheet = new PackCountSheet(*line, this);
    connect(sheet, &PackCountSheet::counted, &m_flow, &PackFlow::countByHand);
    sheet->open();
}

void PackStation::takeOver()
{
    m_takeOver = new PackTakeOverSheet(m_flow.claim().other(), m_context.formats(), m_context.now(), this);
    connect(m_takeOver, &PackTakeOverSheet::takeOverRequested, &m_flow, &PackFlow::takeOver);
    connect(&m_flow, &PackFlow::changed, m_takeOver, [this] {
        if (m_takeOver && m_flow.stage() != PackFlow::Stage::Blocked)
            m_takeOver->close();
    });
    m_takeOver->open();
}

void PackStation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), isAlarm() ? softOf(m_tone, colors) : colors.window);
}

} // namespace ch::ui

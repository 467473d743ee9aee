// SPDX-License-Identifier: Apache-2.0
#include "ui/signin/SignInSide.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"
#include "ui/signin/ShopCards.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidest = 400;
constexpr int kNarrowest = 232;
constexpr int kIcon = 56;

} // namespace

SignInSide::SignInSide(ShopList& shops, QWidget* parent)
    : QFrame(parent)
    , m_shops(shops)
    , m_column(new QVBoxLayout)
    , m_name(new TextLabel({}, TextStyle::Title, this))
    , m_claim(new TextLabel({}, TextStyle::Body, this))
    , m_heading(new TextLabel({}, TextStyle::Strong, this))
    , m_cards(new ShopCards(shops, this))
    , m_add(makeButton({}, ButtonKind::Quiet, this))
    , m_demo(new Card({}, this))
    , m_demoText(new TextLabel({}, TextStyle::Body, this))
    , m_demoButton(makeButton({}, ButtonKind::Plain, this))
{
    build();
    connect(m_cards, &ShopCards::chosen, this, &SignInSide::shopChosen);
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT shopChosen(m_shops.newProfileFolder()); });
    connect(m_demoButton, &QPushButton::clicked, this, &SignInSide::demoRequested);
    connect(&m_shops, &ShopList::changed, this, &SignInSide::showShops);
    retranslate();
    showShops();
}

void SignInSide::build()
{
    auto* content = new QWidget(this);
    content->setLayout(m_column);
    m_column->setSpacing(kGrid);
    fill();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    // What is painted here is its background.
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 1, 0);
    all->addWidget(scroll);
    setRoom(kWidest * 3);
}

void SignInSide::fill()
{
    auto* mark = new QLabel(this);
    mark->setPixmap(QIcon(u":/icons/countinghouse.svg"_s).pixmap(QSize(kIcon, kIcon), devicePixelRatioF()));
    m_column->addWidget(mark);
    m_column->addSpacing(kGrid);
    m_column->addWidget(m_name);
    m_claim->setMuted(true);
    m_column->addWidget(m_claim);
    m_column->addSpacing(3 * kGrid);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_cards);
    m_add->setIcon(icon("plus"_L1));
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_column->addStretch(1);
    m_demoText->setMuted(true);
    m_demoButton->setIcon(icon("play"_L1));
    m_demo->body()->addWidget(m_demoText);
    m_demo->body()->addWidget(m_demoButton, 0, Qt::AlignLeft);
    m_column->addWidget(m_demo);
}

void SignInSide::setRoom(int windowWidth)
{
    const int width = std::clamp(windowWidth * 2 / 5, kNarrowest, kWidest);
    setFixedWidth(width);
    const int margin = width < kWidest ? 2 * kGrid : 5 * kGrid;
    m_column->setContentsMargins(margin, margin + kGrid, margin, margin);
}

void SignInSide::setOpen(const QString& profileFolder, bool canAdd)
{
    m_canAdd = canAdd;
    m_cards->setOpen(profileFolder);
    showShops();
}

void SignInSide::showShops()
{
    const bool areKnown = !m_shops.shops().empty();
    m_heading->setVisible(areKnown);
    m_cards->setVisible(areKnown);
    m_add->setVisible(areKnown && m_canAdd);
}

void SignInSide::retranslate()
{
    m_name->setFullText(tr("Countinghouse"));
    m_claim->setFullText(
        tr("Orders, parcels, stock and sales of your shop, all of them at hand, with or without a network."));
    m_heading->setFullText(tr("Your shops"));
    m_add->setText(tr("Add a shop"));
    m_demo->setHeading(tr("Have a look first"));
    m_demoText->setFullText(
        tr("A made-up shop with two thousand orders, on this computer only. Nothing that you do there is real."));
    m_demoButton->setText(tr("Try the demo shop"));
}

void SignInSide::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_cards->retranslate();
    }
}

void SignInSide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(isRightToLeft() ? 0 : width() - 1, 0, 1, height(), colors.border);
}

} // namespace ch::ui

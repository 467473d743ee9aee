// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/EmptyState.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"

#include <QPainter>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDisc = 72;
constexpr int kTextWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(new TextLabel({}, TextStyle::Heading, this))
    , m_text(new TextLabel({}, TextStyle::Body, this))
    , m_button(makeButton({}, ButtonKind::Plain, this))
{
    m_icon->setFixedSize(kDisc, kDisc);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setMuted(true);
    for (TextLabel* label : {m_title, m_text})
        label->setMaximumWidth(kTextWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kGrid);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(kGrid);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kGrid);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(texts, 100);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(kGrid);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    m_button->hide();
}

void EmptyState::set(QLatin1StringView iconName, const QString& title, const QString& text, const QString& buttonText)
{
    m_iconName = iconName;
    m_title->setFullText(title);
    m_text->setFullText(text);
    m_text->setVisible(!text.isEmpty());
    m_button->setText(buttonText);
    setFocusProxy(buttonText.isEmpty() ? nullptr : m_button);
    // Else the window would give it to whatever comes next.
    if (buttonText.isEmpty() && m_button->isVisible() && window()->focusWidget() == m_button)
        setFocus();
    m_button->setVisible(!buttonText.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    drawIcon();
}

void EmptyState::drawIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(
            iconPixmap(QLatin1StringView(m_iconName.toLatin1()), colorsOf(palette()).accent, 32, devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint::box(painter, m_icon->geometry(), colorsOf(palette()).accentSoft, Qt::transparent, kDisc / 2.0);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Notice.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Tones.h"

#include <QAccessible>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLeftMargin = 12;
/// Where the text would have less, its buttons stand below it.
constexpr int kLeastText = 200;

} // namespace

Notice::Notice(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new TextLabel({}, TextStyle::Body, this))
    , m_button(makeButton({}, ButtonKind::Plain, this))
    , m_copy(makeButton(tr("Copy details"), ButtonKind::Quiet, this))
    , m_cross(makeIconButton("x"_L1, tr("Dismiss"), this))
    , m_buttons(new QWidget(this))
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(kLeftMargin, kGrid, kGrid, kGrid);
    m_grid->setSpacing(kGrid);
    m_grid->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(kGrid);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_button);
    m_icon->setFixedSize(20, kControlHeight);
    m_text->setMinimumHeight(kControlHeight);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    m_grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_text, 0, 1);
    m_grid->addWidget(m_buttons, 0, 2, Qt::AlignTop);
    m_grid->addWidget(m_cross, 0, 3, Qt::AlignTop);
    connect(m_button, &QPushButton::clicked, this, &Notice::buttonClicked);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(detailsOf(*m_error)); });
    connect(m_cross, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    m_cross->hide();
    hide();
}

void Notice::show(Tone tone, const QString& text, const QString& buttonText)
{
    m_error.reset();
    say(tone, text, buttonText);
}

void Notice::show(const Error& error, const QString& buttonText)
{
    m_error = error;
    // Not reachable is no fault: work goes on.
    const bool mild =
        error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Cancelled;
    say(mild ? Tone::Warn : Tone::Bad, sentencesOf(error), buttonText);
}

QString Notice::sentencesOf(const Error& error)
{
    const ErrorWords sentence = words(error);
    return sentence.next.isEmpty() ? sentence.what : tr("%1 %2", "two sentences").arg(sentence.what, sentence.next);
}

void Notice::setDismissable(bool dismissable)
{
    m_cross->setVisible(dismissable);
}

void Notice::say(Tone tone, const QString& text, const QString& buttonText)
{
    m_tone = tone;
    setText(text);
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    m_copy->setVisible(m_error.has_value());
    m_buttons->setVisible(m_error || !buttonText.isEmpty());
    placeButtons();
    drawIcon();
    update();
    QFrame::show();
    // It comes without the focus, so a screen reader has to be told.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Notice::placeButtons()
{
    const int cross = m_cross->isHidden() ? 0 : m_cross->sizeHint().width() + kGrid;
    const int besides = kLeftMargin + m_icon->width() + m_buttons->sizeHint().width() + cross + 3 * kGrid;
    const bool isBelow = !m_buttons->isHidden() && width() - besides < kLeastText;
    if (isBelow == m_isBelow)
        return;
    m_isBelow = isBelow;
    m_grid->removeWidget(m_buttons);
    if (isBelow)
        m_grid->addWidget(m_buttons, 1, 1, Qt::AlignLeft);
    else
        m_grid->addWidget(m_buttons, 0, 2, Qt::AlignTop);
}

void Notice::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeButtons();
}

void Notice::setText(const QString& text)
{
    m_text->setFullText(text);
    setAccessibleName(text);
}

void Notice::retranslate()
{
    m_copy->setText(tr("Copy details"));
    m_cross->setToolTip(tr("Dismiss"));
    m_cross->setAccessibleName(tr("Dismiss"));
    // Any other text, whoever showed it says anew.
    if (m_error)
        setText(sentencesOf(*m_error));
}

void Notice::drawIcon()
{
    m_icon->setPixmap(iconPixmap(iconOf(m_tone), strongOf(m_tone, colorsOf(palette())), 18, devicePixelRatioF()));
}

void Notice::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
    else if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Notice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), softOf(m_tone, colors), Qt::transparent, kRadius);
}

} // namespace ch::ui

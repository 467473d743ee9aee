// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Sheet.h"

#include "ui/kit/Focus.h"
#include "ui/kit/StylePainting.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPropertyAnimation>
#include <QScrollArea>
#include <QVariantAnimation>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSlideMs = 140;

/// The panel itself: a surface with a line on its left.
class SheetPanel final : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colors& colors = colorsOf(palette());
        painter.fillRect(rect(), colors.surface);
        const int edge = layoutDirection() == Qt::LeftToRight ? 0 : width() - 1;
        painter.fillRect(QRect(edge, 0, 1, height()), colors.border);
    }
    // A click on it is not a click beside it.
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
};

QFrame* makeRule(QWidget* parent)
{
    auto* rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    rule->setFixedHeight(1);
    return rule;
}

} // namespace

Sheet::Sheet(const QString& title, QWidget* host)
    : QFrame(host->window())
    , m_panel(new SheetPanel(this))
    , m_title(new TextLabel({}, TextStyle::Heading, m_panel))
    , m_scroll(new QScrollArea(m_panel))
    , m_body(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_notice(new Notice(m_panel))
    , m_question(new Notice(m_panel))
{
    hide();
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    m_title->setElided(true);
    QToolButton* cross = makeIconButton("x"_L1, tr("Close (Esc)"), m_panel);
    head->addWidget(m_title, 1);
    head->addWidget(cross);
    column->addLayout(head);
    column->addWidget(makeRule(m_panel));

    auto* inner = new QWidget(m_scroll);
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    innerColumn->setSpacing(2 * kGrid);
    m_body->setSpacing(2 * kGrid);
    innerColumn->addWidget(m_notice);
    innerColumn->addLayout(m_body);
    innerColumn->addStretch(1);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);

    m_footRule = makeRule(m_panel);
    column->addWidget(m_footRule);
    m_foot = new QWidget(m_panel);
    auto* foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    foot->setSpacing(kGrid);
    foot->addWidget(m_question);
    m_buttons->setSpacing(kGrid);
    m_buttons->addStretch(1);
    foot->addLayout(m_buttons);
    column->addWidget(m_foot);
    // A sheet that is only read needs none.
    m_footRule->hide();
    m_foot->hide();

    connect(cross, &QToolButton::clicked, this, &Sheet::leave);
    connect(m_question, &Notice::buttonClicked, this, &Sheet::close);
    host->window()->installEventFilter(this);
    setTitle(title);
}

Sheet::~Sheet() = default;

void Sheet::setTitle(const QString& title)
{
    m_title->setFullText(title);
    setAccessibleName(title);
    m_panel->setAccessibleName(title);
}

QPushButton* Sheet::addButton(const QString& text, ButtonKind kind)
{
    QPushButton* button = makeButton(text, kind, m_panel);
    m_buttons->addWidget(button);
    m_footRule->show();
    m_foot->show();
    if (kind == ButtonKind::Primary) {
        m_primary = button;
        button->setToolTip(tr("Ctrl+Enter"));
    }
    return button;
}

void Sheet::setSheetWidth(int width)
{
    m_width = width;
    placePanel(m_share);
}

void Sheet::placePanel(double share)
{
    m_share = share;
    const int width = std::min(m_width, this->width());
    const int shown = qRound(width * share);
    const int left = layoutDirection() == Qt::LeftToRight ? this->width() - shown : shown - width;
    m_panel->setGeometry(left, 0, width, height());
    update();
}

void Sheet::open()
{
    m_focusBefore = window()->focusWidget();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    focusFirstField();
    if (!style()->styleHint(QStyle::SH_Widget_Animate)) {
        placePanel(1);
        return;
    }
    auto* slide = new QVariantAnimation(this);
    slide->setStartValue(0.0);
    slide->setEndValue(1.0);
    slide->setDuration(kSlideMs);
    slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(slide, &QVariantAnimation::valueChanged, this, [this](const QVariant& at) { placePanel(at.toDouble()); });
    placePanel(0);
    slide->start(QAbstractAnimation::DeleteWhenStopped);
}

void Sheet::close()
{
    if (m_isClosing)
        return;
    m_isClosing = true;
    parentWidget()->removeEventFilter(this);
    hide();
    returnFocus(m_focusBefore);
    Q_EMIT closed();
    deleteLater();
}

void Sheet::leave()
{
    if (!m_isDirty) {
        close();
    } else if (m_question->isVisible()) {
        // The second time means: not yet.
        m_question->hide();
        focusFirstField();
    } else {
        m_question->show(Tone::Warn, tr("What you entered is not saved."), tr("Discard and close"));
        m_question->button()->setFocus(Qt::OtherFocusReason);
    }
}

void Sheet::focusFirstField()
{
    // The first that takes input, in the order of Tab; failing that, the button that does it.
    QWidget* const content = m_scroll->widget();
    for (QWidget* widget = content->nextInFocusChain(); widget != content; widget = widget->nextInFocusChain()) {
        if (content->isAncestorOf(widget) && widget->isVisibleTo(this) && widget->isEnabled() &&
            widget->focusPolicy() & Qt::TabFocus && !qobject_cast<QLabel*>(widget)) {
            widget->setFocus(Qt::TabFocusReason);
            return;
        }
    }
    if (m_primary && m_primary->isEnabled())
        m_primary->setFocus(Qt::TabFocusReason);
    else
        m_panel->setFocus();
}

bool Sheet::focusNextPrevChild(bool next)
{
    // The focus stays in the sheet: Tab goes round.
    QWidget* const from = window()->focusWidget() ? window()->focusWidget() : this;
    const auto step = [next](const QWidget* at) { return next ? at->nextInFocusChain() : at->previousInFocusChain(); };
    // Past everything that the window has, which may be thousands, to what is first in the sheet.
    for (QWidget* to = step(from); to != from; to = step(to)) {
        // The field in a box that can be typed in is the box itself: to go there is to stay.
        if (to->focusProxy() != nullptr && to->focusProxy() == from)
            continue;
        if (m_panel->isAncestorOf(to) && to->isVisibleTo(window()) && to->isEnabled() &&
            to->focusPolicy() & Qt::TabFocus) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            if (m_scroll->widget()->isAncestorOf(to))
                m_scroll->ensureWidgetVisible(to, 0, 2 * kGrid);
            return true;
        }
    }
    return true;
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QFrame::eventFilter(watched, event);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_primary && m_primary->isEnabled())
            m_primary->click();
        return;
    }
    // Keys that nobody in the sheet wants must not reach what lies under it.
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    leave();
}

void Sheet::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placePanel(m_share);
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 10, 12, qRound((isDark(palette()) ? 120 : 72) * m_share)));
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountPanel.h"

#include "ui/kit/Widgets.h"
#include "ui/stocktake/StockTakeWords.h"

#include <QBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Read from beside the shelf.
constexpr int kFigurePixels = 44;

} // namespace

CountPanel::CountPanel(UiContext& context, QWidget* parent)
    : Card({}, parent)
    , m_context(context)
    , m_place(new TextLabel({}, TextStyle::Title, this))
    , m_sku(new TextLabel({}, TextStyle::Strong, this))
    , m_title(new TextLabel({}, TextStyle::Body, this))
    , m_figure(new TextLabel({}, TextStyle::Figure, this))
    , m_caption(new TextLabel({}, TextStyle::Caption, this))
    , m_others(new TextLabel({}, TextStyle::Caption, this))
    , m_less(makeIconButton("minus"_L1, {}, this))
    , m_more(makeIconButton("plus"_L1, {}, this))
    , m_quantity(new QLineEdit(this))
    , m_set(makeButton({}, ButtonKind::Plain, this))
    , m_takeBack(makeButton({}, ButtonKind::Quiet, this))
{
    build();
    connect(m_less, &QToolButton::clicked, this, [this] { Q_EMIT added(-1); });
    connect(m_more, &QToolButton::clicked, this, [this] { Q_EMIT added(1); });
    connect(m_set, &QPushButton::clicked, this, &CountPanel::submit);
    connect(m_quantity, &QLineEdit::returnPressed, this, &CountPanel::submit);
    connect(m_takeBack, &QPushButton::clicked, this, &CountPanel::takenBack);
    connect(&context, &UiContext::formatsChanged, this, &CountPanel::retranslate);
    show(nullptr, {}, false);
}

void CountPanel::build()
{
    m_sku->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setElided(true);
    m_title->setMuted(true);
    m_caption->setMuted(true);
    m_others->setMuted(true);
    m_quantity->setValidator(new QIntValidator(0, int(kMostCounted), m_quantity));
    m_quantity->setFixedWidth(96);
    m_quantity->setAlignment(Qt::AlignRight);
    m_quantity->installEventFilter(this);
    QFont huge = fontOf(TextStyle::Figure);
    huge.setPixelSize(kFigurePixels);
    m_figure->setFont(huge);

    auto* number = new QHBoxLayout;
    number->setSpacing(kGrid);
    number->addWidget(m_less);
    number->addWidget(m_figure);
    number->addWidget(m_more);
    number->addStretch(1);
    number->addWidget(m_quantity);
    number->addWidget(m_set);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_caption, 1);
    foot->addWidget(m_takeBack);
    body()->addWidget(m_place);
    body()->addWidget(m_sku);
    body()->addWidget(m_title);
    body()->addSpacing(kGrid);
    body()->addLayout(number);
    body()->addLayout(foot);
    body()->addWidget(m_others);
}

void CountPanel::show(const desk::CountSheetLine* line, std::optional<qint64> mine, bool tells)
{
    m_line = line ? std::optional(*line) : std::nullopt;
    m_mine = mine;
    m_tells = tells;
    m_quantity->clear();
    retranslate();
}

void CountPanel::setMine(std::optional<qint64> mine)
{
    m_mine = mine;
    retranslate();
}

void CountPanel::focusQuantity()
{
    m_quantity->setFocus();
    m_quantity->selectAll();
}

void CountPanel::submit()
{
    bool isNumber = false;
    const qint64 units = m_quantity->text().toLongLong(&isNumber);
    if (isNumber && m_line)
        Q_EMIT set(units);
    m_quantity->clear();
    Q_EMIT quantityLeft();
}

bool CountPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const bool isEscape = watched == m_quantity && isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && event->type() == QEvent::ShortcutOverride) {
        // Esc leaves the number here, not the screen.
        event->accept();
        return true;
    }
    if (isEscape) {
        m_quantity->clear();
        Q_EMIT quantityLeft();
        return true;
    }
    return Card::eventFilter(watched, event);
}

void CountPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void CountPanel::retranslate()
{
    const Formats& formats = m_context.formats();
    const bool isThere = m_line.has_value();
    for (QWidget* each : std::initializer_list<QWidget*>{m_less, m_more, m_quantity, m_set})
        each->setEnabled(isThere);
    m_takeBack->setVisible(isThere && m_mine.has_value());
    m_less->setEnabled(isThere && m_mine.value_or(0) > 0);
    m_less->setToolTip(tr("One less"));
    m_more->setToolTip(tr("One more"));
    for (QToolButton* button : {m_less, m_more})
        button->setAccessibleName(button->toolTip());
    m_set->setText(tr("Set"));
    m_takeBack->setText(tr("Take back"));
    m_quantity->setPlaceholderText(tr("Quantity"));
    m_quantity->setAccessibleName(tr("Quantity counted"));
    m_place->setFullText(!isThere                                              ? tr("Scan the first product")
                         : m_line->line.location.value_or(QString()).isEmpty() ? tr("No place")
                                                                               : *m_line->line.location);
    m_sku->setFullText(isThere ? m_line->line.sku : QString());
    m_title->setFullText(isThere ? m_line->line.title : QString());
    m_figure->setFullText(m_mine ? formats.count(*m_mine) : u"\u2013"_s);
    m_figure->setAccessibleName(m_mine ? tr("Counted here: %1").arg(formats.count(*m_mine)) : tr("Not counted here"));
    const auto known = isThere ? m_line->line.onHand : std::nullopt;
    m_caption->setFullText(!isThere           ? tr("or type its barcode or SKU and press Enter")
                           : m_tells && known ? tr("counted here · %1 on hand").arg(formats.count(*known))
                                              : tr("counted here"));
    const QString others = isThere ? counterWords(m_line->line, formats) : QString();
    m_others->setFullText(others.isEmpty() ? QString() : tr("Counted so far: %1").arg(others));
    m_others->setVisible(!others.isEmpty());
}

} // namespace ch::ui

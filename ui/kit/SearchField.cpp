// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/SearchField.h"

#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Results have 150 ms from the last key, of which the search and its painting take up to 80 on a busy machine.
constexpr std::chrono::milliseconds kPause(60);

} // namespace

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
    , m_glass(addAction(icon("search"_L1), LeadingPosition))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder.isEmpty() ? tr("Search") : placeholder);
    setClearButtonEnabled(true);
    setMinimumWidth(160);
    m_glass->setEnabled(false);
    nameButtons();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::ask);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        // Emptied means "show everything": that needs no waiting.
        if (text.isEmpty())
            ask();
        else
            m_pause.start();
    });
}

void SearchField::nameButtons()
{
    // The buttons in the field show icons only; what they are is what their actions are called.
    m_glass->setText(tr("Search"));
    if (auto* clear = findChild<QAction*>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Empty the field"));
}

void SearchField::setShortcutHint(const QString& hint)
{
    m_hint = hint;
    update();
}

void SearchField::ask()
{
    m_pause.stop();
    const QString wanted = text();
    if (wanted == m_asked)
        return;
    m_asked = wanted;
    Q_EMIT searchRequested(wanted);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            event->ignore();
        else
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        ask();
        break;
    case Qt::Key_Down:
        ask();
        Q_EMIT downPressed();
        return;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
    else if (event->type() == QEvent::LanguageChange)
        nameButtons();
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    painter.setFont(fontOf(TextStyle::Caption));
    const int width = std::max(20, painter.fontMetrics().horizontalAdvance(m_hint) + 12);
    const QRect key = QStyle::visualRect(layoutDirection(), rect(),
                                         QRect(rect().right() - width - 6, (height() - 20) / 2, width, 20));
    paint::box(painter, key, colors.neutralSoft, Qt::transparent, 4);
    painter.setPen(colors.muted);
    painter.drawText(key, Qt::AlignCenter, m_hint);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/print/DocumentRow.h"

#include "ui/kit/Theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace ch::ui {

DocumentRow::DocumentRow(PrintDocument document, QWidget* parent)
    : QFrame(parent)
    , m_document(document)
    , m_box(new QCheckBox(words(document), this))
    , m_summary(new TextLabel({}, TextStyle::Caption, this))
{
    m_summary->setMuted(true);
    m_summary->setElided(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid / 4);
    column->addWidget(m_box);
    auto* below = new QHBoxLayout;
    // Under the words of the box.
    below->setContentsMargins(3 * kGrid, 0, 0, 0);
    below->addWidget(m_summary);
    column->addLayout(below);
    m_box->installEventFilter(this);
    connect(m_box, &QCheckBox::toggled, this, &DocumentRow::chosenChanged);
}

bool DocumentRow::isChosen() const
{
    return m_box->isChecked();
}

void DocumentRow::setChosen(bool isChosen)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(isChosen);
}

void DocumentRow::setSummary(const QString& summary)
{
    m_summary->setFullText(summary);
    m_box->setAccessibleDescription(summary);
}

void DocumentRow::setCurrent(bool isCurrent)
{
    m_isCurrent = isCurrent;
    update();
}

bool DocumentRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_box && event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    return QFrame::eventFilter(watched, event);
}

void DocumentRow::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    m_box->setFocus();
    Q_EMIT entered();
}

void DocumentRow::paintEvent(QPaintEvent*)
{
    if (!m_isCurrent)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsOf(palette()).accentSoft);
    painter.drawRoundedRect(rect(), kRadius, kRadius);
}

} // namespace ch::ui

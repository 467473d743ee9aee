// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PrintPreview.h"

#include "ui/kit/Theme.h"
#include "ui/print/Paper.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kShadow = 4;
constexpr int kWheelStep = 120;
constexpr QSize kLeastSize(240, 320);

} // namespace

class PrintPreview::Paper : public QWidget
{
public:
    explicit Paper(PrintPreview& owner) : QWidget(&owner), m_owner(owner)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setMinimumSize(kLeastSize);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colors& colors = colorsOf(palette());
        if (m_owner.m_pages.empty()) {
            painter.setPen(colors.muted);
            painter.drawText(rect().adjusted(2 * kGrid, 0, -2 * kGrid, 0), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
                             m_owner.m_message);
            return;
        }
        const PrintedPage& page = m_owner.m_pages[size_t(m_owner.m_page)];
        const QSizeF room = QSizeF(size()) - QSizeF(2 * kShadow, 2 * kShadow);
        const QSizeF sheet = page.size.scaled(room, Qt::KeepAspectRatio);
        const QRectF where(QPointF((width() - sheet.width()) / 2, (height() - sheet.height()) / 2), sheet);
        painter.fillRect(where.translated(1, 2), QColor(0, 0, 0, 40));
        // Paper is white in the dark as well.
        painter.fillRect(where, Qt::white);
        painter.setPen(colors.border);
        painter.drawRect(where);
        painter.setClipRect(where);
        painter.translate(where.topLeft());
        paintPageAt(painter, page, sheet.width() / page.size.width() * kUnitsPerInch);
    }

private:
    PrintPreview& m_owner;
};

PrintPreview::PrintPreview(QWidget* parent)
    : QWidget(parent)
    , m_paper(new Paper(*this))
    , m_previous(makeIconButton("chevron-left"_L1, tr("Previous page"), this))
    , m_next(makeIconButton("chevron-right"_L1, tr("Next page"), this))
    , m_place(new TextLabel({}, TextStyle::Caption, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_place->setMuted(true);
    m_place->setWordWrap(false);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(kGrid);
    bar->addStretch(1);
    bar->addWidget(m_previous);
    bar->addWidget(m_place);
    bar->addWidget(m_next);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(m_paper, 1);
    column->addLayout(bar);
    connect(m_previous, &QToolButton::clicked, this, [this] { showPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showPage(m_page + 1); });
    refresh();
}

void PrintPreview::setPages(std::vector<PrintedPage> pages)
{
    m_pages = std::move(pages);
    m_page = std::clamp(m_page, 0, std::max(0, pageCount() - 1));
    refresh();
}

void PrintPreview::showText(const QString& text)
{
    m_message = text;
    setPages({});
}

void PrintPreview::showPage(int page)
{
    m_page = std::clamp(page, 0, std::max(0, pageCount() - 1));
    refresh();
}

void PrintPreview::refresh()
{
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < pageCount());
    m_place->setFullText(m_pages.empty() ? QString() : tr("Page %1 of %2").arg(m_page + 1).arg(pageCount()));
    setAccessibleName(tr("Preview"));
    // A picture tells nothing to who cannot see it.
    QStringList lines;
    if (!m_pages.empty()) {
        for (const PageItem& item : m_pages[size_t(m_page)].items) {
            if (const auto* text = std::get_if<PageText>(&item))
                lines.append(text->text);
        }
    }
    setAccessibleDescription(lines.join(u'\n'));
    m_paper->update();
}

void PrintPreview::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_Left:
        showPage(m_page - 1);
        break;
    case Qt::Key_PageDown:
    case Qt::Key_Right:
        showPage(m_page + 1);
        break;
    case Qt::Key_Home:
        showPage(0);
        break;
    case Qt::Key_End:
        showPage(pageCount() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PrintPreview::wheelEvent(QWheelEvent* event)
{
    if (pageCount() < 2) {
        QWidget::wheelEvent(event);
        return;
    }
    // Trackpads send many small turns.
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / kWheelStep;
    m_wheel -= steps * kWheelStep;
    showPage(m_page - steps);
    event->accept();
}

void PrintPreview::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_previous->setToolTip(tr("Previous page"));
        m_next->setToolTip(tr("Next page"));
        m_previous->setAccessibleName(tr("Previous page"));
        m_next->setAccessibleName(tr("Next page"));
        refresh();
    }
}

} // namespace ch::ui

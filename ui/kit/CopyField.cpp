// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/CopyField.h"

#include "ui/kit/Buttons.h"
#include "ui/kit/Icons.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCopy = 24;
constexpr int kCopySpace = kCopy + 4;

} // namespace

CopyField::CopyField(const QString& caption, QWidget* parent)
    : QWidget(parent)
    , m_column(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_caption(new TextLabel({}, TextStyle::Caption, this))
    , m_value(new QLabel(this))
    , m_copy(makeIconButton("copy"_L1, {}, this))
{
    m_caption->setMuted(true);
    m_caption->setElided(true);
    m_value->setTextFormat(Qt::PlainText);
    m_value->setWordWrap(true);
    m_value->setFont(fontOf(TextStyle::Body));
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setFixedSize(kCopy, kCopy);
    m_copy->setIconSize({14, 14});
    m_copy->installEventFilter(this);
    m_value->installEventFilter(this);

    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_value, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    m_column->addWidget(m_caption);
    m_column->addLayout(row, 1);
    connect(m_copy, &QToolButton::clicked, this, &CopyField::copy);
    setCaption(caption);
    setValue({});
}

void CopyField::setCaption(const QString& caption)
{
    m_caption->setFullText(caption);
    m_value->setAccessibleName(caption);
    m_copy->setToolTip(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy %1", "name of a field").arg(caption));
}

void CopyField::setCaptionBeside(int width)
{
    m_besideWidth = width;
    m_column->setAlignment(m_caption, Qt::AlignTop);
    m_caption->setElided(false);
    placeCaption();
}

QSize CopyField::minimumSizeHint() const
{
    // Narrower than both side by side: then one is above the other.
    const int value = m_value->minimumSizeHint().width() + kCopySpace;
    return {std::max(value, m_caption->minimumSizeHint().width()), QWidget::minimumSizeHint().height()};
}

void CopyField::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeCaption();
}

void CopyField::placeCaption()
{
    if (m_besideWidth == 0)
        return;
    // An address without a blank in it may be longer than what is left.
    const bool isBeside = width() >= m_besideWidth + kGrid + m_value->minimumSizeHint().width() + kCopySpace;
    m_column->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_column->setSpacing(isBeside ? kGrid : 2);
    m_caption->setMinimumWidth(isBeside ? m_besideWidth : 0);
    m_caption->setMaximumWidth(isBeside ? m_besideWidth : QWIDGETSIZE_MAX);
    // Its first line stands as high as the value's, whose letters are larger.
    m_caption->setContentsMargins(0, isBeside ? 2 : 0, 0, 0);
}

void CopyField::setValue(const QString& value)
{
    m_text = value;
    m_value->setText(value.isEmpty() ? u"–"_s : value);
    m_copy->setEnabled(!value.isEmpty());
    placeCaption();
    showButton();
}

void CopyField::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_copy->setIcon(icon("check"_L1));
    m_copy->setToolTip(tr("Copied"));
    m_copy->setAccessibleDescription(tr("Copied"));
    QAccessibleEvent event(m_copy, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    QTimer::singleShot(std::chrono::milliseconds(1500), m_copy, [this] {
        m_copy->setToolTip(tr("Copy"));
        m_copy->setAccessibleDescription({});
        showButton();
    });
}

void CopyField::showButton()
{
    // Only its picture comes and goes: the button keeps its place and can always be reached by Tab.
    const bool shown = m_copy->isEnabled() && (underMouse() || m_copy->hasFocus() || m_value->hasFocus());
    m_copy->setIcon(shown ? icon("copy"_L1) : QIcon());
}

bool CopyField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QTimer::singleShot(0, this, &CopyField::showButton);
    return QWidget::eventFilter(watched, event);
}

void CopyField::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    showButton();
}

void CopyField::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    showButton();
}

} // namespace ch::ui

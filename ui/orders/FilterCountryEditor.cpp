// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterCountryEditor.h"

#include "core/base/Deliver.h"
#include "ui/kit/Widgets.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

constexpr int kCodeRole = Qt::UserRole;

} // namespace

FilterCountryEditor::FilterCountryEditor(UiContext& context, QWidget* parent)
    : FilterEditor(parent)
    , m_context(context)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_problem(new TextLabel({}, TextStyle::Caption, this))
{
    m_field->setPlaceholderText(tr("Country"));
    m_field->setAccessibleName(tr("Country"));
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Countries that orders go to"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumSize(240, 224);
    m_list->setUniformItemSizes(true);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_problem);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &FilterCountryEditor::narrow);
    connect(m_field, &QLineEdit::returnPressed, this, &FilterCountryEditor::choose);
    connect(m_list, &QListWidget::itemClicked, this, &FilterCountryEditor::choose);
    connect(m_list, &QListWidget::itemActivated, this, &FilterCountryEditor::choose);
    deliver(context.workspace().orders().countries(), this,
            [this](const Result<QStringList>& countries) { onCountries(countries); });
}

void FilterCountryEditor::onCountries(const Result<QStringList>& countries)
{
    if (!countries) {
        m_problem->setFullText(words(countries.error()).what);
        m_problem->show();
        return;
    }
    for (const QString& code : *countries) {
        auto* item = new QListWidgetItem(m_context.formats().country(code), m_list);
        item->setData(kCodeRole, code);
        item->setSizeHint(QSize(0, 32));
        if (code == m_country)
            m_list->setCurrentItem(item);
    }
    narrow();
}

void FilterCountryEditor::narrow()
{
    const QString text = m_field->text().trimmed();
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const bool fits = item->text().contains(text, Qt::CaseInsensitive) ||
                          item->data(kCodeRole).toString().compare(text, Qt::CaseInsensitive) == 0;
        item->setHidden(!fits);
        first = first || !fits ? first : item;
    }
    const QListWidgetItem* current = m_list->currentItem();
    if (!text.isEmpty() || !current || current->isHidden())
        m_list->setCurrentItem(first);
}

void FilterCountryEditor::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    m_country = item->data(kCodeRole).toString();
    Q_EMIT edited();
    Q_EMIT finished();
}

void FilterCountryEditor::load(const Filter& filter)
{
    m_country = filter.fixed.country;
}

void FilterCountryEditor::save(Filter& filter) const
{
    filter.fixed.country = m_country;
}

bool FilterCountryEditor::eventFilter(QObject* watched, QEvent* event)
{
    // The arrows move in the list while the field has the focus.
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return FilterEditor::eventFilter(watched, event);
}

} // namespace ch::ui

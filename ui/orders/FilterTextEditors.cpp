// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterTextEditors.h"

#include "ui/kit/Widgets.h"

#include <QVBoxLayout>

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kWait = 120ms;

QString OrderQuery::*memberOf(FilterPart part)
{
    return part == FilterPart::Sku        ? &OrderQuery::sku
           : part == FilterPart::Customer ? &OrderQuery::customer
                                          : &OrderQuery::search;
}

} // namespace

FilterTextEditor::FilterTextEditor(FilterPart part, QWidget* parent)
    : FilterEditor(parent)
    , m_member(memberOf(part))
    , m_field(new QLineEdit(this))
{
    m_field->setMinimumWidth(240);
    m_field->setClearButtonEnabled(true);
    const QString hint = part == FilterPart::Sku        ? tr("The whole SKU")
                         : part == FilterPart::Customer ? tr("The customer's number")
                                                        : tr("At least two characters");
    m_field->setPlaceholderText(hint);
    m_field->setAccessibleName(hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    setFocusProxy(m_field);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(m_field, &QLineEdit::textChanged, &m_wait, qOverload<>(&QTimer::start));
    connect(&m_wait, &QTimer::timeout, this, &FilterEditor::edited);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        m_wait.stop();
        Q_EMIT edited();
        Q_EMIT finished();
    });
}

void FilterTextEditor::load(const Filter& filter)
{
    const QSignalBlocker blocker(m_field);
    m_field->setText(filter.fixed.*m_member);
    m_field->selectAll();
}

void FilterTextEditor::save(Filter& filter) const
{
    filter.fixed.*m_member = m_field->text().trimmed();
    if (m_member == &OrderQuery::customer)
        filter.customerName.clear();
}

FilterNumbersEditor::FilterNumbersEditor(QWidget* parent)
    : FilterEditor(parent)
    , m_field(new QPlainTextEdit(this))
    , m_count(new TextLabel({}, TextStyle::Caption, this))
{
    m_field->setMinimumSize(260, 160);
    m_field->setTabChangesFocus(true);
    m_field->setPlaceholderText(tr("One order number a line, or a pasted column"));
    m_field->setAccessibleName(tr("Order numbers"));
    m_count->setMuted(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_field);
    layout->addWidget(m_count);
    setFocusProxy(m_field);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(m_field, &QPlainTextEdit::textChanged, &m_wait, qOverload<>(&QTimer::start));
    connect(&m_wait, &QTimer::timeout, this, [this] {
        showCount();
        Q_EMIT edited();
    });
}

void FilterNumbersEditor::load(const Filter& filter)
{
    const QSignalBlocker blocker(m_field);
    m_field->setPlainText(filter.fixed.orderNos.join(u'\n'));
    m_field->selectAll();
    showCount();
}

void FilterNumbersEditor::save(Filter& filter) const
{
    filter.fixed.orderNos = pastedNumbers(m_field->toPlainText()).numbers;
}

void FilterNumbersEditor::showCount()
{
    const PastedNumbers pasted = pastedNumbers(m_field->toPlainText());
    QString text = tr("%Ln number(s)", nullptr, int(pasted.numbers.size()));
    if (pasted.leftOut > 0)
        text = tr("The first %Ln number(s) of more", nullptr, int(pasted.numbers.size()));
    m_count->setFullText(text);
}

} // namespace ch::ui

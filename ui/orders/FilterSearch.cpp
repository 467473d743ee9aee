// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterSearch.h"

#include <QEvent>

namespace ch::ui {

namespace {

/// Enough for a column of numbers that is pasted.
constexpr int kLongest = 1'000'000;

QString searchOf(const QString& text)
{
    const QString search = text.simplified();
    return search.size() < kShortestSearch ? QString() : search;
}

} // namespace

FilterSearch::FilterSearch(QWidget* parent) : SearchField({}, parent)
{
    setMaxLength(kLongest);
    setShortcutHint(QStringLiteral("/"));
    connect(this, &SearchField::searchRequested, this,
            [this](const QString& text) { Q_EMIT searched(searchOf(text)); });
    connect(this, &QLineEdit::textChanged, this, &FilterSearch::onTextChanged);
    connect(this, &QLineEdit::returnPressed, this, &FilterSearch::left);
    connect(this, &SearchField::downPressed, this, &FilterSearch::left);
    retranslate();
}

void FilterSearch::retranslate()
{
    setPlaceholderText(tr("Search orders"));
    setAccessibleName(tr("Search orders"));
    setToolTip(tr("Number, customer, place, SKU, title or tracking number.\nPaste a column of order numbers to see "
                  "exactly those."));
}

void FilterSearch::changeEvent(QEvent* event)
{
    SearchField::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterSearch::setSearch(const QString& text)
{
    // What is being typed is not touched: a blank at its end, a first letter.
    if (searchOf(this->text()) != text)
        setText(text);
}

void FilterSearch::onTextChanged(const QString& text)
{
    if (!isNumberList(text))
        return;
    const PastedNumbers numbers = pastedNumbers(text);
    clear();
    Q_EMIT numbersPasted(numbers);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterRangeEditors.h"

#include "core/base/Money.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/FilterWords.h"

#include <QCalendarWidget>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kWait = 120ms;

QDate dayOf(const std::optional<UtcTime>& time, qint64 offsetMs, const Formats& formats, QDate otherwise)
{
    return time ? formats.localDay(time->plusMs(offsetMs)) : otherwise;
}

} // namespace

FilterDaysEditor::FilterDaysEditor(FilterPart part, UiContext& context, QWidget* parent)
    : FilterEditor(parent)
    , m_part(part)
    , m_context(context)
    , m_from(makeEnd(tr("From")))
    , m_to(makeEnd(tr("To")))
{
    auto* presets = new QVBoxLayout;
    presets->setSpacing(6);
    for (const DatePreset preset : allDatePresets()) {
        auto* button = new QRadioButton(words(preset), this);
        // None is checked where two days are.
        button->setAutoExclusive(false);
        presets->addWidget(button);
        m_presets.push_back(button);
        connect(button, &QRadioButton::clicked, this, &FilterDaysEditor::onPreset);
    }
    auto* days = new QGridLayout;
    days->setHorizontalSpacing(kGrid);
    days->setVerticalSpacing(kGrid);
    days->addWidget(m_from.isSet, 0, 0);
    days->addWidget(m_from.day, 0, 1);
    days->addWidget(m_to.isSet, 1, 0);
    days->addWidget(m_to.day, 1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid + 4);
    layout->addLayout(presets);
    layout->addLayout(days);
    setFocusProxy(m_presets.front());
}

FilterDaysEditor::End FilterDaysEditor::makeEnd(const QString& text)
{
    const End end{new QCheckBox(text, this), new QDateEdit(this)};
    end.day->setCalendarPopup(true);
    end.day->setLocale(m_context.formats().locale());
    end.day->setAccessibleName(text);
    end.day->setMinimumWidth(140);
    connect(end.isSet, &QCheckBox::clicked, this, &FilterDaysEditor::onDays);
    connect(end.day, &QDateEdit::dateChanged, this, [this, end] {
        end.isSet->setChecked(true);
        onDays();
    });
    return end;
}

void FilterDaysEditor::onPreset()
{
    auto* clicked = qobject_cast<QRadioButton*>(sender());
    for (QRadioButton* button : m_presets)
        button->setChecked(button == clicked);
    m_from.isSet->setChecked(false);
    m_to.isSet->setChecked(false);
    Q_EMIT edited();
}

void FilterDaysEditor::onDays()
{
    for (QRadioButton* button : m_presets)
        button->setChecked(false);
    Q_EMIT edited();
}

void FilterDaysEditor::load(const Filter& filter)
{
    const bool isCreated = m_part == FilterPart::Created;
    const auto& preset = isCreated ? filter.created : filter.paid;
    const auto& from = isCreated ? filter.fixed.createdFrom : filter.fixed.paidFrom;
    const auto& to = isCreated ? filter.fixed.createdTo : filter.fixed.paidTo;
    for (size_t i = 0; i < m_presets.size(); ++i)
        m_presets[i]->setChecked(preset == allDatePresets()[i]);
    const QDate today = m_context.formats().localDay(m_context.now());
    const QSignalBlocker fromBlocker(m_from.day);
    const QSignalBlocker toBlocker(m_to.day);
    m_from.isSet->setChecked(from.has_value());
    m_to.isSet->setChecked(to.has_value());
    m_from.day->setDate(dayOf(from, 0, m_context.formats(), today));
    m_to.day->setDate(dayOf(to, -1, m_context.formats(), today));
}

void FilterDaysEditor::save(Filter& filter) const
{
    filter.clear(m_part);
    const bool isCreated = m_part == FilterPart::Created;
    const auto checked =
        std::ranges::find_if(m_presets, [](const QRadioButton* button) { return button->isChecked(); });
    if (checked != m_presets.end()) {
        (isCreated ? filter.created : filter.paid) = allDatePresets()[size_t(checked - m_presets.begin())];
        return;
    }
    const Formats& formats = m_context.formats();
    if (m_from.isSet->isChecked())
        (isCreated ? filter.fixed.createdFrom : filter.fixed.paidFrom) = formats.startOf(m_from.day->date());
    if (m_to.isSet->isChecked())
        (isCreated ? filter.fixed.createdTo : filter.fixed.paidTo) = formats.startOf(m_to.day->date().addDays(1));
}

FilterTotalEditor::FilterTotalEditor(UiContext& context, QWidget* parent)
    : FilterEditor(parent)
    , m_context(context)
    , m_currency(context.workspace().identity().currency)
    , m_least(makeField(tr("At least")))
    , m_most(makeField(tr("At most")))
    , m_problem(new TextLabel({}, TextStyle::Caption, this))
{
    auto* fields = new QHBoxLayout;
    fields->setSpacing(kGrid);
    fields->addWidget(m_least);
    fields->addWidget(new TextLabel(QStringLiteral("–"), TextStyle::Body, this));
    fields->addWidget(m_most);
    fields->addWidget(new TextLabel(m_currency, TextStyle::Body, this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(fields);
    layout->addWidget(m_problem);
    m_problem->hide();
    setFocusProxy(m_least);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        showProblem();
        Q_EMIT edited();
    });
}

QLineEdit* FilterTotalEditor::makeField(const QString& name)
{
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(name);
    field->setAccessibleName(name);
    field->setFixedWidth(112);
    field->setAlignment(Qt::AlignRight);
    connect(field, &QLineEdit::textEdited, &m_wait, qOverload<>(&QTimer::start));
    connect(field, &QLineEdit::returnPressed, this, [this] {
        m_wait.stop();
        Q_EMIT edited();
        Q_EMIT finished();
    });
    return field;
}

void FilterTotalEditor::load(const Filter& filter)
{
    const QLocale& locale = m_context.formats().locale();
    const auto textOf = [&](const std::optional<qint64>& minor) {
        return minor ? amountToText(*minor, m_currency, locale) : QString();
    };
    m_least->setText(textOf(filter.fixed.minTotalMinor));
    m_most->setText(textOf(filter.fixed.maxTotalMinor));
}

void FilterTotalEditor::save(Filter& filter) const
{
    const QLocale& locale = m_context.formats().locale();
    filter.fixed.minTotalMinor = amountFromText(m_least->text(), m_currency, locale);
    filter.fixed.maxTotalMinor = amountFromText(m_most->text(), m_currency, locale);
}

void FilterTotalEditor::showProblem()
{
    const QLocale& locale = m_context.formats().locale();
    const bool isWrong = std::ranges::any_of(std::initializer_list<QLineEdit*>{m_least, m_most}, [&](QLineEdit* field) {
        return !field->text().trimmed().isEmpty() && !amountFromText(field->text(), m_currency, locale);
    });
    m_problem->setFullText(isWrong ? tr("An amount looks like %1").arg(amountToText(123450, m_currency, locale))
                                   : QString());
    m_problem->setVisible(isWrong);
    adjustSize();
}

std::optional<qint64> amountFromText(const QString& text, const QString& currency, const QLocale& locale)
{
    QString plain = text.trimmed();
    plain.remove(locale.groupSeparator());
    plain.remove(u' ');
    plain.replace(locale.decimalPoint(), QStringLiteral("."));
    const auto decimal = Decimal::fromText(plain.toLatin1());
    return decimal ? decimal->timesInMinor(1, currencyDigits(currency).value_or(2)) : std::nullopt;
}

QString amountToText(qint64 minor, const QString& currency, const QLocale& locale)
{
    const int digits = currencyDigits(currency).value_or(2);
    QString text = QString::number(minor).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, locale.decimalPoint());
    return text;
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/StockSheet.h"

#include "core/desk/StockWish.h"
#include "core/domain/ProductDrafts.h"
#include "ui/inventory/MovementWords.h"
#include "ui/inventory/StockUndo.h"
#include "ui/kit/FormField.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/Widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLongestNote = 2000;

} // namespace

StockSheet::StockSheet(UiContext& context, const desk::ProductDetail& detail, Mode mode, QWidget* host)
    : Sheet(tr("Change stock"), host)
    , m_context(context)
    , m_detail(detail)
    , m_mode(new SegmentedControl(tr("How it is changed")))
    , m_number(new QLineEdit)
    , m_numberField(new FormField(QString(), m_number))
    , m_reason(new QComboBox)
    , m_reasonField(new FormField(tr("Reason"), m_reason))
    , m_note(new QLineEdit)
    , m_effect(new TextLabel({}, TextStyle::Figure))
    , m_more(new TextLabel({}, TextStyle::Body))
{
    auto* about =
        new TextLabel(QString(detail.item.product.sku + u" · " + detail.item.product.title), TextStyle::Strong);
    m_mode->addSegment(tr("By a difference"));
    m_mode->addSegment(tr("To what was counted"));
    for (const QString& reason : stockReasons())
        m_reason->addItem(reasonWords(reason), reason);
    m_note->setMaxLength(kLongestNote);
    m_number->setMaxLength(12);
    m_more->setMuted(true);
    for (QWidget* each : std::initializer_list<QWidget*>{about, m_mode, m_numberField, m_effect, m_more, m_reasonField,
                                                         new FormField(tr("Note"), m_note)})
        body()->addWidget(each);
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(tr("Change stock"), ButtonKind::Primary), &QPushButton::clicked, this, &StockSheet::submit);
    connect(m_mode, &SegmentedControl::currentChanged, this, &StockSheet::onMode);
    connect(m_number, &QLineEdit::textChanged, this, &StockSheet::onText);
    connect(m_number, &QLineEdit::returnPressed, this, &StockSheet::submit);
    connect(m_reason, &QComboBox::activated, this, [this] { m_hasChosenReason = true; });
    m_mode->setCurrentIndex(int(mode));
    onMode(int(mode));
    m_number->setFocus();
}

void StockSheet::begin(const QString& text)
{
    m_number->setText(text);
    m_number->setFocus();
}

void StockSheet::replace(const PendingOperation& refused)
{
    m_replaced = refused.seq;
    const auto wish = desk::stockWishOf(refused);
    if (!wish)
        return;
    m_mode->setCurrentIndex(int(wish->counted ? Mode::Count : Mode::Adjust));
    onMode(m_mode->currentIndex());
    m_number->setText(QString::number(wish->counted.value_or(wish->delta)));
    m_reason->setCurrentIndex(std::max(0, m_reason->findData(wish->reason)));
    m_hasChosenReason = true;
    m_note->setText(wish->note);
}

bool StockSheet::isCount() const
{
    return m_mode->currentIndex() == int(Mode::Count);
}

void StockSheet::onMode(int)
{
    m_numberField->setLabel(isCount() ? tr("Counted") : tr("Difference"));
    m_numberField->setHint(isCount() ? tr("How many there are on the shelf, reserved ones too. Empty is not zero.")
                                     : tr("5 or +5 puts in, −5 takes out."));
    if (!m_hasChosenReason)
        m_reason->setCurrentIndex(m_reason->findData(isCount() ? u"COUNTED"_s : u"RECEIVED"_s));
    onText();
}

std::optional<qint64> StockSheet::entered() const
{
    QString text = m_number->text().trimmed();
    // The sign that the language has, and the one that some keyboards have.
    text.replace(u'−', u'-').replace(u'－', u'-').replace(u'＋', u'+');
    bool isNumber = false;
    const qint64 number = m_context.formats().locale().toLongLong(text, &isNumber);
    const qint64 plain = isNumber ? number : text.toLongLong(&isNumber);
    if (!isNumber || std::abs(plain) > kMostStockUnits)
        return std::nullopt;
    return plain;
}

qint64 StockSheet::onHandAfter(qint64 number) const
{
    return isCount() ? number : m_detail.item.product.onHand + number;
}

void StockSheet::onText()
{
    const Product& product = m_detail.item.product;
    const Formats& formats = m_context.formats();
    const auto number = entered();
    setDirty(!m_number->text().trimmed().isEmpty());
    m_numberField->setProblem({});
    if (!number) {
        m_effect->setFullText(tr("%1 → …", "on hand before and after").arg(formats.count(product.onHand)));
        m_effect->setTone(Tone::Neutral);
        m_more->setFullText(
            tr("%1 reserved, %2 available").arg(formats.count(product.reserved), formats.count(product.available())));
        return;
    }
    const qint64 after = onHandAfter(*number);
    const bool isTooLittle = after < product.reserved && after < product.onHand;
    m_effect->setFullText(
        tr("%1 → %2", "on hand before and after").arg(formats.count(product.onHand), formats.count(after)));
    m_effect->setTone(isTooLittle ? Tone::Bad : Tone::Neutral);
    m_more->setFullText(
        isTooLittle ? tr("Open orders reserve %1: less than that cannot be.").arg(formats.count(product.reserved))
                    : tr("%1 reserved, %2 available afterwards")
                          .arg(formats.count(product.reserved), formats.count(after - product.reserved)));
    if (!m_hasChosenReason && !isCount())
        m_reason->setCurrentIndex(m_reason->findData(*number < 0 ? u"DAMAGED"_s : u"RECEIVED"_s));
}

void StockSheet::submit()
{
    if (m_isTaking)
        return;
    const auto number = entered();
    const Product& product = m_detail.item.product;
    if (!number || (isCount() && *number < 0))
        m_numberField->setProblem(isCount() ? tr("Enter how many there are.") : tr("Enter a number, such as 5 or −5."));
    else if (!isCount() && *number == 0)
        m_numberField->setProblem(tr("A difference of 0 changes nothing."));
    else if (onHandAfter(*number) < product.reserved && onHandAfter(*number) < product.onHand)
        m_numberField->setProblem(tr("Open orders reserve more than that."));
    if (m_numberField->hasProblem()) {
        m_number->setFocus();
        return;
    }
    const QString reason = m_reason->currentData().toString();
    desk::StockStep step;
    if (isCount())
        step = StockCountDraft{.sku = product.sku,
                               .counted = *number,
                               .expected = product.onHand,
                               .reason = reason,
                               .note = m_note->text().trimmed()};
    else
        step = StockDelta{.sku = product.sku, .delta = *number, .reason = reason, .note = m_note->text().trimmed()};
    m_isTaking = true;
    primaryButton()->setEnabled(false);
    changeStock(m_context, step, m_replaced, this, [this](const Result<PendingOperation>& taken) {
        m_isTaking = false;
        primaryButton()->setEnabled(true);
        // It was discarded already; once more would say so.
        m_replaced.reset();
        if (taken)
            close();
        else
            notice()->show(taken.error());
    });
}

} // namespace ch::ui

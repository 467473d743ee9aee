// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductSheet.h"

#include "core/base/Deliver.h"
#include "core/base/Money.h"
#include "core/desk/ProductImport.h"
#include "ui/kit/FormField.h"
#include "ui/kit/Widgets.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString plainAmount(qint64 minor, int digits)
{
    QString text = QString::number(minor).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, u'.');
    return text;
}

} // namespace

ProductSheet::ProductSheet(UiContext& context, const std::optional<Product>& product, QWidget* host)
    : Sheet(product ? tr("Edit product") : tr("New product"), host)
    , m_context(context)
    , m_before(product)
    , m_fieldsBox(new QWidget(this))
    , m_active(new QCheckBox(tr("In sale"), this))
{
    auto* column = new QVBoxLayout(m_fieldsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    body()->addWidget(m_fieldsBox);
    const Product before = product.value_or(Product{});
    addField(Sku, tr("SKU"), before.sku, tr("Up to 64 visible characters; it cannot be changed later."));
    addField(Title, tr("Title"), before.title);
    addField(Barcode, tr("Barcode"), before.barcode.value_or(QString()));
    addField(Location, tr("Location"), before.location.value_or(QString()), tr("Where it lies, such as A-02-15."));
    addField(ReorderPoint, tr("Reorder point"), before.reorderPoint ? QString::number(*before.reorderPoint) : QString(),
             tr("Stock at or below it is low; empty: never."));
    const QString currency = context.workspace().identity().currency;
    addField(Price, tr("Price in %1").arg(currency), product ? plainAmount(before.priceMinor, digits()) : QString());
    m_active->setChecked(before.active);
    m_active->setToolTip(tr("A retired product cannot be ordered; it stays listed."));
    connect(m_active, &QCheckBox::toggled, this, [this] { setDirty(true); });
    column->addWidget(m_active);
    m_texts[Sku]->setReadOnly(product.has_value());
    m_fields[Sku]->setVisible(!product.has_value());
    if (product)
        body()->addWidget(
            new TextLabel(tr("Stock is not changed here: what is sold meanwhile stays sold."), TextStyle::Caption));
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    connect(addButton(product ? tr("Save") : tr("Add product"), ButtonKind::Primary), &QPushButton::clicked, this,
            &ProductSheet::submit);
    connect(&context.workspace(), &desk::Workspace::statusChanged, this, &ProductSheet::showConnection);
    showConnection();
}

int ProductSheet::digits() const
{
    return currencyDigits(m_context.workspace().identity().currency).value_or(2);
}

void ProductSheet::addField(Field which, const QString& caption, const QString& value, const QString& hint)
{
    m_texts[which] = new QLineEdit(value, m_fieldsBox);
    m_fields[which] = new FormField(caption, m_texts[which], m_fieldsBox);
    if (!hint.isEmpty())
        m_fields[which]->setHint(hint);
    m_fieldsBox->layout()->addWidget(m_fields[which]);
    connect(m_texts[which], &QLineEdit::textEdited, this, [this, which] {
        setDirty(true);
        m_fields[which]->setProblem({});
    });
}

QString ProductSheet::text(Field which) const
{
    return m_texts[which]->text().trimmed();
}

std::optional<QString> ProductSheet::code(Field which) const
{
    return text(which).isEmpty() ? std::nullopt : std::optional(text(which));
}

std::optional<qint64> ProductSheet::price() const
{
    return desk::amountFromText(text(Price), digits());
}

std::optional<qint64> ProductSheet::reorderPoint() const
{
    bool isNumber = false;
    const qint64 units = text(ReorderPoint).toLongLong(&isNumber);
    return isNumber && units >= 0 && units <= kMostStockUnits ? std::optional(units) : std::nullopt;
}

bool ProductSheet::check()
{
    const QString notACode = tr("1 to 64 visible characters, no space at its ends.");
    m_fields[Sku]->setProblem(!m_before && !isProductCode(text(Sku)) ? notACode : QString());
    const qsizetype length = text(Title).toUcs4().size();
    m_fields[Title]->setProblem(length == 0 ? tr("A product needs a title.")
                                : length > kLongestProductTitle
                                    ? tr("At most %n character(s).", nullptr, kLongestProductTitle)
                                    : QString());
    for (const Field each : {Barcode, Location})
        m_fields[each]->setProblem(code(each) && !isProductCode(text(each)) ? notACode : QString());
    m_fields[ReorderPoint]->setProblem(
        !text(ReorderPoint).isEmpty() && !reorderPoint() ? tr("A whole number, 0 or more.") : QString());
    m_fields[Price]->setProblem(!price() || *price() > kHighestPriceMinor ? tr("An amount, such as 12.50.")
                                                                          : QString());
    for (FormField* each : m_fields) {
        if (!each->hasProblem())
            continue;
        each->field()->setFocus();
        return false;
    }
    if (!m_before || !change().isEmpty())
        return true;
    notice()->show(Tone::Info, tr("Nothing was changed."));
    return false;
}

ProductDraft ProductSheet::draft() const
{
    return {.sku = text(Sku),
            .title = text(Title),
            .barcode = code(Barcode),
            .priceMinor = price().value_or(0),
            .location = code(Location),
            .reorderPoint = reorderPoint(),
            .active = m_active->isChecked()};
}

ProductChange ProductSheet::change() const
{
    // What was not touched is not sent: a stray space in an import stays as it is.
    ProductChange change;
    if (text(Title) != m_before->title.trimmed())
        change.title = text(Title);
    if (code(Barcode) != m_before->barcode)
        change.barcode = code(Barcode);
    if (code(Location) != m_before->location)
        change.location = code(Location);
    if (reorderPoint() != m_before->reorderPoint)
        change.reorderPoint = reorderPoint();
    if (price() && *price() != m_before->priceMinor)
        change.priceMinor = *price();
    if (m_active->isChecked() != m_before->active)
        change.active = m_active->isChecked();
    return change;
}

void ProductSheet::submit()
{
    if (m_isSending)
        return;
    // While the outcome is unknown the fields are locked: what is sent again is what was sent.
    if (m_key.isNull() && !check())
        return;
    if (m_key.isNull())
        m_key = OpId::random();
    m_isSending = true;
    notice()->hide();
    m_fieldsBox->setEnabled(false);
    primaryButton()->setEnabled(false);
    primaryButton()->setText(tr("Sending…"));
    desk::ProductStore& products = m_context.workspace().products();
    const auto onAnswer = [&context = m_context, self = QPointer<ProductSheet>(this)](const Result<Product>& answer) {
        if (self)
            self->finish(answer);
        else if (!answer)
            context.toast({.text = words(answer.error()).what, .tone = Tone::Bad});
    };
    // Not to the sheet, which may be closed meanwhile: what became of it has to be said.
    deliver(m_before ? products.edit(m_before->sku, change(), m_before->version, m_key)
                     : products.create(draft(), m_key),
            &m_context, onAnswer);
}

void ProductSheet::finish(const Result<Product>& answer)
{
    m_isSending = false;
    if (answer) {
        m_context.toast({.text = m_before ? tr("%1 saved.").arg(answer->sku) : tr("%1 added.").arg(answer->sku),
                         .tone = Tone::Good});
        setDirty(false);
        Q_EMIT saved(answer->sku);
        close();
        return;
    }
    const Error& error = answer.error();
    const bool isUnknown =
        isTransient(error) || error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Protocol;
    if (!isUnknown)
        m_key = OpId();
    m_fieldsBox->setEnabled(!isUnknown);
    primaryButton()->setEnabled(true);
    primaryButton()->setText(isUnknown ? tr("Try again") : m_before ? tr("Save") : tr("Add product"));
    if (error.kind == ErrorKind::Conflict && error.code == u"VERSION_MISMATCH")
        notice()->show(Tone::Warn, tr("Somebody else changed this product meanwhile. Close this, look at it again, and "
                                      "enter your change anew."));
    else if (!m_before && error.kind == ErrorKind::Invalid && error.facts.contains("exists already"))
        m_fields[Sku]->setProblem(tr("There is a product with this SKU already."));
    else
        notice()->show(error);
}

void ProductSheet::showConnection()
{
    const bool isOnline = m_context.workspace().status().isOnline();
    if (isOnline && m_saysOffline) {
        m_saysOffline = false;
        notice()->hide();
    } else if (!isOnline && !m_isSending) {
        m_saysOffline = true;
        notice()->show(Tone::Warn,
                       tr("This is done at the service at once and never queued. It cannot be reached now."));
    }
    if (!m_isSending)
        primaryButton()->setEnabled(isOnline || !m_key.isNull());
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/EditAddressSheet.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ch::ui {

namespace {

/// As the service limits them, by EditAddressSheet::Text.
constexpr std::array<int, 11> kLongest{200, 254, 64, 200, 200, 200, 200, 200, 32, 64, 64};

} // namespace

EditAddressSheet::EditAddressSheet(UiContext& context, const desk::OrderDetail& detail, QWidget* host)
    : EditOnlineSheet(context, detail, tr("Customer and address"), host)
{
    const Order& order = detail.base;
    fields()->addWidget(new TextLabel(tr("Customer"), TextStyle::Heading, this));
    addText(CustomerName, tr("Customer's name"), order.customer.name);
    addText(Email, tr("E-mail"), order.customer.email);
    addText(CustomerPhone, tr("Customer's phone"), order.customer.phone);
    fields()->addWidget(new TextLabel(tr("Ship to"), TextStyle::Heading, this));
    addText(Name, tr("Name"), order.shipTo.name);
    addText(Line1, tr("Street and number"), order.shipTo.line1);
    addText(Line2, tr("Address, second line"), order.shipTo.line2);
    addText(Postcode, tr("Postcode"), order.shipTo.postcode);
    addText(City, tr("City"), order.shipTo.city);
    addText(Region, tr("Region"), order.shipTo.region);
    addText(Country, tr("Country"), order.shipTo.country);
    m_fields[Country]->setHint(tr("Two letters of ISO 3166, such as DE or CN."));
    addText(Phone, tr("Phone"), order.shipTo.phone);
    if (order.shipBy) {
        m_shipBy = new QDateEdit(context.formats().localDay(*order.shipBy), this);
        m_shipBy->setCalendarPopup(true);
        addField(tr("Ship by"), m_shipBy);
        connect(m_shipBy, &QDateEdit::dateChanged, this, &EditAddressSheet::markEdited);
    }
    addButtons(tr("Save"));
}

void EditAddressSheet::addText(Text which, const QString& caption, const QString& value)
{
    auto* edit = new QLineEdit(value, this);
    m_texts[which] = edit;
    m_fields[which] = addField(caption, edit);
    connect(edit, &QLineEdit::textEdited, this, &EditAddressSheet::markEdited);
}

QString EditAddressSheet::text(Text which) const
{
    return m_texts[which]->text().trimmed();
}

bool EditAddressSheet::check()
{
    const Order& order = detail().base;
    const auto check = [this](Text which, const QString& before) {
        // An imported order may lack what is required; then it may go on lacking it.
        const bool isRequired = !before.trimmed().isEmpty();
        m_fields[which]->setProblem(textProblem(m_fields[which]->caption(), text(which), kLongest[which], isRequired));
    };
    check(CustomerName, order.customer.name);
    check(Name, order.shipTo.name);
    check(Line1, order.shipTo.line1);
    check(City, order.shipTo.city);
    check(Country, order.shipTo.country);
    for (const Text optional : {Email, CustomerPhone, Line2, Region, Postcode, Phone})
        check(optional, {});
    const OrderEdit wanted = edit();
    if (wanted.customer || wanted.shipTo || wanted.shipBy)
        return true;
    notice()->show(Tone::Info, tr("Nothing was changed."));
    return false;
}

OrderEdit EditAddressSheet::edit() const
{
    const Order& order = detail().base;
    OrderEdit edit;
    Customer customer = order.customer;
    customer.name = text(CustomerName);
    customer.email = text(Email);
    customer.phone = text(CustomerPhone);
    Address address{.name = text(Name),
                    .line1 = text(Line1),
                    .line2 = text(Line2),
                    .city = text(City),
                    .region = text(Region),
                    .postcode = text(Postcode),
                    .country = text(Country),
                    .phone = text(Phone)};
    // What was not touched is not sent: a stray space in an import stays as it is.
    if (customer != order.customer)
        edit.customer = customer;
    if (address != order.shipTo)
        edit.shipTo = address;
    const Formats& formats = context().formats();
    if (m_shipBy && order.shipBy && m_shipBy->date() != formats.localDay(*order.shipBy))
        edit.shipBy = formats.startOf(m_shipBy->date().addDays(1)).plusMs(-1);
    return edit;
}

QFuture<Result<Order>> EditAddressSheet::send(const OpId& key)
{
    return context().workspace().orders().edit(detail().base.id, edit(), detail().base.version, key);
}

QString EditAddressSheet::doneWords(const Order& order) const
{
    return tr("Customer and address of %1 saved.").arg(order.orderNo);
}

} // namespace ch::ui

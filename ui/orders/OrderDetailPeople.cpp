// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderDetailPeople.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSideBySide = 640;
constexpr int kCaption = 13 * kGrid;

} // namespace

OrderDetailPeople::OrderDetailPeople(UiContext& context, QWidget* parent)
    : Card(tr("Customer and address"), parent)
    , m_context(context)
    , m_edit(makeButton(tr("Edit…"), ButtonKind::Quiet, this))
{
    addHeaderWidget(m_edit);
    m_edit->setAccessibleName(tr("Edit customer and address"));
    m_edit->hide();
    connect(m_edit, &QPushButton::clicked, this, &OrderDetailPeople::editRequested);
    m_columns = new QHBoxLayout;
    m_columns->setSpacing(2 * kGrid);
    auto* customer = new QVBoxLayout;
    auto* address = new QVBoxLayout;
    for (QVBoxLayout* column : {customer, address}) {
        column->setSpacing(kGrid / 2);
        m_columns->addLayout(column, 1);
    }
    add(Name, tr("Customer"), customer);
    add(CustomerNo, tr("Customer number"), customer);
    add(Email, tr("E-mail"), customer);
    add(Phone, tr("Phone"), customer);
    customer->addStretch();
    add(ShipName, tr("Ship to"), address);
    add(Street, tr("Street"), address);
    add(City, tr("City"), address);
    add(Country, tr("Country"), address);
    add(ShipPhone, tr("Phone for the carrier"), address);
    address->addStretch();
    body()->addLayout(m_columns);
    add(Whole, tr("Address on one line"), body());
}

void OrderDetailPeople::add(Which which, const QString& caption, QBoxLayout* column)
{
    m_fields[which] = new CopyField(caption, this);
    if (which != Whole)
        m_fields[which]->setCaptionBeside(kCaption);
    column->addWidget(m_fields[which]);
}

void OrderDetailPeople::set(Which which, const QString& value)
{
    m_fields[which]->setValue(value);
    m_fields[which]->setVisible(!value.isEmpty());
}

void OrderDetailPeople::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    // E-mail addresses are long: side by side they would leave the street no room.
    m_columns->setDirection(width() < kSideBySide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QString OrderDetailPeople::lines(std::initializer_list<QString> parts, const QString& separator)
{
    QStringList filled;
    for (const QString& part : parts) {
        if (!part.trimmed().isEmpty())
            filled.push_back(part);
    }
    return filled.join(separator);
}

void OrderDetailPeople::render(const Order& order)
{
    const Address& to = order.shipTo;
    const QString country = m_context.formats().country(to.country);
    set(Name, order.customer.name);
    set(CustomerNo, order.customer.id);
    set(Email, order.customer.email);
    set(Phone, order.customer.phone);
    set(ShipName, to.name);
    set(Street, lines({to.line1, to.line2}, u", "_s));
    set(City, lines({lines({to.postcode, to.city}, u" "_s), to.region}, u", "_s));
    set(Country, country);
    set(ShipPhone, to.phone == order.customer.phone ? QString() : to.phone);
    set(Whole,
        lines({to.name, to.line1, to.line2, lines({to.postcode, to.city}, u" "_s), to.region, country}, u", "_s));
}

void OrderDetailPeople::setEditable(bool editable)
{
    m_edit->setVisible(editable);
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/CarrierRow.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QUrl>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNameWidth = 160;
constexpr int kLongestName = 64;
constexpr auto kPlace = "{tracking}"_L1;

} // namespace

CarrierRow::CarrierRow(const Carrier& carrier, QWidget* parent)
    : QWidget(parent)
    , m_name(new QLineEdit(carrier.name, this))
    , m_address(new QLineEdit(carrier.trackingUrl, this))
    , m_remove(makeIconButton("trash"_L1, tr("Remove this carrier"), this))
    , m_problem(new TextLabel({}, TextStyle::Caption, this))
{
    m_name->setFixedWidth(kNameWidth);
    m_name->setMaxLength(kLongestName);
    m_address->setPlaceholderText(u"https://carrier.example/{tracking}"_s);
    m_address->setCursorPosition(0);
    m_problem->setTone(Tone::Bad);
    m_problem->hide();
    auto* line = new QHBoxLayout;
    line->setSpacing(kGrid);
    line->addWidget(m_name);
    line->addWidget(m_address, 1);
    line->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 4);
    column->addLayout(line);
    column->addWidget(m_problem);
    connect(m_name, &QLineEdit::editingFinished, this, &CarrierRow::edited);
    connect(m_address, &QLineEdit::editingFinished, this, &CarrierRow::edited);
    connect(m_remove, &QToolButton::clicked, this, &CarrierRow::removed);
    retranslate();
}

Carrier CarrierRow::carrier() const
{
    return {.name = m_name->text().simplified(), .trackingUrl = m_address->text().trimmed()};
}

void CarrierRow::judge(bool isTwice)
{
    const Carrier now = carrier();
    QString problem;
    if (now.name.isEmpty())
        problem = tr("A carrier needs a name.");
    else if (isTwice)
        problem = tr("There is already a carrier with this name.");
    else
        problem = trackingAddressProblem(now.trackingUrl);
    m_isWell = problem.isEmpty();
    m_problem->setFullText(problem);
    m_problem->setVisible(!m_isWell);
}

void CarrierRow::retranslate()
{
    m_name->setAccessibleName(tr("Name of the carrier"));
    m_name->setPlaceholderText(tr("Name"));
    m_address->setAccessibleName(tr("Tracking address"));
    m_remove->setToolTip(tr("Remove this carrier"));
    m_remove->setAccessibleName(tr("Remove this carrier"));
}

void CarrierRow::focusName()
{
    m_name->setFocus();
}

QString trackingAddressProblem(const QString& text)
{
    if (text.isEmpty())
        return {};
    QString filled = text;
    filled.replace(kPlace, "1"_L1);
    const QUrl url(filled, QUrl::StrictMode);
    if (url.scheme() != "https"_L1)
        return CarrierRow::tr("The address must begin with https://.");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || filled.contains(u'{') ||
        filled.contains(u'}'))
        return CarrierRow::tr("That is no address of a web page.");
    // In the host it would lead to a server that the number names.
    const QUrl other(QString(text).replace(kPlace, "2"_L1), QUrl::StrictMode);
    if (!text.contains(kPlace) || other.host() != url.host())
        return CarrierRow::tr("Write {tracking} where the tracking number belongs.");
    return {};
}

} // namespace ch::ui

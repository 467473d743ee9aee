// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/OperationCorrection.h"

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSpinBox>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostUnits = 1'000'000;
constexpr int kLongestText = 2'000;

QJsonObject objectOf(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

bool canBeCorrected(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Ship:
    case OperationKind::CorrectParcel:
    case OperationKind::Cancel:
    case OperationKind::Hold:
    case OperationKind::Note:
    case OperationKind::Adjust:
    case OperationKind::Count:
        return true;
    case OperationKind::Complete:
    case OperationKind::ReleaseHold:
    case OperationKind::Packing:
    case OperationKind::Print:
    case OperationKind::CountLine:
        break;
    }
    return false;
}

OperationCorrection::OperationCorrection(const PendingOperation& operation, UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_kind(operation.kind)
    , m_facts(operation.facts)
    , m_context(context)
    , m_column(new QVBoxLayout(this))
    , m_body(objectOf(operation.body))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    addFields();
}

QByteArray OperationCorrection::body() const
{
    for (const QString& member : m_needed) {
        if (m_body.value(member).toString().trimmed().isEmpty())
            return {};
    }
    if (m_kind == OperationKind::Adjust && m_body.value("delta"_L1).toInteger() == 0)
        return {};
    return QJsonDocument(m_body).toJson(QJsonDocument::Compact);
}

void OperationCorrection::addFields()
{
    static const QStringList stockReasons{u"RECEIVED"_s, u"RETURNED"_s,   u"DAMAGED"_s, u"LOST"_s,
                                          u"COUNTED"_s,  u"CORRECTION"_s, u"OTHER"_s};
    switch (m_kind) {
    case OperationKind::Ship:
        addParcel(true);
        break;
    case OperationKind::CorrectParcel:
        addParcel(false);
        break;
    case OperationKind::Cancel:
        addReasons({u"CUSTOMER"_s, u"MERCHANT"_s, u"FRAUD"_s, u"OUT_OF_STOCK"_s, u"OTHER"_s});
        addText("note"_L1, tr("Note"), false);
        break;
    case OperationKind::Hold:
        addText("reason"_L1, tr("Reason"), true)->setMaxLength(200);
        break;
    case OperationKind::Note:
        addText("text"_L1, tr("Note"), true);
        break;
    case OperationKind::Adjust:
        addNumber("delta"_L1, tr("Change by"), -kMostUnits);
        addReasons(stockReasons);
        addText("note"_L1, tr("Note"), false);
        break;
    case OperationKind::Count: {
        addNumber("counted"_L1, tr("Counted"), 0);
        QSpinBox* expected = addNumber("expected"_L1, tr("On hand before the count"), 0);
        // What the service says is there now, where it said so.
        if (const QJsonValue now = objectOf(m_facts).value("on_hand"_L1); now.isDouble())
            expected->setValue(int(now.toInteger()));
        addReasons(stockReasons);
        addText("note"_L1, tr("Note"), false);
        break;
    }
    case OperationKind::Complete:
    case OperationKind::ReleaseHold:
    case OperationKind::Packing:
    case OperationKind::Print:
    case OperationKind::CountLine:
        break;
    }
}

void OperationCorrection::addParcel(bool isShipment)
{
    auto* carrier = new QComboBox(this);
    carrier->setEditable(true);
    for (const Carrier& known : m_context.preferences().carriers())
        carrier->addItem(known.name);
    carrier->setEditText(m_body.value("carrier"_L1).toString());
    connect(carrier, &QComboBox::editTextChanged, this, [this](const QString& text) {
        m_body.insert("carrier"_L1, text.trimmed());
        Q_EMIT edited();
    });
    addRow(tr("Carrier"), carrier);
    m_needed.push_back(u"carrier"_s);
    addText("tracking_no"_L1, tr("Tracking number"), true);
    if (!isShipment || !m_body.contains("lines"_L1))
        return;
    const QJsonValue lines = m_body.value("lines"_L1);
    auto* all = new QCheckBox(tr("Ship all that is left, not only what was entered"), this);
    connect(all, &QCheckBox::toggled, this, [this, lines](bool isAll) {
        if (isAll)
            m_body.remove("lines"_L1);
        else
            m_body.insert("lines"_L1, lines);
        Q_EMIT edited();
    });
    m_column->addWidget(all);
}

void OperationCorrection::addReasons(const QStringList& reasons)
{
    auto* field = new QComboBox(this);
    for (const QString& reason : reasons)
        field->addItem(reasonWords(reason), reason);
    field->setCurrentIndex(field->findData(m_body.value("reason"_L1).toString()));
    connect(field, &QComboBox::currentIndexChanged, this, [this, field] {
        m_body.insert("reason"_L1, field->currentData().toString());
        Q_EMIT edited();
    });
    addRow(tr("Reason"), field);
    m_needed.push_back(u"reason"_s);
}

QLineEdit* OperationCorrection::addText(QLatin1StringView member, const QString& caption, bool isNeeded)
{
    auto* field = new QLineEdit(m_body.value(member).toString(), this);
    field->setMaxLength(kLongestText);
    connect(field, &QLineEdit::textChanged, this, [this, member, isNeeded](const QString& text) {
        // An optional one that is empty is left out: the service refuses empty texts.
        if (text.trimmed().isEmpty() && !isNeeded)
            m_body.remove(member);
        else
            m_body.insert(member, text.trimmed());
        Q_EMIT edited();
    });
    addRow(caption, field);
    if (isNeeded)
        m_needed.push_back(member);
    return field;
}

QSpinBox* OperationCorrection::addNumber(QLatin1StringView member, const QString& caption, int least)
{
    auto* field = new QSpinBox(this);
    field->setRange(least, kMostUnits);
    field->setValue(int(m_body.value(member).toInteger()));
    connect(field, &QSpinBox::valueChanged, this, [this, member](int value) {
        m_body.insert(member, value);
        Q_EMIT edited();
    });
    addRow(caption, field);
    return field;
}

void OperationCorrection::addRow(const QString& caption, QWidget* field)
{
    m_column->addWidget(new FormField(caption, field, this));
}

} // namespace ch::ui

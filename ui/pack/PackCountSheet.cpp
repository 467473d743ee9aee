// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackCountSheet.h"

#include "ui/kit/Gloves.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackWords.h"

#include <QLineEdit>
#include <QSpinBox>

#include <limits>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

int boxNumber(qint64 quantity)
{
    return int(std::min<qint64>(quantity, std::numeric_limits<int>::max()));
}

} // namespace

PackCountSheet::PackCountSheet(const PackLine& line, QWidget* host)
    : Sheet(tr("Count by hand"), host)
    , m_line(line)
    , m_packed(new QSpinBox(this))
{
    auto* name = new TextLabel(line.title.isEmpty() ? line.sku : line.title, TextStyle::Heading, this);
    auto* codes = new TextLabel(codesOf(line), TextStyle::Body, this);
    codes->setMuted(true);
    body()->addWidget(name);
    body()->addWidget(codes);
    m_packed->setRange(boxNumber(line.shipped), boxNumber(line.wanted));
    // Most often everything of it is in one's hands.
    m_packed->setValue(boxNumber(line.wanted));
    m_packed->setFont(packFont(28));
    m_packed->setMinimumHeight(kGloveHeight + kGrid);
    auto* field = new FormField(tr("Packed in all"), m_packed, this);
    field->setHint(tr("Of %n; the order's timeline says that it was counted by hand.", nullptr, int(line.wanted)));
    body()->addWidget(field);
    auto* back = addButton(tr("Close"), ButtonKind::Plain);
    auto* set = addButton(tr("Set"), ButtonKind::Primary);
    for (QPushButton* button : {back, set})
        button->setMinimumHeight(kGloveHeight);
    connect(back, &QPushButton::clicked, this, &Sheet::leave);
    connect(set, &QPushButton::clicked, this, &PackCountSheet::submit);
    connect(m_packed->findChild<QLineEdit*>(), &QLineEdit::returnPressed, this, &PackCountSheet::submit);
    sizeForGloves(*this);
}

void PackCountSheet::submit()
{
    m_packed->interpretText();
    // First the focus goes back: the last line brings the label, which asks for its number.
    close();
    Q_EMIT counted(m_line.lineNo, m_packed->value());
}

} // namespace ch::ui

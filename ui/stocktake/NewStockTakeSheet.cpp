// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/NewStockTakeSheet.h"

#include "core/base/Deliver.h"
#include "core/desk/StockCountStore.h"
#include "core/desk/Workspace.h"
#include "ui/kit/Widgets.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

NewStockTakeSheet::NewStockTakeSheet(UiContext& context, QWidget* host)
    : Sheet(tr("New stock take"), host)
    , m_context(context)
    , m_name(new QLineEdit(this))
    , m_kind(new SegmentedControl(tr("What is counted"), this))
    , m_location(new QLineEdit(this))
    , m_skus(new QPlainTextEdit(this))
    , m_blind(new QCheckBox(tr("Blind: counters do not see what is expected"), this))
    , m_nameField(new FormField(tr("Name"), m_name, this))
    , m_locationField(new FormField(tr("Places beginning with"), m_location, this))
    , m_skusField(new FormField(tr("SKUs"), m_skus, this))
{
    m_name->setMaxLength(100);
    m_name->setText(tr("Stock take of %1").arg(context.formats().day(context.formats().localDay(context.now()))));
    m_location->setMaxLength(64);
    m_locationField->setHint(tr("A-02 means A-02-1, A-02-15 and all others of that shelf."));
    m_skus->setFixedHeight(120);
    m_skus->setTabChangesFocus(true);
    m_skusField->setHint(tr("One a line, or separated by commas; at most 500."));
    m_kind->addSegment(tr("Everything"));
    m_kind->addSegment(tr("Places"));
    m_kind->addSegment(tr("Chosen products"));
    auto* blindHint =
        new TextLabel(tr("The service does not send the expected numbers to the warehouse until the stock take "
                         "has ended."),
                      TextStyle::Caption, this);
    blindHint->setMuted(true);
    body()->addWidget(m_nameField);
    body()->addWidget(m_kind);
    body()->addWidget(m_locationField);
    body()->addWidget(m_skusField);
    body()->addWidget(m_blind);
    body()->addWidget(blindHint);
    connect(addButton(tr("Cancel"), ButtonKind::Plain), &QPushButton::clicked, this, &Sheet::leave);
    m_begin = addButton(tr("Begin"), ButtonKind::Primary);
    connect(m_kind, &SegmentedControl::currentChanged, this, &NewStockTakeSheet::showKind);
    connect(m_begin, &QPushButton::clicked, this, &NewStockTakeSheet::begin);
    connect(m_name, &QLineEdit::textEdited, this, [this] { setDirty(true); });
    showKind();
}

void NewStockTakeSheet::showKind()
{
    m_locationField->setVisible(m_kind->currentIndex() == 1);
    m_skusField->setVisible(m_kind->currentIndex() == 2);
    m_locationField->setProblem({});
    m_skusField->setProblem({});
}

NewStockCount NewStockTakeSheet::draft() const
{
    NewStockCount draft{.name = m_name->text().trimmed(), .blind = m_blind->isChecked()};
    draft.scope.kind = CountScope::Kind(m_kind->currentIndex());
    if (draft.scope.kind == CountScope::Kind::Location)
        draft.scope.location = m_location->text().trimmed();
    if (draft.scope.kind == CountScope::Kind::Skus) {
        // A SKU may hold inner blanks, so lines, commas and tabs part them.
        static const QRegularExpression parts(u"[,;\t\n]+"_s);
        for (const QString& part : m_skus->toPlainText().split(parts, Qt::SkipEmptyParts)) {
            if (const QString sku = part.trimmed(); !sku.isEmpty() && !draft.scope.skus.contains(sku))
                draft.scope.skus.push_back(sku);
        }
    }
    return draft;
}

bool NewStockTakeSheet::isGood(const NewStockCount& draft)
{
    m_nameField->setProblem(draft.name.isEmpty() ? tr("Give it a name.") : QString());
    const bool needsPlace = draft.scope.kind == CountScope::Kind::Location && draft.scope.location.isEmpty();
    m_locationField->setProblem(needsPlace ? tr("Say what the places begin with.") : QString());
    const bool needsSkus = draft.scope.kind == CountScope::Kind::Skus && draft.scope.skus.isEmpty();
    const bool hasTooMany = draft.scope.skus.size() > kMostChosenSkus;
    m_skusField->setProblem(needsSkus    ? tr("Name at least one product.")
                            : hasTooMany ? tr("At most %n product(s) can be chosen.", nullptr, kMostChosenSkus)
                                         : QString());
    return !draft.name.isEmpty() && !needsPlace && !needsSkus && !hasTooMany;
}

void NewStockTakeSheet::begin()
{
    const NewStockCount wanted = draft();
    if (!isGood(wanted))
        return;
    notice()->hide();
    m_begin->setEnabled(false);
    deliver(m_context.workspace().stockCounts().begin(wanted, m_key), this,
            [this](const Result<StockCount>& begun) { finish(begun); });
}

void NewStockTakeSheet::finish(const Result<StockCount>& begun)
{
    m_begin->setEnabled(true);
    if (!begun) {
        // What was refused may be tried again with other words; what may have arrived keeps its key.
        if (!isTransient(begun.error()))
            m_key = OpId::random();
        notice()->show(begun.error());
        return;
    }
    Q_EMIT this->begun(*begun);
    close();
}

} // namespace ch::ui

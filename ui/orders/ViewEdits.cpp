// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ViewEdits.h"

#include "core/base/Deliver.h"
#include "ui/orders/FilterParameters.h"
#include "ui/orders/FilterWords.h"
#include "ui/orders/ViewSaveSheet.h"

#include <QWidget>

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

/// What the service takes.
constexpr int kLongestName = 64;

} // namespace

ViewEdits::ViewEdits(UiContext& context, QWidget* host) : QObject(host), m_context(context), m_host(host) {}

bool ViewEdits::fits(const Filter& filter)
{
    const bool fits = fitsView(filter, m_context.formats().zone(), m_context.now());
    if (!fits)
        m_context.toast(
            {.text = tr("This filter is too long for a view, or is about one moment only."), .tone = Tone::Warn});
    return fits;
}

void ViewEdits::saveNew(const Filter& filter, const QStringList& columns)
{
    if (!fits(filter))
        return;
    SavedView view;
    view.name =
        suggestedName(filter, m_context.formats(), m_context.workspace().identity().currency).left(kLongestName);
    view.roles = Role::Merchant | Role::Manager;
    fill(view, filter, columns, m_context.formats().zone(), m_context.now());
    open(view);
}

void ViewEdits::rename(const SavedView& view)
{
    open(view);
}

void ViewEdits::open(const SavedView& view)
{
    auto* sheet = new ViewSaveSheet(m_context, view, m_host);
    connect(sheet, &ViewSaveSheet::saved, this, &ViewEdits::saved);
    sheet->open();
}

void ViewEdits::change(const SavedView& view, const Filter& filter, const QStringList& columns)
{
    if (!fits(filter))
        return;
    SavedView changed = view;
    fill(changed, filter, columns, m_context.formats().zone(), m_context.now());
    save(changed, tr("View “%1” changed").arg(view.name));
}

void ViewEdits::remove(const SavedView& view)
{
    deliver(m_context.workspace().views().remove(view.id, OpId::random()), this, [this, view](const Result<>& result) {
        if (!result)
            return tell(result.error());
        const auto undo = [self = QPointer<ViewEdits>(this), view] {
            SavedView again = view;
            again.id = {};
            if (self)
                self->save(again, tr("View “%1” is back").arg(view.name));
        };
        m_context.toast(
            {.text = tr("View “%1” deleted").arg(view.name), .actionText = tr("Undo"), .action = undo, .time = 8s});
    });
}

void ViewEdits::save(const SavedView& view, const QString& done)
{
    deliver(m_context.workspace().views().save(view, OpId::random()), this,
            [this, done](const Result<SavedView>& result) {
                if (!result)
                    return tell(result.error());
                m_context.toast({.text = done, .tone = Tone::Good});
                Q_EMIT saved(*result);
            });
}

void ViewEdits::tell(const Error& error)
{
    const ErrorWords said = words(error);
    m_context.toast({.text = QString(said.what + u' ' + said.next).trimmed(), .tone = Tone::Bad});
}

} // namespace ch::ui

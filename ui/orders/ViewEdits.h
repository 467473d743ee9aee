// SPDX-License-Identifier: Apache-2.0
// Saves, renames, changes and deletes views at the service, and says what became of it.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

#include <QPointer>

namespace ch::ui {

class ViewEdits : public QObject
{
    Q_OBJECT

public:
    /// Sheets open over `host`'s window.
    ViewEdits(UiContext& context, QWidget* host);

    /// Whether this person may; only merchants may change what a shop shares.
    bool isAllowed() const { return m_context.role() == Role::Merchant; }
    void saveNew(const Filter& filter, const QStringList& columns);
    void rename(const SavedView& view);
    /// The view becomes this filter with these columns.
    void change(const SavedView& view, const Filter& filter, const QStringList& columns);
    /// At once; the toast brings it back.
    void remove(const SavedView& view);

Q_SIGNALS:
    void saved(const ch::SavedView& view);

private:
    void open(const SavedView& view);
    void save(const SavedView& view, const QString& done);
    void tell(const Error& error);
    bool fits(const Filter& filter);

    UiContext& m_context;
    QWidget* m_host;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// What of a product's stock is not at the service yet: changes that wait, with a way back, and refused ones to decide on.
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/inventory/ProductCells.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

class QVBoxLayout;

namespace ch::ui {

class ProductOpenCard : public QWidget
{
    Q_OBJECT

public:
    explicit ProductOpenCard(UiContext& context, QWidget* parent = nullptr);

    void render(const desk::ProductDetail& detail, const ProductWriter& writer);

Q_SIGNALS:
    /// A refused one, to be decided anew with what is there now.
    void againRequested(const ch::PendingOperation& entry);

private:
    void addWaiting(const PendingOperation& entry, const QString& wish, bool isBehind, Card* card);
    void addRefused(const PendingOperation& entry, const QString& wish, const desk::ProductDetail& detail);
    QString whyRefused(const PendingOperation& entry, const desk::ProductDetail& detail) const;
    void discard(qint64 seq);

    UiContext& m_context;
    QVBoxLayout* m_column;
    QWidget* m_rows = nullptr;
};

} // namespace ch::ui

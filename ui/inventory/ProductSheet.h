// SPDX-License-Identifier: Apache-2.0
// A new product, or other values of one: at the service at once, never queued, and never its stock (D9).
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/UiContext.h"

class QCheckBox;
class QLineEdit;

namespace ch::ui {

/// One decision has one key, however often it is sent: an answer that got lost is asked for again with the same key, and while
/// nobody knows what became of it the fields are locked, so that the same key never means something else.
class ProductSheet : public Sheet
{
    Q_OBJECT

public:
    /// `product`: as the service said last; nothing: a new one.
    ProductSheet(UiContext& context, const std::optional<Product>& product, QWidget* host);

Q_SIGNALS:
    void saved(const QString& sku);

private:
    enum Field { Sku, Title, Barcode, Location, ReorderPoint, Price, FieldCount };

    void addField(Field which, const QString& caption, const QString& value, const QString& hint = {});
    QString text(Field which) const;
    std::optional<QString> code(Field which) const;
    bool check();
    ProductDraft draft() const;
    ProductChange change() const;
    std::optional<qint64> price() const;
    std::optional<qint64> reorderPoint() const;
    void submit();
    void finish(const Result<Product>& answer);
    void showConnection();
    int digits() const;

    UiContext& m_context;
    std::optional<Product> m_before;
    QWidget* m_fieldsBox;
    std::array<QLineEdit*, FieldCount> m_texts{};
    std::array<FormField*, FieldCount> m_fields{};
    QCheckBox* m_active;
    /// Null: the next press is a new decision.
    OpId m_key;
    bool m_isSending = false;
    bool m_saysOffline = false;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// The product that is being counted: where it lies, how many there are so far, and the number to change.
// Thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Card.h"
#include "ui/kit/UiContext.h"

class QLineEdit;
class QPushButton;
class QToolButton;

namespace ch::ui {

class TextLabel;

class CountPanel : public Card
{
    Q_OBJECT

public:
    explicit CountPanel(UiContext& context, QWidget* parent = nullptr);

    /// Null: nothing is being counted. `mine`: what this desk said of the place. `tells`: the expected number may be seen.
    void show(const desk::CountSheetLine* line, std::optional<qint64> mine, bool tells);
    /// Something was counted: the number lights up.
    void setMine(std::optional<qint64> mine);
    void focusQuantity();

Q_SIGNALS:
    void added(qint64 units);
    void set(qint64 units);
    void takenBack();
    /// Enter or Esc in the field: on with the next product.
    void quantityLeft();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void submit();

    UiContext& m_context;
    TextLabel* m_place;
    TextLabel* m_sku;
    TextLabel* m_title;
    TextLabel* m_figure;
    TextLabel* m_caption;
    TextLabel* m_others;
    QToolButton* m_less;
    QToolButton* m_more;
    QLineEdit* m_quantity;
    QPushButton* m_set;
    QPushButton* m_takeBack;
    std::optional<desk::CountSheetLine> m_line{};
    std::optional<qint64> m_mine{};
    bool m_tells = false;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// A sheet about one order that ends in a step of the outbox: a form, and the order that it is about.
// Thread of the windows.
#pragma once

#include "ui/kit/Sheet.h"
#include "ui/orders/OrderActions.h"
#include "ui/orders/StepForm.h"

namespace ch::ui {

class OrderStepSheet : public Sheet
{
    Q_OBJECT

public:
    /// Takes the form. `detail`: what the person looks at; its version is what the step will be judged by.
    OrderStepSheet(UiContext& context, const desk::OrderDetail& detail, OrderAction which, StepForm* form,
                   QWidget* host);

    /// Fills the form with what was refused; what is entered then takes the refused entry's place.
    void correct(qint64 refusedSeq, const OrderStepDraft& draft);
    StepForm* form() const { return m_form; }

private:
    void submit();
    void takeNew(const OrderStepDraft& draft);
    void resend(const OrderStepDraft& draft);

    UiContext& m_context;
    desk::OrderDetail m_detail;
    StepForm* m_form;
    qint64 m_correctedSeq = 0;
};

/// Above the fields of a sheet: number and customer of the order, and what waits about it.
QWidget* makeOrderCaption(const desk::OrderDetail& detail, QWidget* parent);

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/CorrectionSheet.h"

#include "core/base/Deliver.h"
#include "ui/activity/OperationText.h"
#include "ui/kit/UiContext.h"

#include <QBoxLayout>

namespace ch::ui {

CorrectionSheet::CorrectionSheet(const PendingOperation& operation, UiContext& context, QWidget* host)
    : Sheet(titleOf(operation), host)
    , m_context(context)
    , m_seq(operation.seq)
    , m_correction(new OperationCorrection(operation, context, this))
    , m_send(addButton(tr("Send again"), ButtonKind::Primary))
{
    notice()->show(Tone::Bad, sentencesOf(failureOf(operation)));
    body()->addWidget(m_correction);
    QPushButton* cancel = addButton(tr("Leave it as it is"), ButtonKind::Plain);
    connect(cancel, &QPushButton::clicked, this, &CorrectionSheet::close);
    connect(m_send, &QPushButton::clicked, this, &CorrectionSheet::send);
    connect(m_correction, &OperationCorrection::edited, this, [this] {
        setDirty(true);
        m_send->setEnabled(!m_correction->body().isEmpty());
    });
    m_send->setEnabled(!m_correction->body().isEmpty());
}

void CorrectionSheet::send()
{
    m_send->setEnabled(false);
    deliver(m_context.workspace().activity().resendCorrected(m_seq, m_correction->body()), this,
            [this](const Result<bool>& result) { finish(result); });
}

void CorrectionSheet::finish(const Result<bool>& result)
{
    if (result && *result) {
        setDirty(false);
        Q_EMIT sent();
        close();
        return;
    }
    m_send->setEnabled(true);
    if (result)
        notice()->show(Tone::Warn, tr("It was decided already: it is no longer refused."));
    else
        notice()->show(result.error());
}

} // namespace ch::ui

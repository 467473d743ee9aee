// SPDX-License-Identifier: Apache-2.0
// Chooses a paper.
// Thread of the windows.
#pragma once

#include "ui/print/Paper.h"

#include <QComboBox>

namespace ch::ui {

class PaperBox : public QComboBox
{
    Q_OBJECT

public:
    explicit PaperBox(QWidget* parent = nullptr);
    Paper paper() const { return kPapers[size_t(currentIndex())]; }
    /// Without a signal.
    void setPaper(Paper paper);

Q_SIGNALS:
    /// A person chose another one.
    void paperChanged(ch::ui::Paper paper);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
};

/// "A4", "Letter", "100 × 150 mm".
QString words(Paper paper);

} // namespace ch::ui

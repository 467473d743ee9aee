// SPDX-License-Identifier: Apache-2.0
#include "ui/print/PaperBox.h"

#include <QEvent>
#include <QSignalBlocker>

namespace ch::ui {

PaperBox::PaperBox(QWidget* parent) : QComboBox(parent)
{
    for (const Paper paper : kPapers)
        addItem(words(paper));
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT paperChanged(paper()); });
}

void PaperBox::setPaper(Paper paper)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(int(paper));
}

void PaperBox::retranslate()
{
    for (size_t i = 0; i < kPapers.size(); ++i)
        setItemText(int(i), words(kPapers[i]));
}

void PaperBox::changeEvent(QEvent* event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QString words(Paper paper)
{
    switch (paper) {
    case Paper::A4:
        return PaperBox::tr("A4");
    case Paper::Letter:
        return PaperBox::tr("Letter", "a paper");
    case Paper::Label:
        return PaperBox::tr("100 × 150 mm");
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui

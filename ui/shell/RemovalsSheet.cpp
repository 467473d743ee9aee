// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/RemovalsSheet.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

RemovalsSheet::RemovalsSheet(const Error& error, const Formats& formats, QWidget* host)
    : Sheet(tr("Records vanished at the service"), host)
{
    setObjectName(u"removalsSheet"_s);
    const QJsonObject facts = QJsonDocument::fromJson(error.facts).object();
    const qint64 removed = facts.value("removed"_L1).toInteger();
    const qint64 present = facts.value("present"_L1).toInteger();
    const QString entity = facts.value("entity"_L1).toString();
    const QString counts = QString(formats.count(removed) + u" / "_s + formats.count(present));
    QString what;
    if (entity == "order"_L1)
        what = tr("Orders that would vanish: %1 (of all that are here).").arg(counts);
    else if (entity == "product"_L1)
        what = tr("Products that would vanish: %1 (of all that are here).").arg(counts);
    else if (removed > 0)
        what = tr("Records that would vanish: %1 (of all that are here).").arg(counts);
    const QStringList paragraphs{
        what,
        tr("This happens when the service was restored from a backup, or replaced by another one. Nothing was removed here; "
           "until you decide, what you see is as it was before."),
        tr("If you did not expect this, ask whoever runs the service first. What waits to be sent stays in any case.")};
    for (const QString& paragraph : paragraphs) {
        if (!paragraph.isEmpty())
            body()->addWidget(new TextLabel(paragraph, TextStyle::Body, this));
    }
    body()->addStretch(1);
    QPushButton* keep = addButton(tr("Keep what is here"), ButtonKind::Plain);
    QPushButton* remove = addButton(tr("Remove it here too"), ButtonKind::Danger);
    connect(keep, &QPushButton::clicked, this, &Sheet::close);
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT accepted();
        close();
    });
}

} // namespace ch::ui

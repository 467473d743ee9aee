// SPDX-License-Identifier: Apache-2.0
// One of the documents that can be printed: whether it is, and in short where to.
// Thread of the windows.
#pragma once

#include "core/domain/PrintDocument.h"
#include "ui/kit/TextLabel.h"

#include <QFrame>

class QCheckBox;

namespace ch::ui {

class DocumentRow : public QFrame
{
    Q_OBJECT

public:
    explicit DocumentRow(PrintDocument document, QWidget* parent = nullptr);

    PrintDocument document() const { return m_document; }
    bool isChosen() const;
    /// Without a signal.
    void setChosen(bool isChosen);
    /// "Brother by the door · A4".
    void setSummary(const QString& summary);
    /// The one whose settings and pages are shown.
    void setCurrent(bool isCurrent);

Q_SIGNALS:
    void chosenChanged(bool isChosen);
    /// A person went to it.
    void entered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    PrintDocument m_document;
    QCheckBox* m_box;
    TextLabel* m_summary;
    bool m_isCurrent = false;
};

} // namespace ch::ui

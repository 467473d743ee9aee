// SPDX-License-Identifier: Apache-2.0
// Chooses where a document goes: one of the system's printers, or a folder that gets PDFs.
// Thread of the windows.
#pragma once

#include "ui/print/PrintTarget.h"

#include <QComboBox>

#include <vector>

namespace ch::ui {

struct SystemPrinter;

class TargetBox : public QComboBox
{
    Q_OBJECT

public:
    explicit TargetBox(QWidget* parent = nullptr);

    /// A target that is none of them stays, and says that it is not there.
    void setPrinters(const std::vector<SystemPrinter>& printers);
    const PrintTarget& target() const { return m_target; }
    /// Without a signal.
    void setTarget(const PrintTarget& target);

Q_SIGNALS:
    /// A person chose another one.
    void targetChanged(const ch::ui::PrintTarget& target);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void choose(int index);
    void chooseFolder();
    void accept(const PrintTarget& target);

    struct Printer
    {
        QString name;
        QString description;
    };
    std::vector<Printer> m_printers;
    bool m_isKnown = false;
    PrintTarget m_target;
};

} // namespace ch::ui

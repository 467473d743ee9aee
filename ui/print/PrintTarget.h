// SPDX-License-Identifier: Apache-2.0
// Where a document goes: a printer of the system, or a folder that gets a PDF of each.
// Plain values; safe on any thread.
#pragma once

#include "core/domain/PrintDocument.h"
#include "ui/print/Paper.h"

#include <QString>

namespace ch::ui {

struct PrintTarget
{
    enum class Kind { None, Printer, Folder };
    Kind kind = Kind::None;
    /// What the system calls the printer, or the folder's path.
    QString name{};

    bool isNone() const { return kind == Kind::None || name.isEmpty(); }
    friend bool operator==(const PrintTarget&, const PrintTarget&) = default;
};

/// How one kind of document is printed at this desk.
struct DocumentSetting
{
    PrintTarget target{};
    Paper paper = Paper::A4;
    int copies = 1;

    friend bool operator==(const DocumentSetting&, const DocumentSetting&) = default;
};

/// As prints are recorded: the printer's name, or the folder's path, its end if it is long.
QString recordedName(const PrintTarget& target);

} // namespace ch::ui

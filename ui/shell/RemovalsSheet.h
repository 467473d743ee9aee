// SPDX-License-Identifier: Apache-2.0
// Much of what is here vanished at the service: a person decides whether it goes here too (R19).
// Thread of the windows.
#pragma once

#include "core/base/Error.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Sheet.h"

namespace ch::ui {

class RemovalsSheet : public Sheet
{
    Q_OBJECT

public:
    /// `error`: what the pass was stopped with; its facts say what and how many.
    RemovalsSheet(const Error& error, const Formats& formats, QWidget* host);

Q_SIGNALS:
    void accepted();
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// A line that says what happened, and for some seconds offers a way back. It never takes the focus.
// A plain value; thread of the windows.
#pragma once

#include "ui/kit/Words.h"

#include <QString>

#include <chrono>
#include <functional>

namespace ch::ui {

struct Toast
{
    QString text;
    Tone tone = Tone::Neutral;
    /// Empty: none. "Undo".
    QString actionText{};
    std::function<void()> action{};
    std::chrono::seconds time{5};
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// What a row of a file of products comes to, and why a file cannot be read, in words.
// Pure functions; thread of the windows.
#pragma once

#include "core/desk/ProductImport.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Words.h"

namespace ch::ui {

QString words(desk::ImportVerdict verdict);
Tone toneOf(desk::ImportVerdict verdict);
/// What would change ("title, price, on hand 5 → 7"), or what was written in a row that is no good.
QString detailWords(const desk::ProductImportStep& step, const Formats& formats);
/// Of readProductFile()'s errors.
QString fileProblemWords(const Error& error);

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Small shared parts of screens: pills, chips, cards, empty states, copyable fields, notices. Includes them all.
// Thread of the windows. All take their colours from the palette, work by keyboard, and have a name for screen readers.
#pragma once

#include "ui/kit/Buttons.h"
#include "ui/kit/Card.h"
#include "ui/kit/Chip.h"
#include "ui/kit/CopyField.h"
#include "ui/kit/EmptyState.h"
#include "ui/kit/FormField.h"
#include "ui/kit/Notice.h"
#include "ui/kit/Pill.h"
#include "ui/kit/ProgressLine.h"
#include "ui/kit/SearchField.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/kit/TextLabel.h"

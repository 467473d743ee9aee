// SPDX-License-Identifier: Apache-2.0
// What a person can set, and who is signed in where. Every change applies at once.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(UiContext& context, QWidget* parent = nullptr);

    void enter() override;

Q_SIGNALS:
    /// The session is over; cache and outbox stay in the profile.
    void signedOut();
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// What a person can set, and who is signed in where. Every change applies at once.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/kit/UiContext.h"

class QListWidget;
class QStackedWidget;

namespace ch::ui {

class SettingsSection;
class TextLabel;

class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(UiContext& context, QWidget* parent = nullptr);

    /// One more, after those that are there. The page takes it.
    void addSection(SettingsSection* section);
    void enter() override;

Q_SIGNALS:
    /// The session is over; cache and outbox stay in the profile.
    /// `isTold`: the service knows, too.
    void signedOut(bool isTold);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    /// Names, or where there is no room for them their icons.
    void arrange();

    TextLabel* m_title;
    QListWidget* m_names;
    QStackedWidget* m_stack;
    std::vector<SettingsSection*> m_sections;
};

} // namespace ch::ui

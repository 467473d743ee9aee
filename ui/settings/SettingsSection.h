// SPDX-License-Identifier: Apache-2.0
// A part of the settings: cards in a column that scrolls.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ch::ui {

class SettingsSection : public QScrollArea
{
    Q_OBJECT

public:
    SettingsSection(QLatin1StringView iconName, UiContext& context, QWidget* parent = nullptr);

    QLatin1StringView iconName() const { return m_iconName; }
    /// What the list of sections calls it.
    virtual QString name() const = 0;

protected:
    /// Writes all texts, in the language of now, and all values, as they are now.
    virtual void retranslate() = 0;
    virtual void load() = 0;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

    UiContext& context() const { return m_context; }
    Preferences& preferences() const { return m_context.preferences(); }
    Card* addCard();
    /// A caption with an explanation below it, and a control at the right.
    struct Row
    {
        TextLabel* caption;
        TextLabel* hint;
        QWidget* control;
        void set(const QString& captionText, const QString& hintText = {}) const;
    };
    static Row addRow(Card* card, QWidget* control);
    /// Two in a row.
    static void addPairs(Card* card, const std::vector<QWidget*>& fields);

private:
    QLatin1StringView m_iconName;
    UiContext& m_context;
    QVBoxLayout* m_column;
};

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// A place in the navigation rail: icon, name, how much is there, and a dot if something needs a person.
// Thread of the windows.
#pragma once

#include <QAbstractButton>

namespace ch::ui {

class RailButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RailButton(QLatin1StringView iconName, QWidget* parent = nullptr);

    /// `keys`: how else one gets there, for the tool tip and, if `showsKeys`, at the right.
    void setName(const QString& name, const QString& keys, bool showsKeys = false);
    /// `text`: the count as people write it, empty for none.
    void setCount(const QString& text, bool isAlert);
    void setIconName(QLatin1StringView iconName);
    void setCompact(bool compact);
    QString countText() const { return m_count; }
    bool isAlert() const { return m_isAlert; }
    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    void paintCount(QPainter& painter, const QRect& box, const QColor& quiet) const;

    QLatin1StringView m_iconName;
    QString m_keys;
    QString m_count;
    bool m_showsKeys = false;
    bool m_isAlert = false;
    bool m_isCompact = false;
};

} // namespace ch::ui

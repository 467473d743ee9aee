// SPDX-License-Identifier: Apache-2.0
// One of a few, side by side: day / week / month, light / dark / system. Arrow keys move, Tab leaves.
// Thread of the windows.
#pragma once

#include <QLatin1StringView>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace ch::ui {

class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    /// `name` is what a screen reader says of the whole.
    explicit SegmentedControl(const QString& name, QWidget* parent = nullptr);
    /// The first becomes the current one.
    void addSegment(const QString& text, const QString& toolTip = {});
    void addSegment(QLatin1StringView iconName, const QString& text);
    void setSegmentText(int index, const QString& text);
    void setSegmentEnabled(int index, bool enabled);
    int count() const;
    int currentIndex() const;
    /// Without a signal.
    void setCurrentIndex(int index);

Q_SIGNALS:
    /// A person chose another one.
    void currentChanged(int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void add(QAbstractButton* segment);
    void choose(int index);

    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace ch::ui

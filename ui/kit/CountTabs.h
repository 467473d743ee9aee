// SPDX-License-Identifier: Apache-2.0
// The parts of a list, above it: each with its exact number, which stands back behind the name.
// Thread of the windows.
#pragma once

#include <QTabBar>

namespace ch::ui {

class CountTabs : public QTabBar
{
    Q_OBJECT

public:
    /// Between a tab's edge and its text: so much further left the bar stands, for its first text to stand below a title.
    static constexpr int kMargin = 12;

    explicit CountTabs(int tabs, QWidget* parent = nullptr);

    /// `count`: as a person reads it; empty: not known, or not worth saying.
    void setTab(int index, const QString& name, const QString& count);
    /// False: no tab says what the list shows, though a bar always has a current one.
    void setChosen(bool isChosen);
    /// −1: none.
    int chosen() const { return m_isChosen ? currentIndex() : -1; }

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_counts;
    bool m_isChosen = true;
};

} // namespace ch::ui

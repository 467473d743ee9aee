// SPDX-License-Identifier: Apache-2.0
// One figure of the days shown, how it changed, and a press that puts it into the chart.
// Thread of the windows.
#pragma once

#include "ui/kit/Words.h"

#include <QAbstractButton>

#include <vector>

namespace ch::ui {

class KpiTile : public QAbstractButton
{
    Q_OBJECT

public:
    explicit KpiTile(QWidget* parent = nullptr);

    struct Words
    {
        QString name;
        QString value;
        /// "+12.3 %"; empty: nothing to compare with.
        QString change{};
        Tone tone = Tone::Neutral;
        /// "£1,234.00 before".
        QString before{};

        bool hasFoot() const { return !change.isEmpty() || !before.isEmpty(); }
        friend bool operator==(const Words&, const Words&) = default;
    };
    void setWords(const Words& words);
    const Words& words() const { return m_words; }
    /// How it went over the days, a small line; `isMinus`: of money that goes out.
    void setTrend(const std::vector<double>& values, bool isMinus);

    /// What stands in its menu, and what Enter and a double click do; `what` is the first.
    void setOpens(const QStringList& texts);

    /// Room for what was before; none where no tile beside it has any.
    void setHasFoot(bool has);
    QSize sizeHint() const override { return {190, tileHeight()}; }
    QSize minimumSizeHint() const override { return {150, tileHeight()}; }

Q_SIGNALS:
    /// What the figure counts: the text of this number.
    void opened(int what);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintTrend(QPainter& painter, const QRectF& rect) const;

    Words m_words;
    int tileHeight() const { return m_hasFoot ? 98 : 76; }

    QStringList m_opens;
    bool m_hasFoot = true;
    /// As many as can be told apart, from 0 (the lowest) to 1.
    std::vector<double> m_trend;
    bool m_isMinus = false;
};

} // namespace ch::ui

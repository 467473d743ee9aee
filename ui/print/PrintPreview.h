// SPDX-License-Identifier: Apache-2.0
// Pages as they will be printed, one at a time: the same painter calls as on paper.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"
#include "ui/print/PrintedPage.h"

namespace ch::ui {

class PrintPreview : public QWidget
{
    Q_OBJECT

public:
    explicit PrintPreview(QWidget* parent = nullptr);

    /// Stays on the page that is shown, if there still is one.
    void setPages(std::vector<PrintedPage> pages);
    /// Instead of pages.
    void showText(const QString& text);
    int page() const { return m_page; }
    int pageCount() const { return int(m_pages.size()); }
    void showPage(int page);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Paper;
    void refresh();

    std::vector<PrintedPage> m_pages;
    int m_page = 0;
    QString m_message;
    int m_wheel = 0;
    Paper* m_paper;
    QToolButton* m_previous;
    QToolButton* m_next;
    TextLabel* m_place;
};

} // namespace ch::ui

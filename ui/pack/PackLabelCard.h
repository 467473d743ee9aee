// SPDX-License-Identifier: Apache-2.0
// A full parcel waits for its carrier and its tracking number, both of which can be scanned.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

class QButtonGroup;

namespace ch::ui {

class FlowLayout;

class PackLabelCard : public QFrame
{
    Q_OBJECT

public:
    explicit PackLabelCard(UiContext& context, QWidget* parent = nullptr);

    /// `isPart`: something of the order is left for another parcel.
    void set(int parcelNo, qint64 units, bool isPart, const QString& carrier);
    /// The next thing typed is a tracking number.
    void begin();

Q_SIGNALS:
    void carrierChosen(const QString& carrier);
    /// Empty: without a number.
    void closeRequested(const QString& trackingNo);
    void backRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fillCarriers();
    void retranslate();
    void choose(const QString& carrier);

    UiContext& m_context;
    TextLabel* m_title;
    TextLabel* m_content;
    TextLabel* m_carrierCaption;
    QWidget* m_carrierPlace;
    QButtonGroup* m_carriers;
    FormField* m_tracking;
    QLineEdit* m_number;
    QPushButton* m_close;
    QPushButton* m_without;
    QPushButton* m_back;
    int m_parcelNo = 1;
    qint64 m_units = 0;
    bool m_isPart = false;
};

} // namespace ch::ui

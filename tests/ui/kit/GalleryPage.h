// SPDX-License-Identifier: Apache-2.0
// One page with every widget of the kit in every state, as screens use them.
// Thread of the windows.
#pragma once

#include "tests/ui/kit/GalleryTable.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QVBoxLayout>

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

inline QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return row;
}

inline ui::Card* makeButtonsCard(const GalleryTexts& t)
{
    auto* card = new ui::Card(t(u"Buttons and choices", u"按钮与选项"));
    card->addHeaderWidget(ui::makeIconButton("more"_L1, t(u"More", u"更多")));
    auto* primary = ui::makeButton(t(u"Ship 40 orders", u"发货 40 单"), ui::ButtonKind::Primary);
    primary->setIcon(ui::icon("truck"_L1));
    auto* plain = ui::makeButton(t(u"Export…", u"导出…"), ui::ButtonKind::Plain);
    plain->setIcon(ui::icon("download"_L1));
    auto* disabled = ui::makeButton(t(u"Refund", u"退款"), ui::ButtonKind::Plain);
    disabled->setEnabled(false);
    card->body()->addLayout(
        rowOf({primary, plain, ui::makeButton(t(u"Add note", u"添加备注"), ui::ButtonKind::Quiet),
               ui::makeButton(t(u"Cancel order…", u"取消订单…"), ui::ButtonKind::Danger), disabled}));
    auto* period = new ui::SegmentedControl(t(u"Period", u"时段"));
    for (const QString& text : {t(u"Day", u"日"), t(u"Week", u"周"), t(u"Month", u"月")})
        period->addSegment(text);
    auto* scheme = new ui::SegmentedControl(t(u"Colours", u"配色"));
    scheme->addSegment("sun"_L1, t(u"Light", u"浅色"));
    scheme->addSegment("moon"_L1, t(u"Dark", u"深色"));
    scheme->addSegment("monitor"_L1, t(u"System", u"跟随系统"));
    scheme->setCurrentIndex(2);
    card->body()->addLayout(rowOf({period, scheme}));
    auto* checked = new QCheckBox(t(u"Notify the customer", u"通知客户"));
    checked->setChecked(true);
    auto* partial = new QCheckBox(t(u"All lines", u"全部行"));
    partial->setTristate(true);
    partial->setCheckState(Qt::PartiallyChecked);
    auto* off = new QCheckBox(t(u"Not possible", u"不可用"));
    off->setEnabled(false);
    auto* radio = new QRadioButton(t(u"All that is left", u"剩余全部"));
    radio->setChecked(true);
    card->body()->addLayout(rowOf({checked, partial, off, radio, new QRadioButton(t(u"Part", u"部分"))}));
    auto* chips =
        rowOf({new ui::Chip(t(u"Status: Paid", u"状态：已付款")), new ui::Chip(t(u"Country: Germany", u"国家：德国")),
               new ui::Chip(t(u"Total ≥ €100", u"金额 ≥ €100"))});
    card->body()->addLayout(chips);
    auto* pills = new QHBoxLayout;
    for (const OrderStatus status : allOrderStatuses())
        pills->addWidget(new ui::Pill(ui::words(status), ui::toneOf(status)));
    pills->addWidget(new ui::Pill(ui::words(Fulfilment::Partial), ui::Tone::Info));
    pills->addStretch(1);
    card->body()->addLayout(pills);
    auto* tabs = new QTabBar;
    for (const QString& text : {t(u"Timeline", u"时间线"), t(u"Parcels", u"包裹"), t(u"Payments", u"付款")})
        tabs->addTab(text);
    tabs->setExpanding(false);
    card->body()->addWidget(tabs);
    return card;
}

inline ui::Card* makeFormCard(const GalleryTexts& t)
{
    auto* card = new ui::Card(t(u"Form", u"表单"));
    auto* search = new ui::SearchField(t(u"Search orders, customers, SKUs", u"搜索订单、客户、SKU"));
    search->setShortcutHint(u"/"_s);
    card->body()->addWidget(search);
    auto* carrier = new QComboBox;
    carrier->addItems({u"DHL"_s, u"UPS"_s, t(u"Royal Mail", u"顺丰速运")});
    auto* tracking = new QLineEdit(u"00340434161094042557"_s);
    auto* quantity = new QSpinBox;
    quantity->setRange(0, 100);
    quantity->setValue(12);
    auto* until = new QDateEdit(QDate(2026, 3, 9));
    until->setCalendarPopup(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->addWidget(new ui::FormField(t(u"&Carrier", u"承运商(&C)"), carrier), 0, 0, Qt::AlignTop);
    auto* wrong = new ui::FormField(t(u"&Tracking number", u"运单号(&T)"), tracking);
    wrong->setProblem(t(u"This number is on another parcel already.", u"该运单号已用于另一个包裹。"));
    grid->addWidget(wrong, 0, 1, Qt::AlignTop);
    auto* hinted = new ui::FormField(t(u"&Quantity", u"数量(&Q)"), quantity);
    hinted->setHint(t(u"12 of 14 left", u"剩余 14 件中的 12 件"));
    grid->addWidget(hinted, 1, 0, Qt::AlignTop);
    grid->addWidget(new ui::FormField(t(u"&Hold until", u"保留至(&H)"), until), 1, 1, Qt::AlignTop);
    card->body()->addLayout(grid);
    auto* note = new QPlainTextEdit;
    note->setPlaceholderText(t(u"Only people of the shop see this.", u"仅店内人员可见。"));
    note->setFixedHeight(72);
    card->body()->addWidget(new ui::FormField(t(u"&Note", u"备注(&N)"), note));
    auto* empty = new QLineEdit;
    empty->setPlaceholderText(t(u"Not editable", u"不可编辑"));
    empty->setEnabled(false);
    card->body()->addWidget(empty);
    return card;
}

inline ui::Card* makeStatesCard(const GalleryTexts& t, const ui::Formats& formats)
{
    auto* card = new ui::Card(t(u"What happened", u"发生了什么"));
    struct Line
    {
        ui::Tone tone;
        QString text;
    };
    const Line lines[] = {{ui::Tone::Info, t(u"3 changes wait for the network.", u"3 项更改等待网络恢复。")},
                          {ui::Tone::Good, t(u"40 orders shipped.", u"已发货 40 单。")},
                          {ui::Tone::Warn, t(u"2 of 40 were refused.", u"40 单中有 2 单被拒绝。")}};
    for (const Line& line : lines) {
        auto* notice = new ui::Notice;
        notice->setDismissable(line.tone == ui::Tone::Good);
        notice->show(line.tone, line.text, line.tone == ui::Tone::Warn ? t(u"Look", u"查看") : QString());
        card->body()->addWidget(notice);
    }
    auto* failure = new ui::Notice;
    failure->show(Error{.kind = ErrorKind::Conflict,
                        .code = u"INSUFFICIENT_STOCK"_s,
                        .facts = R"({"sku":"LAMP-01","available":3})"},
                  t(u"Retry", u"重试"));
    card->body()->addWidget(failure);
    auto* progress = new ui::ProgressLine;
    progress->set({.text = t(u"Fetching orders", u"正在获取订单"),
                   .done = 412'000,
                   .total = 1'000'000,
                   .perSecond = 8211,
                   .timeLeft = std::chrono::seconds(72)},
                  formats);
    card->body()->addWidget(progress);
    auto* fields = new QGridLayout;
    const std::array<std::pair<QString, QString>, 4> values{
        {{t(u"Tracking number", u"运单号"), u"00340434161094042557"_s},
         {t(u"E-mail", u"邮箱"), u"amelie@example.org"_s},
         {t(u"Placed", u"下单时间"), formats.exact(kGalleryNow)},
         {t(u"Phone", u"电话"), QString()}}};
    for (int i = 0; i < 4; ++i) {
        auto* field = new ui::CopyField(values[static_cast<size_t>(i)].first);
        field->setValue(values[static_cast<size_t>(i)].second);
        fields->addWidget(field, i / 2, i % 2, Qt::AlignTop);
    }
    card->body()->addLayout(fields);
    return card;
}

inline ui::Card* makeTypeCard(const GalleryTexts& t, const ui::Formats& formats)
{
    auto* card = new ui::Card;
    card->body()->addWidget(new ui::TextLabel(formats.money(128'411'190, u"EUR"_s), ui::TextStyle::Figure));
    card->body()->addWidget(new ui::TextLabel(t(u"Revenue this month", u"本月营业额"), ui::TextStyle::Title));
    card->body()->addWidget(
        new ui::TextLabel(t(u"Heading: late and due today", u"标题：逾期与今日到期"), ui::TextStyle::Heading));
    card->body()->addWidget(
        new ui::TextLabel(t(u"Strong: 1,111 of 8,888", u"强调：1,111 / 8,888"), ui::TextStyle::Strong));
    card->body()->addWidget(new ui::TextLabel(u"1111111111 0123456789\n8888888888 9876543210"_s));
    auto* muted =
        new ui::TextLabel(t(u"Caption: data as of 10:30, nothing waits.", u"说明：数据截至 10:30，无待发送更改。"),
                          ui::TextStyle::Caption);
    muted->setMuted(true);
    card->body()->addWidget(muted);
    return card;
}

} // namespace ch::test

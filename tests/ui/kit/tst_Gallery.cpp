// SPDX-License-Identifier: Apache-2.0
// Every widget of the kit, in light and dark, English and Chinese, at 100 and 200 %: nothing may be clipped.
// With CH_GALLERY=FOLDER the pictures are kept there, for people to look at.
#include "tests/support/UiTest.h"
#include "tests/ui/kit/GalleryPage.h"
#include "ui/kit/Sheet.h"
#include "ui/kit/ToastHost.h"

#include <QAbstractScrollArea>
#include <QCalendarWidget>
#include <QDir>
#include <QGroupBox>
#include <QListWidget>
#include <QMenu>
#include <QProcess>
#include <QScrollArea>
#include <QSlider>
#include <QTest>
#include <QTextEdit>
#include <QTimeEdit>
#include <QTranslator>
#include <QTreeWidget>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kScaled[] = "CH_GALLERY_SCALED";

/// What is cut off in a widget, in words; empty: nothing.
QString clippingOf(const QWidget* widget)
{
    const QSize size = widget->size();
    if (const auto* label = qobject_cast<const ui::TextLabel*>(widget)) {
        if (label->text().isEmpty())
            return {};
        const int flags = label->wordWrap() ? int(Qt::TextWordWrap) : int(Qt::TextSingleLine);
        const QRect text = label->fontMetrics().boundingRect(QRect(0, 0, size.width(), 10'000), flags, label->text());
        return text.width() > size.width() || text.height() > size.height()
                   ? u"text of %1×%2 in %3×%4: %5"_s.arg(text.width())
                         .arg(text.height())
                         .arg(size.width())
                         .arg(size.height())
                         .arg(label->text())
                   : QString();
    }
    if (const auto* button = qobject_cast<const QToolButton*>(widget);
        button && (button->text().isEmpty() || button->inherits("QLineEditIconButton")))
        return size.width() < button->iconSize().width() ? u"an icon"_s : QString();
    const bool hasText = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const ui::Pill*>(widget) ||
                         qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
    if (hasText && !widget->inherits("QScrollBar")) {
        const QSize wanted = widget->minimumSizeHint();
        if (size.width() < wanted.width() || size.height() < wanted.height())
            return u"%1 of %2×%3 wants %4×%5"_s.arg(QLatin1StringView(widget->metaObject()->className()))
                .arg(size.width())
                .arg(size.height())
                .arg(wanted.width())
                .arg(wanted.height());
    }
    return {};
}

QStringList clippedIn(const QWidget* root)
{
    QStringList found;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->inherits("QTabBar") || widget->parentWidget()->inherits("QTabBar"))
            continue;
        const QString clipping = clippingOf(widget);
        if (!clipping.isEmpty())
            found.append(clipping);
        const bool scrolls = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()) ||
                             widget->parentWidget()->objectName() == u"qt_scrollarea_viewport";
        if (!scrolls && !widget->parentWidget()->rect().contains(widget->geometry()))
            found.append(u"%1 sticks out of its parent"_s.arg(QLatin1StringView(widget->metaObject()->className())));
    }
    return found;
}

} // namespace

class tst_Gallery : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        useTheme();
        m_folder = qEnvironmentVariable("CH_GALLERY");
        if (!m_folder.isEmpty())
            QVERIFY(QDir().mkpath(m_folder));
        QVERIFY(m_chinese.load(u":/i18n/countinghouse_zh_CN.qm"_s));
        QVERIFY(m_english.load(u":/i18n/countinghouse_en.qm"_s));
    }

    void everyWidget_inEachLook_isNotClipped_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("zh");
        for (const bool dark : {false, true}) {
            for (const bool zh : {false, true})
                QTest::addRow("%s-%s", dark ? "dark" : "light", zh ? "zh" : "en") << dark << zh;
        }
    }
    void everyWidget_inEachLook_isNotClipped()
    {
        QFETCH(const bool, dark);
        QFETCH(const bool, zh);
        useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
        QTranslator& translator = zh ? m_chinese : m_english;
        QCoreApplication::installTranslator(&translator);
        const GalleryTexts texts{zh};
        const ui::Formats formats(zh ? QLocale(u"zh_CN"_s) : QLocale(QLocale::English, QLocale::UnitedKingdom),
                                  QTimeZone("Europe/Berlin"));
        const QStringList clipped = showControls(texts, formats) + showStates(texts, formats) +
                                    showSheet(texts, formats) + showMenu(texts) + showOthers(texts);
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
    }

    void everyWidget_atTwiceTheScale_isNotClipped()
    {
        if (qEnvironmentVariableIsSet(kScaled))
            QSKIP("this is the run at 200 %");
        QProcess twice;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
        environment.insert(QString::fromLatin1(kScaled), u"1"_s);
        twice.setProcessEnvironment(environment);
        twice.setProcessChannelMode(QProcess::MergedChannels);
        twice.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(twice.waitForFinished(120'000));
        QVERIFY2(twice.exitStatus() == QProcess::NormalExit && twice.exitCode() == 0,
                 twice.readAllStandardOutput().constData());
    }

private:
    QStringList showControls(const GalleryTexts& texts, const ui::Formats& formats)
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        column->setSpacing(16);
        auto* row = new QHBoxLayout;
        row->setSpacing(16);
        row->addWidget(makeButtonsCard(texts), 3);
        row->addWidget(makeFormCard(texts), 2);
        column->addLayout(row);
        auto* card = new ui::Card(texts(u"Orders", u"订单"));
        card->body()->addWidget(makeTable(texts, formats));
        column->addWidget(card);
        column->addStretch(1);
        return take(page, "controls");
    }

    QStringList showStates(const GalleryTexts& texts, const ui::Formats& formats)
    {
        QWidget page;
        auto* row = new QHBoxLayout(&page);
        row->setSpacing(16);
        auto* left = new QVBoxLayout;
        left->setSpacing(16);
        left->addWidget(makeTypeCard(texts, formats));
        auto* icons = new ui::Card(texts(u"Icons", u"图标"));
        auto* grid = new QGridLayout;
        grid->setSpacing(4);
        int at = 0;
        for (const QString& file : QDir(u":/icons"_s).entryList({u"*.svg"_s})) {
            const QByteArray name = file.chopped(4).toLatin1();
            QToolButton* button = ui::makeIconButton(QLatin1StringView(name), file.chopped(4));
            button->setIconSize({20, 20});
            grid->addWidget(button, at / 13, at % 13);
            ++at;
        }
        icons->body()->addLayout(grid);
        left->addWidget(icons, 1);
        row->addLayout(left, 1);
        auto* right = new QVBoxLayout;
        right->setSpacing(16);
        right->addWidget(makeStatesCard(texts, formats));
        auto* nothing = new ui::Card;
        auto* empty = new ui::EmptyState;
        empty->set("inbox"_L1, texts(u"No order is late", u"没有逾期订单"),
                   texts(u"Everything that was due has gone out. Orders that are due today come next.",
                         u"到期的订单均已发出。接下来是今日到期的订单。"),
                   texts(u"Show due today", u"查看今日到期"));
        nothing->body()->addWidget(empty);
        right->addWidget(nothing, 1);
        row->addLayout(right, 1);
        return take(page, "states");
    }

    QStringList showSheet(const GalleryTexts& texts, const ui::Formats& formats)
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        column->addWidget(makeTable(texts, formats));
        column->addStretch(1);
        page.resize(1280, 800);
        auto* sheet = new ui::Sheet(texts(u"Ship order 2026-10417", u"发货：订单 2026-10417"), &page);
        sheet->notice()->show(ui::Tone::Warn, texts(u"Another parcel of this order left yesterday.",
                                                    u"该订单的另一个包裹已于昨日发出。"));
        sheet->body()->addWidget(makeFormCard(texts));
        sheet->addButton(texts(u"Not now", u"暂不"), ui::ButtonKind::Plain);
        sheet->addButton(texts(u"Ship", u"发货"), ui::ButtonKind::Primary);
        page.show();
        sheet->open();
        auto* toasts = new ui::ToastHost(&page);
        toasts->add({.text = texts(u"Shipped 2026-10416.", u"订单 2026-10416 已发货。"), .tone = ui::Tone::Good});
        toasts->add(
            {.text = texts(u"Cancelled 2026-10414. It has not been sent yet.", u"已取消订单 2026-10414，尚未发送。"),
             .actionText = texts(u"Undo", u"撤销"),
             .action = [] {},
             .time = std::chrono::seconds(8)});
        return take(page, "sheet");
    }

    QStringList showMenu(const GalleryTexts& texts)
    {
        QMenu menu;
        menu.addAction(ui::icon("truck"_L1), texts(u"&Ship…", u"发货(&S)…"))
            ->setShortcut(QKeySequence(u"Ctrl+Return"_s));
        menu.addAction(ui::icon("pause"_L1), texts(u"&Hold…", u"保留(&H)…"));
        menu.addAction(ui::icon("refund"_L1), texts(u"&Refund…", u"退款(&R)…"))->setEnabled(false);
        menu.addSeparator();
        QAction* columns = menu.addAction(texts(u"Show &country", u"显示国家(&C)"));
        columns->setCheckable(true);
        columns->setChecked(true);
        menu.addMenu(texts(u"More", u"更多"))->addAction(texts(u"Copy", u"复制"));
        menu.addSeparator();
        menu.addAction(ui::icon("ban"_L1), texts(u"Cancel order…", u"取消订单…"))
            ->setShortcut(QKeySequence(u"Ctrl+Shift+X"_s));
        menu.setActiveAction(menu.actions().constFirst());
        menu.resize(menu.sizeHint());
        save(menu.grab(), "menu");
        return {};
    }

    /// What Qt has and screens use as it is.
    QStringList showOthers(const GalleryTexts& texts)
    {
        QWidget page;
        auto* row = new QHBoxLayout(&page);
        row->setSpacing(16);
        auto* calendar = new QCalendarWidget;
        calendar->setSelectedDate(QDate(2026, 3, 9));
        auto* left = new QVBoxLayout;
        left->addWidget(calendar);
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        left->addWidget(slider);
        auto* bar = new QProgressBar;
        bar->setValue(60);
        left->addWidget(bar);
        auto* group = new QGroupBox(texts(u"Quiet hours", u"免打扰时段"));
        auto* inGroup = new QVBoxLayout(group);
        inGroup->addWidget(new QTimeEdit(QTime(20, 0)));
        inGroup->addWidget(new QCheckBox(texts(u"Every day", u"每天")));
        left->addWidget(group);
        left->addStretch(1);
        row->addLayout(left, 1);
        auto* list = new QListWidget;
        for (int i = 0; i < 40; ++i)
            list->addItem(new QListWidgetItem(ui::icon("shop"_L1), texts(u"Saved view %1", u"视图 %1").arg(i)));
        list->setCurrentRow(2);
        row->addWidget(list, 1);
        auto* right = new QVBoxLayout;
        auto* combo = new QComboBox;
        combo->addItems({u"DHL"_s, u"UPS"_s, u"FedEx"_s, u"GLS"_s});
        combo->setEditable(true);
        right->addWidget(combo);
        auto* focused = ui::makeButton(texts(u"With the focus", u"有焦点"), ui::ButtonKind::Primary);
        right->addWidget(focused);
        auto* tree = new QTreeWidget;
        tree->setHeaderLabels({texts(u"Line", u"行"), texts(u"Quantity", u"数量")});
        auto* parent = new QTreeWidgetItem(tree, {texts(u"Parcel 1", u"包裹 1"), u"3"_s});
        new QTreeWidgetItem(parent, {u"LAMP-01"_s, u"2"_s});
        new QTreeWidgetItem(parent, {u"CUP-7"_s, u"1"_s});
        tree->expandAll();
        right->addWidget(tree, 1);
        auto* text = new QTextEdit;
        text->setPlainText(
            texts(u"A longer note that several people wrote, line by line.", u"由多人逐行写下的较长备注。"));
        right->addWidget(text);
        row->addLayout(right, 1);
        page.show();
        QApplication::setActiveWindow(&page);
        // As if somebody had come here by Tab.
        page.setAttribute(Qt::WA_KeyboardFocusChange);
        focused->setFocus(Qt::TabFocusReason);
        return take(page, "others");
    }

    QStringList take(QWidget& page, const char* name)
    {
        page.resize(1280, 800);
        page.show();
        page.ensurePolished();
        // Layouts settle: labels that wrap take a second round.
        for (int i = 0; i < 3; ++i)
            QTest::qWait(1);
        if (auto* sheet = page.findChild<ui::Sheet*>()) {
            // The slide is over when the panel reaches the right edge.
            const auto* panel = sheet->primaryButton()->parentWidget()->parentWidget();
            [&] { QTRY_COMPARE(panel->geometry().right(), sheet->rect().right()); }();
        }
        save(page.grab(), name);
        QStringList clipped;
        for (const QString& each : clippedIn(&page))
            clipped.append(QString(QLatin1StringView(name) + u": " + each));
        return clipped;
    }

    void save(const QPixmap& picture, const char* name) const
    {
        if (m_folder.isEmpty())
            return;
        const QString file =
            u"%1/%2-%3%4.png"_s.arg(m_folder, QLatin1StringView(name), QLatin1StringView(QTest::currentDataTag()),
                                    qEnvironmentVariableIsSet(kScaled) ? u"-200"_s : QString());
        QVERIFY(picture.save(file));
    }

    QString m_folder;
    QTranslator m_chinese;
    QTranslator m_english;
};

QTEST_MAIN(tst_Gallery)
#include "tst_Gallery.moc"

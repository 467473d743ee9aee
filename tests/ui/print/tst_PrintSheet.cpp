// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/orders/OrderUiFixture.h"
#include "tests/ui/print/PrintFixture.h"
#include "ui/print/DocumentRow.h"
#include "ui/print/PaperBox.h"
#include "ui/print/PrintPreview.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/PrintSheet.h"
#include "ui/print/TargetBox.h"
#include "ui/print/TemplateSheet.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace ch;
using namespace ch::test;
using ui::Paper;

class tst_PrintSheet : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void oneOrder_showsItsPages_andPrints();
    void noPrinter_isAskedFor();
    void manyOrders_leafedThrough();
    void documentChosen_showsItsOwnPaper();
    void pickListWanted_isChosenInstead();
    void warehouse_isOfferedNoInvoice();
    void failure_staysOpen_andSaysWhy();
    void template_edited_changesThePreview();
    void template_logo_isShownAndKept();
    void looks_nothingClippedNothingNameless_data() { addLooks(); }
    void looks_nothingClippedNothingNameless();

private:
    ui::PrintSettings settings() const { return ui::PrintSettings(m_ui->desk.workspace->profileFolder()); }
    void open(const QString& user = u"merchant"_s)
    {
        m_ui.reset();
        m_ui = std::make_unique<OrderUi>(*m_service, user);
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void sendTo(PrintDocument document, Paper paper)
    {
        ui::PrintSettings set = settings();
        set.set(document, {.target = {ui::PrintTarget::Kind::Folder, m_folder->path()}, .paper = paper, .copies = 1});
    }
    ui::PrintSheet* openSheet(const std::vector<OrderId>& orders)
    {
        auto* sheet = new ui::PrintSheet(*m_ui->context, orders, &m_ui->host);
        sheet->open();
        return m_ui->sheet<ui::PrintSheet>();
    }
    std::vector<OrderId> paid(size_t n)
    {
        std::vector<OrderId> ids;
        for (size_t i = 0; i < n; ++i)
            ids.push_back(m_ui->desk.somethingToShip(i).id);
        return ids;
    }
    static ui::PrintPreview& preview(const QWidget* sheet) { return *sheet->findChild<ui::PrintPreview*>(); }
    static QCheckBox* boxOf(const QWidget* sheet, PrintDocument document)
    {
        for (const ui::DocumentRow* row : sheet->findChildren<ui::DocumentRow*>()) {
            if (row->document() == document)
                return row->findChild<QCheckBox*>();
        }
        return nullptr;
    }

    std::unique_ptr<RealService> m_service;
    std::unique_ptr<OrderUi> m_ui;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_PrintSheet::initTestCase()
{
    useTheme();
    m_service = std::make_unique<RealService>(300);
    m_service->start();
}

void tst_PrintSheet::init()
{
    open();
}

void tst_PrintSheet::cleanup()
{
    m_ui.reset();
}

void tst_PrintSheet::oneOrder_showsItsPages_andPrints()
{
    sendTo(PrintDocument::PackingSlip, Paper::A4);
    const OrderListItem item = m_ui->desk.somethingToShip();
    auto* sheet = openSheet({item.id});
    QTRY_VERIFY(preview(sheet).pageCount() >= 1);
    // Who does not see the page is read its texts.
    QVERIFY(preview(sheet).accessibleDescription().contains(item.orderNo));
    QVERIFY(press(sheet, u"Print"_s));
    QVERIFY(m_ui->waitForToast(u"printed"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QString(item.orderNo + u" Packing slip.pdf")});
    QTRY_VERIFY(m_ui->host.findChildren<ui::PrintSheet*>().isEmpty());
    QVERIFY(settings().lastChosen() == std::vector{PrintDocument::PackingSlip});
}

void tst_PrintSheet::noPrinter_isAskedFor()
{
    auto* sheet = openSheet(paid(1));
    QTRY_VERIFY(preview(sheet).pageCount() >= 1);
    QVERIFY(press(sheet, u"Print"_s));
    QVERIFY(sheet->notice()->isVisible());
    QVERIFY(sheet->notice()->text().contains(u"choose a printer"));
    // A folder is one.
    auto* target = sheet->findChild<ui::TargetBox*>();
    QVERIFY(target->hasFocus());
    QVERIFY(target->findText(u"Print to a folder…"_s) >= 0);
}

void tst_PrintSheet::manyOrders_leafedThrough()
{
    sendTo(PrintDocument::PackingSlip, Paper::A4);
    const auto orders = paid(6);
    auto* sheet = openSheet(orders);
    QTRY_VERIFY(preview(sheet).pageCount() >= 6);
    ui::PrintPreview& pages = preview(sheet);
    QTest::keyClick(&pages, Qt::Key_End);
    QCOMPARE(pages.page(), pages.pageCount() - 1);
    QTest::keyClick(&pages, Qt::Key_PageUp);
    QCOMPARE(pages.page(), pages.pageCount() - 2);
    QVERIFY(press(sheet, u"Next page"_s));
    QVERIFY(!findButton(sheet, u"Next page"_s)->isEnabled());
    QVERIFY(press(sheet, u"Print"_s));
    QVERIFY(m_ui->waitForToast(u"printed"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 6);
}

void tst_PrintSheet::documentChosen_showsItsOwnPaper()
{
    sendTo(PrintDocument::PackingSlip, Paper::Letter);
    sendTo(PrintDocument::AddressLabel, Paper::Label);
    auto* sheet = openSheet(paid(1));
    QTRY_VERIFY(preview(sheet).pageCount() >= 1);
    auto* paper = sheet->findChild<ui::PaperBox*>();
    QVERIFY(paper->paper() == Paper::Letter);
    boxOf(sheet, PrintDocument::AddressLabel)->click();
    QVERIFY(paper->paper() == Paper::Label);
    QTRY_VERIFY(preview(sheet).accessibleDescription().contains(u"Ship to"));
    QVERIFY(press(sheet, u"Print"_s));
    QVERIFY(m_ui->waitForToast(u"printed"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2);
}

void tst_PrintSheet::pickListWanted_isChosenInstead()
{
    sendTo(PrintDocument::PickList, Paper::A4);
    auto* sheet = openSheet(paid(4));
    sheet->choose({PrintDocument::PickList});
    QVERIFY(!boxOf(sheet, PrintDocument::PackingSlip)->isChecked());
    QTRY_VERIFY(preview(sheet).accessibleDescription().contains(u"Pick list"));
    QVERIFY(press(sheet, u"Print"_s));
    QVERIFY(m_ui->waitForToast(u"printed"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"Pick list.pdf"_s});
}

void tst_PrintSheet::warehouse_isOfferedNoInvoice()
{
    open(u"warehouse"_s);
    auto* sheet = openSheet(paid(1));
    QVERIFY(boxOf(sheet, PrintDocument::PackingSlip));
    QVERIFY(!boxOf(sheet, PrintDocument::Invoice));
}

void tst_PrintSheet::failure_staysOpen_andSaysWhy()
{
    settings().set(
        PrintDocument::PackingSlip,
        {.target = {ui::PrintTarget::Kind::Folder, m_folder->filePath(u"gone"_s)}, .paper = Paper::A4, .copies = 1});
    auto* sheet = openSheet(paid(1));
    QTRY_VERIFY(preview(sheet).pageCount() >= 1);
    QVERIFY(press(sheet, u"Print"_s));
    QTRY_VERIFY(sheet->notice()->isVisible());
    QVERIFY(sheet->notice()->text().contains(u"The folder is not there any more"));
    QTRY_VERIFY(findButton(sheet, u"Print"_s) && findButton(sheet, u"Print"_s)->isEnabled());
    QVERIFY(m_ui->toasts.empty());
}

void tst_PrintSheet::template_edited_changesThePreview()
{
    auto* sheet =
        new ui::TemplateSheet(*m_ui->context, {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}}, &m_ui->host);
    sheet->open();
    QTRY_VERIFY(preview(sheet).pageCount() == 1);
    field<QLineEdit>(sheet, u"Name of the shop"_s)->setText(u"Blue Harbour"_s);
    field<QPlainTextEdit>(sheet, u"Closing words"_s)->setPlainText(u"See you soon."_s);
    const auto said = [sheet] { return preview(sheet).accessibleDescription(); };
    QTRY_VERIFY(said().contains(u"Blue Harbour") && said().contains(u"See you soon."));
    auto* language = field<QComboBox>(sheet, u"Language on paper"_s);
    language->setCurrentIndex(2);
    Q_EMIT language->activated(2);
    QTRY_VERIFY(said().contains(u"装箱单"));
    QVERIFY(press(sheet, u"Save"_s));
    QVERIFY(m_ui->waitForToast(u"saved"));
    QCOMPARE(settings().printTemplate().shopName, u"Blue Harbour"_s);
    QCOMPARE(settings().printTemplate().language, u"zh_CN"_s);
}

void tst_PrintSheet::template_logo_isShownAndKept()
{
    auto* sheet = new ui::TemplateSheet(*m_ui->context, {{u"en"_s, u"English"_s}}, &m_ui->host);
    sheet->open();
    QTRY_VERIFY(preview(sheet).pageCount() == 1);
    const auto redsOnPaper = [&] {
        const QImage seen = preview(sheet).grab().toImage();
        int reds = 0;
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x)
                reds += seen.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        }
        return reds;
    };
    QCOMPARE(redsOnPaper(), 0);
    const auto choose = [&](const QString& file) {
        [&] { QVERIFY(press(sheet, u"Choose a logo…"_s)); }();
        auto* dialog = sheet->findChild<QFileDialog*>();
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
    };
    QFile text(m_folder->filePath(u"logo.png"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
    text.close();
    choose(text.fileName());
    QTRY_VERIFY(sheet->notice()->isVisible());
    QVERIFY(sheet->notice()->text().contains(u"no picture that can be read"));
    QImage red(200, 100, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(m_folder->filePath(u"red.png"_s)));
    choose(m_folder->filePath(u"red.png"_s));
    QTRY_VERIFY(redsOnPaper() > 100);
    QVERIFY(press(sheet, u"Save"_s));
    QVERIFY(m_ui->waitForToast(u"saved"));
    QCOMPARE(settings().printTemplate().logo.size(), QSize(200, 100));
}

void tst_PrintSheet::looks_nothingClippedNothingNameless()
{
    QFETCH(bool, dark);
    QFETCH(bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    QTRY_COMPARE(ui::isDark(m_ui->host.palette()), dark);
    const Spoken spoken(look);
    m_ui->context->setLocale(look.locale());
    sendTo(PrintDocument::PackingSlip, Paper::A4);
    ui::PrintTemplate wanted;
    wanted.shopAddress = u"Hafenstraße 8\n20459 Hamburg"_s;
    wanted.footer = zh ? u"感谢您的惠顾！"_s : u"Thank you for your order."_s;
    settings().setTemplate(wanted);
    auto* sheet = openSheet(paid(8));
    QTRY_VERIFY(preview(sheet).pageCount() >= 8);
    picture(m_ui->host, QString(u"print-sheet-"_s + look.name()));
    QCOMPARE(clippedIn(sheet), QStringList());
    QCOMPARE(namelessIn(sheet), QStringList());
    sheet->close();
    QTRY_VERIFY(m_ui->host.findChildren<ui::PrintSheet*>().isEmpty());

    auto* editor =
        new ui::TemplateSheet(*m_ui->context, {{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}}, &m_ui->host);
    editor->open();
    QTRY_VERIFY(preview(editor).pageCount() == 1);
    picture(m_ui->host, QString(u"print-template-"_s + look.name()));
    QCOMPARE(clippedIn(editor), QStringList());
    QCOMPARE(namelessIn(editor), QStringList());
    editor->close();
    useTheme();
}

QTEST_MAIN(tst_PrintSheet)
#include "tst_PrintSheet.moc"

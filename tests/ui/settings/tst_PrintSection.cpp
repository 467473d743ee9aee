// SPDX-License-Identifier: Apache-2.0
#include "tests/core/desk/DeskFixture.h"
#include "tests/support/UiPictures.h"
#include "ui/kit/Sheet.h"
#include "ui/print/PaperBox.h"
#include "ui/print/PrintSettings.h"
#include "ui/print/TargetBox.h"
#include "ui/print/TemplateSheet.h"
#include "ui/settings/PrintSection.h"

#include <QCheckBox>
#include <QPushButton>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_PrintSection : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init();
    void cleanup();

    void printerAndPaper_chosen_areKept();
    void setElsewhere_isShown();
    void afterPacking_chosen_isKept();
    void papers_open_theirEditor();

private:
    ui::PrintSettings settings() const { return ui::PrintSettings(m_desk->workspace->profileFolder()); }
    template <class T> T* named(const QString& name) const
    {
        for (T* each : m_section->findChildren<T*>()) {
            if (each->accessibleName() == name)
                return each;
        }
        qFatal("no %s", qPrintable(name));
    }

    std::unique_ptr<DeskFixture> m_desk;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::UiContext> m_context;
    std::unique_ptr<ui::PrintSection> m_section;
};

void tst_PrintSection::init()
{
    m_desk = std::make_unique<DeskFixture>();
    m_preferences = std::make_unique<ui::Preferences>(m_desk->folder.filePath(u"settings.ini"_s));
    m_context = std::make_unique<ui::UiContext>(*m_desk->workspace, *m_preferences,
                                                QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_section = std::make_unique<ui::PrintSection>(*m_context);
    m_section->resize(800, 600);
    m_section->show();
}

void tst_PrintSection::cleanup()
{
    m_section.reset();
    m_context.reset();
    m_preferences.reset();
    m_desk.reset();
}

void tst_PrintSection::printerAndPaper_chosen_areKept()
{
    auto* paper = named<ui::PaperBox>(u"Paper: Packing slip"_s);
    paper->setCurrentIndex(int(ui::Paper::Label));
    Q_EMIT paper->activated(paper->currentIndex());
    QVERIFY(settings().of(PrintDocument::PackingSlip).paper == ui::Paper::Label);
    auto* target = named<ui::TargetBox>(u"Printer: Packing slip"_s);
    const ui::PrintTarget folder{ui::PrintTarget::Kind::Folder, m_desk->folder.path()};
    target->setTarget(folder);
    Q_EMIT target->targetChanged(folder);
    QVERIFY(settings().of(PrintDocument::PackingSlip).target == folder);
    QVERIFY(settings().of(PrintDocument::PackingSlip).paper == ui::Paper::Label);
    QVERIFY(target->currentText().startsWith(u"Folder "_s));
}

void tst_PrintSection::setElsewhere_isShown()
{
    settings().set(PrintDocument::AddressLabel,
                   {.target = {ui::PrintTarget::Kind::Printer, u"Zebra"_s}, .paper = ui::Paper::Letter, .copies = 2});
    m_section->hide();
    m_section->show();
    QVERIFY(named<ui::PaperBox>(u"Paper: Address label"_s)->paper() == ui::Paper::Letter);
    // A printer that the system does not know (any more) is not lost.
    auto* target = named<ui::TargetBox>(u"Printer: Address label"_s);
    QTRY_COMPARE(target->currentText(), u"Zebra (not there)"_s);
    QCOMPARE(target->target().name, u"Zebra"_s);
    // What is set here keeps what is set elsewhere.
    Q_EMIT named<ui::PaperBox>(u"Paper: Address label"_s)->paperChanged(ui::Paper::Letter);
    QCOMPARE(settings().of(PrintDocument::AddressLabel).copies, 2);
}

void tst_PrintSection::afterPacking_chosen_isKept()
{
    QVERIFY(settings().afterPacking().empty());
    for (QCheckBox* box : m_section->findChildren<QCheckBox*>()) {
        if (box->text() == u"Print: Address label"_s)
            box->click();
    }
    QVERIFY(settings().afterPacking() == std::vector{PrintDocument::AddressLabel});
}

void tst_PrintSection::papers_open_theirEditor()
{
    named<QPushButton>(u"Edit the shop's papers"_s)->click();
    QTRY_VERIFY(m_section->findChild<ui::TemplateSheet*>());
}

QTEST_MAIN(tst_PrintSection)
#include "tst_PrintSection.moc"

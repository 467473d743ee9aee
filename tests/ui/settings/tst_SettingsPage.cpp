// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiPictures.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/kit/Notice.h"
#include "ui/kit/SegmentedControl.h"
#include "ui/settings/AppearanceSection.h"
#include "ui/settings/CarrierRow.h"
#include "ui/settings/CarriersSection.h"
#include "ui/settings/NotificationsSection.h"
#include "ui/settings/SettingsPage.h"
#include "ui/settings/StepsSection.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeEdit>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class tst_SettingsPage : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init();
    void cleanup();

    void sections_list_leadsToEach();
    void scheme_chosen_appliesAtOnce();
    void language_chosen_appliesAtOnce();
    void scale_chosen_saysThatItAppliesLater();
    void scale_chosenBack_takesTheSentenceAway();
    void undoTime_changed_applies();
    void carrier_edited_applies();
    void carrier_wrongAddress_waitsAndSaysWhy();
    void carrier_removed_isGone();
    void carrier_added_needsAName();
    void carriers_changedElsewhere_areShown();
    void statuses_chosen_apply();
    void quietHours_off_cannotBeEdited();
    void quietHours_set_apply();
    void language_switched_writesEverythingAnew();
    void smallWindow_eachSection_isWithinReach();
    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();

private:
    void makePage();
    template <class T> T* section() const { return m_page->findChild<T*>(); }
    void show(int row) const { m_page->findChild<QListWidget*>()->setCurrentRow(row); }
    ui::Preferences& preferences() const { return m_fixture->preferences; }
    QList<ui::CarrierRow*> carrierRows() const
    {
        QList<ui::CarrierRow*> rows;
        for (ui::CarrierRow* row : section<ui::CarriersSection>()->findChildren<ui::CarrierRow*>()) {
            if (row->isVisible())
                rows.push_back(row);
        }
        return rows;
    }
    static void type(QLineEdit* field, const QString& text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    std::unique_ptr<ShellFixture> m_fixture;
    std::unique_ptr<ui::SettingsPage> m_page;
};

void tst_SettingsPage::init()
{
    m_fixture = std::make_unique<ShellFixture>();
    makePage();
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
    m_fixture.reset();
}

void tst_SettingsPage::makePage()
{
    m_page = std::make_unique<ui::SettingsPage>(m_fixture->context);
    m_page->resize(1072, 760);
    m_page->show();
    m_page->activateWindow();
    if (!QTest::qWaitForWindowActive(m_page.get()))
        qFatal("the window is not active");
    m_page->enter();
}

void tst_SettingsPage::sections_list_leadsToEach()
{
    auto* names = m_page->findChild<QListWidget*>();
    QVERIFY(names->hasFocus());
    const auto* stack = m_page->findChild<QStackedWidget*>();
    QCOMPARE(names->count(), stack->count());
    for (int row = 0; row < names->count(); ++row) {
        QCOMPARE(stack->currentIndex(), row);
        QVERIFY(stack->currentWidget()->isVisible());
        QVERIFY(!names->item(row)->text().isEmpty());
        QTest::keyClick(names, Qt::Key_Down);
    }
}

void tst_SettingsPage::scheme_chosen_appliesAtOnce()
{
    QSignalSpy changes(&preferences(), &ui::Preferences::changed);
    auto* control = section<ui::AppearanceSection>()->findChild<ui::SegmentedControl*>();
    QCOMPARE(control->currentIndex(), 0);
    QTest::keyClick(control, Qt::Key_Right);
    QTest::keyClick(control, Qt::Key_Right);
    QCOMPARE(preferences().colorScheme(), ui::ColorScheme::Dark);
    QCOMPARE(changes.size(), 2);
}

void tst_SettingsPage::language_chosen_appliesAtOnce()
{
    auto* language = section<ui::AppearanceSection>()->findChildren<QComboBox*>()[0];
    language->setCurrentIndex(language->findData(u"zh_CN"_s));
    Q_EMIT language->activated(language->currentIndex());
    QCOMPARE(preferences().language(), u"zh_CN"_s);
}

void tst_SettingsPage::scale_chosen_saysThatItAppliesLater()
{
    auto* scale = section<ui::AppearanceSection>()->findChildren<QComboBox*>()[1];
    auto* notice = section<ui::AppearanceSection>()->findChild<ui::Notice*>();
    QVERIFY(!notice->isVisible());
    scale->setCurrentIndex(scale->findData(150));
    Q_EMIT scale->activated(scale->currentIndex());
    QCOMPARE(preferences().scalePercent(), 150);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"150"));
}

void tst_SettingsPage::scale_chosenBack_takesTheSentenceAway()
{
    preferences().setScalePercent(150);
    auto* notice = section<ui::AppearanceSection>()->findChild<ui::Notice*>();
    QVERIFY(notice->isVisible());
    preferences().setScalePercent(100);
    QVERIFY(!notice->isVisible());
}

void tst_SettingsPage::undoTime_changed_applies()
{
    auto* seconds = section<ui::StepsSection>()->findChild<QSpinBox*>();
    QCOMPARE(seconds->value(), 8);
    seconds->setValue(0);
    QCOMPARE(preferences().undoTime(), std::chrono::seconds(0));
    QCOMPARE(seconds->maximum(), 30);
}

void tst_SettingsPage::carrier_edited_applies()
{
    show(2);
    const QList<ui::CarrierRow*> rows = carrierRows();
    QCOMPARE(size_t(rows.size()), preferences().carriers().size());
    type(rows.front()->findChildren<QLineEdit*>()[1], u"https://tracking.example/{tracking}"_s);
    QCOMPARE(preferences().carriers().front().trackingUrl, u"https://tracking.example/{tracking}"_s);
    QCOMPARE(carrierRows().size(), rows.size());
}

void tst_SettingsPage::carrier_wrongAddress_waitsAndSaysWhy()
{
    show(2);
    const auto before = preferences().carriers();
    ui::CarrierRow* row = carrierRows().front();
    type(row->findChildren<QLineEdit*>()[1], u"http://tracking.example/{tracking}"_s);
    QVERIFY(!row->isWell());
    for (const ui::Carrier& carrier : preferences().carriers())
        QVERIFY(!carrier.trackingUrl.startsWith(u"http:"));
    // It is still there to be corrected.
    QVERIFY(carrierRows().contains(row));
    type(row->findChildren<QLineEdit*>()[1], before.front().trackingUrl);
    QVERIFY(row->isWell());
    QCOMPARE(preferences().carriers(), before);
}

void tst_SettingsPage::carrier_removed_isGone()
{
    show(2);
    const auto before = preferences().carriers();
    carrierRows().front()->findChild<QToolButton*>()->click();
    auto wanted = before;
    wanted.erase(wanted.begin());
    QCOMPARE(preferences().carriers(), wanted);
}

void tst_SettingsPage::carrier_added_needsAName()
{
    show(2);
    const size_t before = preferences().carriers().size();
    section<ui::CarriersSection>()->findChild<QPushButton*>()->click();
    ui::CarrierRow* row = carrierRows().back();
    auto* name = row->findChildren<QLineEdit*>()[0];
    QVERIFY(name->hasFocus());
    QCOMPARE(preferences().carriers().size(), before);
    type(name, u"Bicycle courier"_s);
    QCOMPARE(preferences().carriers().size(), before + 1);
    QCOMPARE(preferences().carriers().back(), (ui::Carrier{u"Bicycle courier"_s, QString()}));
}

void tst_SettingsPage::carriers_changedElsewhere_areShown()
{
    show(2);
    preferences().setCarriers({{u"Post"_s, QString()}});
    QTRY_COMPARE(carrierRows().size(), 1);
    QCOMPARE(carrierRows().front()->carrier().name, u"Post"_s);
}

void tst_SettingsPage::statuses_chosen_apply()
{
    show(3);
    const auto boxes = section<ui::NotificationsSection>()->findChildren<QCheckBox*>();
    QVERIFY(!boxes[0]->isChecked());
    QVERIFY(boxes[1]->isChecked());
    boxes[0]->click();
    boxes[1]->click();
    QCOMPARE(preferences().notifiedStatuses(), (QStringList{u"PENDING"_s}));
}

void tst_SettingsPage::quietHours_off_cannotBeEdited()
{
    show(3);
    for (const QTimeEdit* time : section<ui::NotificationsSection>()->findChildren<QTimeEdit*>())
        QVERIFY(!time->isEnabled());
}

void tst_SettingsPage::quietHours_set_apply()
{
    show(3);
    auto* notifications = section<ui::NotificationsSection>();
    notifications->findChildren<QCheckBox*>().back()->click();
    const auto times = notifications->findChildren<QTimeEdit*>();
    QVERIFY(times[0]->isEnabled());
    times[0]->setTime(QTime(22, 30));
    times[1]->setTime(QTime(6, 15));
    Q_EMIT times[1]->editingFinished();
    QVERIFY(preferences().hasQuietHours());
    QCOMPARE(preferences().quietFrom(), QTime(22, 30));
    QCOMPARE(preferences().quietTo(), QTime(6, 15));
}

void tst_SettingsPage::language_switched_writesEverythingAnew()
{
    auto* names = m_page->findChild<QListWidget*>();
    QCOMPARE(names->item(2)->text(), u"Carriers"_s);
    {
        const Spoken spoken({.isChinese = true});
        QTRY_COMPARE(names->item(2)->text(), u"快递"_s);
        // Whatever is left of English is a name that stays as it is.
        static const QRegularExpression keptNames(u"\\{tracking\\}|SKU|TEA-01\\.jpg|\\.png"_s);
        static const QRegularExpression latin(u"[A-Za-z]{3,}"_s);
        for (const auto* label : m_page->findChildren<ui::TextLabel*>())
            QVERIFY2(!QString(label->text()).remove(keptNames).contains(latin), qPrintable(label->text()));
    }
    QTRY_COMPARE(names->item(2)->text(), u"Carriers"_s);
}

void tst_SettingsPage::smallWindow_eachSection_isWithinReach()
{
    // A laptop's 1280 × 800 at 200 %, beside the rail.
    m_page->resize(576, 360);
    auto* names = m_page->findChild<QListWidget*>();
    QTRY_VERIFY(names->width() < 60);
    for (int row = 0; row < names->count(); ++row) {
        names->setCurrentRow(row);
        QVERIFY(!names->item(row)->toolTip().isEmpty());
        auto* section = qobject_cast<QScrollArea*>(m_page->findChild<QStackedWidget*>()->currentWidget());
        QTRY_VERIFY(section && section->isVisible());
        const int beyond = section->widget()->width() - section->viewport()->width();
        QTRY_VERIFY2(beyond <= 0 || section->horizontalScrollBar()->maximum() > 0,
                     qPrintable(names->item(row)->text()));
    }
    m_page->resize(1072, 760);
    QTRY_VERIFY(names->width() > 200);
}

void tst_SettingsPage::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void tst_SettingsPage::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    const Spoken spoken(look);
    m_fixture->context.setLocale(look.locale());
    makePage();
    preferences().setScalePercent(150);
    QStringList faults;
    for (int row = 0; row < m_page->findChild<QListWidget*>()->count(); ++row) {
        show(row);
        picture(*m_page, u"settings-%1-%2"_s.arg(row).arg(look.name()));
        faults += clippedIn(m_page.get()) + namelessIn(m_page.get());
        // What the window leaves it on a laptop of 1280×800 at 150 %.
        picture(*m_page, u"settings-small-%1-%2"_s.arg(row).arg(look.name()), {789, 490});
        faults += clippedIn(m_page.get());
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_SettingsPage.moc"

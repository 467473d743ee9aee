// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/shell/ShortcutSheet.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList titles(const PaletteModel& model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles.append(model.entry(row).title);
    return titles;
}

} // namespace

class tst_ShortcutSheet : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 700);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        const auto make = [this](const QString& text, const QKeySequence& keys) {
            auto* action = new QAction(text, m_window.get());
            action->setShortcut(keys);
            return action;
        };
        m_ship = make(u"&Ship…"_s, Qt::Key_S);
        m_cancel = make(u"Cancel order"_s, Qt::Key_Delete);
        m_bare = make(u"No key at all"_s, {});
        m_orders = make(u"Go to Orders"_s, QKeySequence(Qt::Key_G, Qt::Key_O));
        m_sheet =
            new ShortcutSheet({{u"Orders"_s, {m_ship, m_cancel, m_bare}}, {u"Go to"_s, {m_orders}}}, m_window.get());
        m_sheet->open();
        m_field = m_sheet->findChild<QLineEdit*>(u"shortcutField"_s);
    }

    void open_actionsWithAndWithoutKeys_listsThoseWithKeysUnderTheirHeadings()
    {
        QAbstractItemModelTester tester(&m_sheet->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(titles(m_sheet->model()),
                 QStringList({u"Orders"_s, u"Ship"_s, u"Cancel order"_s, u"Go to"_s, u"Go to Orders"_s}));
        QCOMPARE(m_window->focusWidget(), m_field);
    }

    void search_textOrKey_leavesWhatAnswers()
    {
        QAbstractItemModelTester tester(&m_sheet->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClicks(m_field, u"canc"_s);
        QCOMPARE(titles(m_sheet->model()), QStringList({u"Orders"_s, u"Cancel order"_s}));
        m_field->clear();
        QTest::keyClicks(m_field, u"G,"_s);
        QCOMPARE(titles(m_sheet->model()), QStringList({u"Go to"_s, u"Go to Orders"_s}));
        m_field->setText(u"nothing of the kind"_s);
        QCOMPARE(m_sheet->model().rowCount(), 0);
    }

    void open_disabledAction_isListedAllTheSame()
    {
        m_sheet->close();
        m_ship->setEnabled(false);
        auto* sheet = new ShortcutSheet({{u"Orders"_s, {m_ship}}}, m_window.get());
        sheet->open();
        QCOMPARE(titles(sheet->model()), QStringList({u"Orders"_s, u"Ship"_s}));
        QCOMPARE(sheet->model().index(1).data(Qt::AccessibleTextRole).toString(), u"Ship, S"_s);
    }

    void escape_pressed_closes()
    {
        QTest::keyClick(m_field, Qt::Key_Escape);
        QTRY_VERIFY(m_window->findChild<ShortcutSheet*>() == nullptr);
    }

private:
    std::unique_ptr<QWidget> m_window;
    ShortcutSheet* m_sheet = nullptr;
    QLineEdit* m_field = nullptr;
    QAction* m_ship = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_bare = nullptr;
    QAction* m_orders = nullptr;
};

QTEST_MAIN(tst_ShortcutSheet)
#include "tst_ShortcutSheet.moc"

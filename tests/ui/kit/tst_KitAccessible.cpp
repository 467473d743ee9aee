// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "ui/kit/Popover.h"

#include <QAccessible>
#include <QCheckBox>
#include <QMenu>
#include <QTest>
#include <QVBoxLayout>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList namesIn(QAccessibleInterface* in)
{
    QStringList names{in->text(QAccessible::Name)};
    for (int i = 0; i < in->childCount(); ++i) {
        if (QAccessibleInterface* child = in->child(i))
            names += namesIn(child);
    }
    return names;
}

/// As filters have one.
class OneBox : public ui::Popover
{
public:
    explicit OneBox(QWidget* parent) : Popover(u"Country"_s, parent), box(new QCheckBox(u"Germany"_s, this))
    {
        body()->addWidget(box);
    }

    QCheckBox* box;
};

} // namespace

/// What a screen reader finds when it looks through the window.
class tst_KitAccessible : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void popover_open_isFoundInItsWindow()
    {
        QWidget window;
        auto* inner = new QWidget(&window);
        window.setWindowTitle(u"Shop"_s);
        window.resize(400, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(&window);
        QVERIFY(tree);
        QCOMPARE(tree->text(QAccessible::Name), u"Shop"_s);
        const int before = tree->childCount();

        auto* popover = new OneBox(inner);
        QVERIFY(!namesIn(tree).contains(u"Germany"_s));
        popover->popUpBelow(*inner);
        QTRY_VERIFY(popover->isVisible());
        QCOMPARE(tree->childCount(), before + 1);
        QVERIFY(namesIn(tree).contains(u"Country"_s) && namesIn(tree).contains(u"Germany"_s));
        QCOMPARE(tree->indexOfChild(QAccessible::queryAccessibleInterface(popover)), before);

        // A menu over the popover is one of the same window too.
        QMenu menu(popover->box);
        menu.addAction(u"Only this one"_s);
        menu.popup(window.mapToGlobal(QPoint(10, 10)));
        QTRY_VERIFY(menu.isVisible());
        QCOMPARE(tree->childCount(), before + 2);
        QVERIFY(namesIn(tree).contains(u"Only this one"_s));
        menu.close();
        popover->close();
        QTRY_COMPARE(tree->childCount(), before);
        QVERIFY(!namesIn(tree).contains(u"Country"_s));
    }

    void popup_ofAnotherWindow_isNotFound()
    {
        QWidget window;
        QWidget other;
        window.show();
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other));
        auto* popover = new ui::Popover(u"Country"_s, &other);
        popover->popUpBelow(other);
        QTRY_VERIFY(popover->isVisible());
        QVERIFY(!namesIn(QAccessible::queryAccessibleInterface(&window)).contains(u"Country"_s));
        QVERIFY(namesIn(QAccessible::queryAccessibleInterface(&other)).contains(u"Country"_s));
    }
};

QTEST_MAIN(tst_KitAccessible)
#include "tst_KitAccessible.moc"

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Scanner.h"
#include "tests/support/UiTest.h"
#include "ui/kit/ScannerInput.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace ch::ui;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;

class ScannerInputTest : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init();
    void cleanup();
    void scan_anywhere_isReadAndNothingElseSeesIt_data();
    void scan_anywhere_isReadAndNothingElseSeesIt();
    void scan_twentyCharacters_takeATenthOfASecond();
    void scan_codeLikeAShortcut_triggersNothing();
    void scan_capsLockAndTab_areUnderstood();
    void scan_afterTyping_readsTheCodeOnly();
    void type_intoAField_arrivesInOrder();
    void type_shortcuts_work();
    void type_enter_pressesTheButton();
    void scan_pageHidden_isTyping();
    void keys_slowAndSeenAtOnce_areTyping();
    void scan_busyWindow_isStillAScan();
    void scan_restComesLate_isReadWhole();
    void page_deletedByItsScan_isFine();

private:
    std::unique_ptr<QWidget> m_window;
    QWidget* m_page = nullptr;
    QLineEdit* m_field = nullptr;
    QPushButton* m_button = nullptr;
    ScannerInput* m_input = nullptr;
    QStringList m_read;
    QStringList m_done;
};

void ScannerInputTest::init()
{
    m_read.clear();
    m_done.clear();
    m_window = std::make_unique<QWidget>();
    m_page = new QWidget(m_window.get());
    m_field = new QLineEdit(m_page);
    m_button = new QPushButton(u"Go"_s, m_page);
    m_button->setAutoDefault(true);
    auto* column = new QVBoxLayout(m_page);
    column->addWidget(m_field);
    column->addWidget(m_button);
    (new QVBoxLayout(m_window.get()))->addWidget(m_page);
    m_page->setFocusPolicy(Qt::StrongFocus);
    for (const auto& [name, keys] : {std::pair(u"orders"_s, QKeySequence(Qt::Key_G, Qt::Key_O)),
                                     std::pair(u"search"_s, QKeySequence(Qt::Key_Slash)),
                                     std::pair(u"palette"_s, QKeySequence(Qt::CTRL | Qt::Key_K))}) {
        auto* action = new QAction(m_window.get());
        action->setShortcut(keys);
        m_window->addAction(action);
        connect(action, &QAction::triggered, this, [this, done = name] { m_done.append(done); });
    }
    connect(m_button, &QPushButton::clicked, this, [this] { m_done.append(u"button"_s); });
    m_input = new ScannerInput(m_page);
    connect(m_input, &ScannerInput::scanned, this, [this](const ScanRead& read) { m_read.append(read.text); });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_page->setFocus();
}

void ScannerInputTest::cleanup()
{
    m_window.reset();
}

void ScannerInputTest::scan_anywhere_isReadAndNothingElseSeesIt_data()
{
    QTest::addColumn<int>("where");
    QTest::newRow("page") << 0;
    QTest::newRow("field") << 1;
    QTest::newRow("button") << 2;
}

void ScannerInputTest::scan_anywhere_isReadAndNothingElseSeesIt()
{
    QFETCH(const int, where);
    const std::array<QWidget*, 3> places{m_page, m_field, m_button};
    places[size_t(where)]->setFocus();
    Scanner(*m_window).scan(u"A B-100/7"_s);
    QCOMPARE(m_read, QStringList(u"A B-100/7"_s));
    QCOMPARE(m_field->text(), QString());
    QCOMPARE(m_done, QStringList());
}

void ScannerInputTest::scan_twentyCharacters_takeATenthOfASecond()
{
    QSignalSpy reads(m_input, &ScannerInput::scanned);
    Scanner(*m_window).scan(u"12345678901234567890"_s);
    QCOMPARE(reads.count(), 1);
    const auto read = reads[0][0].value<ScanRead>();
    QCOMPARE(read.text, u"12345678901234567890"_s);
    QVERIFY2(read.milliseconds >= 80 && read.milliseconds < 2'000, qPrintable(QString::number(read.milliseconds)));
}

void ScannerInputTest::scan_codeLikeAShortcut_triggersNothing()
{
    Scanner scanner(*m_window);
    scanner.scan(u"go/go"_s);
    scanner.scan(u"GO100"_s);
    scanner.scan(u"/100"_s);
    QTest::qWait(120);
    QCOMPARE(m_read, QStringList({u"go/go"_s, u"GO100"_s, u"/100"_s}));
    QCOMPARE(m_done, QStringList());
    // Nor does a key that comes later end what a scan began.
    scanner.type(u"o"_s);
    QTest::qWait(120);
    QCOMPARE(m_done, QStringList());
}

void ScannerInputTest::scan_capsLockAndTab_areUnderstood()
{
    Scanner scanner(*m_window);
    scanner.setCapsLock(true);
    scanner.setEnd(Qt::Key_Tab);
    m_field->setFocus();
    scanner.scan(u"countinghouse://order/A-1"_s);
    QCOMPARE(m_read, QStringList(u"countinghouse://order/A-1"_s));
    QVERIFY(m_field->hasFocus());
}

void ScannerInputTest::scan_afterTyping_readsTheCodeOnly()
{
    m_field->setFocus();
    Scanner scanner(*m_window);
    scanner.type(u"ab"_s);
    QTest::qWait(100);
    scanner.scan(u"85123A"_s);
    QCOMPARE(m_read, QStringList(u"85123A"_s));
    QCOMPARE(m_field->text(), u"ab"_s);
}

void ScannerInputTest::type_intoAField_arrivesInOrder()
{
    m_field->setFocus();
    Scanner scanner(*m_window);
    scanner.type(u"go /home"_s);
    // Two keys hit at once, as fast fingers do.
    scanner.type(u"xy"_s, 10);
    QTRY_COMPARE(m_field->text(), u"go /homexy"_s);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Backspace);
    QCOMPARE(m_field->text(), u"go /homex"_s);
    QCOMPARE(m_read, QStringList());
    QCOMPARE(m_done, QStringList());
}

void ScannerInputTest::type_shortcuts_work()
{
    Scanner scanner(*m_window);
    scanner.type(u"go"_s);
    QTRY_COMPARE(m_done, QStringList(u"orders"_s));
    scanner.type(u"/"_s);
    QTRY_COMPARE(m_done, QStringList({u"orders"_s, u"search"_s}));
    QTest::keyClick(m_window->windowHandle(), Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(m_done.size(), 3);
    // A sequence that another key broke is none.
    scanner.type(u"gxo"_s);
    QTest::qWait(120);
    QCOMPARE(m_done.size(), 3);
}

void ScannerInputTest::type_enter_pressesTheButton()
{
    m_button->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Space);
    QTRY_COMPARE(m_done, QStringList(u"button"_s));
}

void ScannerInputTest::scan_pageHidden_isTyping()
{
    auto* other = new QLineEdit(m_window.get());
    m_window->layout()->addWidget(other);
    m_page->hide();
    other->show();
    other->setFocus();
    Scanner(*m_window).scan(u"85123A"_s);
    QCOMPARE(m_read, QStringList());
    QTRY_COMPARE(other->text(), u"85123A"_s);
}

void ScannerInputTest::keys_slowAndSeenAtOnce_areTyping()
{
    // What was hit while nobody looked comes at once, and each key says when it was hit: here slowly.
    m_field->setFocus();
    ulong at = 5'000;
    for (const QChar c : u"typed"_s) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key(c.toUpper().unicode()), Qt::NoModifier, QString(c));
        press.setTimestamp(at);
        QCoreApplication::sendEvent(m_field, &press);
        at += 90;
    }
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s);
    enter.setTimestamp(at);
    QCoreApplication::sendEvent(m_field, &enter);
    QCOMPARE(m_read, QStringList());
    QCOMPARE(m_field->text(), u"typed"_s);
}

void ScannerInputTest::scan_busyWindow_isStillAScan()
{
    m_field->setFocus();
    // In the middle of the code the window is busy for longer than any pause between two keys.
    QTimer::singleShot(30, m_window.get(), [] {
        QElapsedTimer busy;
        busy.start();
        while (!busy.hasExpired(200)) {
        }
    });
    Scanner(*m_window).scan(u"GO12345678901234567"_s);
    QCOMPARE(m_read, QStringList(u"GO12345678901234567"_s));
    QCOMPARE(m_field->text(), QString());
    QCOMPARE(m_done, QStringList());
}

void ScannerInputTest::scan_restComesLate_isReadWhole()
{
    // Keys are held up on their way to the window, for longer than it waits.
    ulong at = 5'000;
    for (const QString& part : {u"GO123"_s, u"45"_s}) {
        for (const QChar c : part) {
            QKeyEvent press(QEvent::KeyPress, c.unicode(), Qt::NoModifier, QString(c));
            press.setTimestamp(at);
            QCoreApplication::sendEvent(m_page, &press);
            at += 5;
        }
        QTest::qWait(120);
    }
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s);
    enter.setTimestamp(at);
    QCoreApplication::sendEvent(m_page, &enter);
    QCOMPARE(m_read, QStringList(u"GO12345"_s));
}

void ScannerInputTest::page_deletedByItsScan_isFine()
{
    connect(m_input, &ScannerInput::scanned, m_window.get(), [this] { delete std::exchange(m_page, nullptr); });
    Scanner(*m_window).scan(u"85123A"_s);
    QVERIFY(m_page == nullptr);
}

QTEST_MAIN(ScannerInputTest)
#include "tst_ScannerInput.moc"

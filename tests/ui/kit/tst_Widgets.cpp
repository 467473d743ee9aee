// SPDX-License-Identifier: Apache-2.0
// The small widgets that people touch: chips, fields to copy, notices, forms, search, segments, progress, labels.
#include "tests/support/UiTest.h"
#include "ui/kit/Widgets.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QTextDocument>
#include <QTranslator>
#include <QVBoxLayout>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class tst_Widgets : public test::UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_column = new QVBoxLayout(m_window.get());
        m_window->resize(640, 480);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
    }

    void chip_byKeyboard_isEditedAndRemoved()
    {
        auto* chip = shown(new Chip(u"Status: Paid"_s));
        QSignalSpy clicked(chip, &Chip::clicked);
        QSignalSpy removed(chip, &Chip::removed);
        QTest::keyClick(chip, Qt::Key_Return);
        QTest::keyClick(chip, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        QTest::keyClick(chip, Qt::Key_Delete);
        QTest::keyClick(chip, Qt::Key_Backspace);
        QCOMPARE(removed.size(), 2);
        chip->setRemovable(false);
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(removed.size(), 2);
    }

    void chip_byMouse_isEditedByItsTextAndRemovedByItsCross()
    {
        auto* chip = shown(new Chip(u"Country: Germany"_s));
        QSignalSpy clicked(chip, &Chip::clicked);
        QSignalSpy removed(chip, &Chip::removed);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(20, 10));
        QCOMPARE(clicked.size(), 1);
        QTest::mouseClick(chip->findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(clicked.size(), 1);
        // Pressed there, let go elsewhere: meant to be taken back.
        QTest::mousePress(chip, Qt::LeftButton, {}, QPoint(20, 10));
        QTest::mouseRelease(chip, Qt::LeftButton, {}, QPoint(20, 400));
        QCOMPARE(clicked.size(), 1);
    }

    void chip_forScreenReaders_isAButtonWithTwoActions()
    {
        auto* chip = shown(new Chip(u"Total ≥ €100"_s));
        QSignalSpy removed(chip, &Chip::removed);
        QAccessibleInterface* said = QAccessible::queryAccessibleInterface(chip);
        QCOMPARE(said->role(), QAccessible::Button);
        QCOMPARE(said->text(QAccessible::Name), u"Total ≥ €100"_s);
        QCOMPARE(said->actionInterface()->actionNames().size(), 2);
        said->actionInterface()->doAction(said->actionInterface()->actionNames().constLast());
        QCOMPARE(removed.size(), 1);
    }

    void button_reachedByKeyboard_showsTheFocus()
    {
        m_window->setAttribute(Qt::WA_KeyboardFocusChange);
        auto* primary = shown(makeButton(u"Ship"_s, ButtonKind::Primary));
        auto* plain = shown(makeButton(u"Not now"_s, ButtonKind::Plain));
        const Colors& colors = colorsOf(primary->palette());
        const auto inkAt = [](QWidget* widget, int inset) {
            return widget->grab().toImage().pixelColor(widget->width() / 2, inset).rgb();
        };
        plain->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(plain->hasFocus());
        QCOMPARE(inkAt(plain, 1), colors.accent.rgb());
        QCOMPARE(inkAt(primary, 4), colors.accent.rgb());
        primary->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(primary->hasFocus());
        QCOMPARE(inkAt(primary, 4), colors.onAccent.rgb());
        QVERIFY(inkAt(plain, 1) != colors.accent.rgb());
    }

    void controls_withTheFocus_lookDifferent()
    {
        m_window->setAttribute(Qt::WA_KeyboardFocusChange);
        auto* other = shown(new QLineEdit);
        auto* combo = new QComboBox;
        combo->addItem(u"DHL"_s);
        auto* segments = new SegmentedControl(u"Period"_s);
        segments->addSegment(u"Day"_s);
        const QList<QWidget*> controls{shown(makeIconButton("more"_L1, u"More"_s)),
                                       shown(new QCheckBox(u"All"_s)),
                                       shown(new QRadioButton(u"Part"_s)),
                                       shown(combo),
                                       shown(new QSpinBox),
                                       shown(new Chip(u"Paid"_s)),
                                       shown(new QSlider(Qt::Horizontal)),
                                       shown(segments)->findChild<QAbstractButton*>(),
                                       shown(new SearchField)};
        for (QWidget* control : controls) {
            const char* name = control->metaObject()->className();
            other->setFocus();
            QTRY_VERIFY(other->hasFocus());
            const QImage without = control->grab().toImage();
            control->setFocus(Qt::TabFocusReason);
            QTRY_VERIFY2(control->hasFocus(), name);
            const QImage with = control->grab().toImage();
            int accents = 0;
            for (int y = 0; y < with.height(); ++y) {
                for (int x = 0; x < with.width(); ++x)
                    accents += with.pixel(x, y) == colorsOf(control->palette()).accent.rgb() &&
                               with.pixel(x, y) != without.pixel(x, y);
            }
            QVERIFY2(accents > 20, qPrintable(QString(QLatin1StringView(name) + u": " + QString::number(accents))));
        }
    }

    void copyField_pressed_copiesTheWholeValue()
    {
        auto* field = shown(new CopyField(u"Tracking number"_s));
        field->setValue(u"0034 0434"_s);
        auto* button = field->findChild<QToolButton*>();
        QCOMPARE(button->accessibleName(), u"Copy Tracking number"_s);
        button->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"0034 0434"_s);
        field->setValue({});
        QVERIFY(!button->isEnabled());
    }

    void copyField_withHtml_showsItAsItIs()
    {
        auto* field = shown(new CopyField(u"Name"_s));
        field->setValue(u"<img src=x>"_s);
        for (const QLabel* label : field->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void notice_ofAnError_saysWhatAndNextAndCopiesDetails()
    {
        auto* notice = shown(new Notice);
        QVERIFY(!notice->isVisible());
        notice->show(Error{.kind = ErrorKind::Conflict,
                           .code = u"ON_HOLD"_s,
                           .trace = *TraceId::fromText("0123456789abcdef0123456789abcdef")},
                     u"Retry"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(u"on hold"));
        QVERIFY(notice->text().contains(u"End the hold first."));
        QPushButton* copy = nullptr;
        for (QPushButton* button : notice->findChildren<QPushButton*>()) {
            if (button != notice->button())
                copy = button;
        }
        QVERIFY(copy && copy->isVisible());
        copy->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"0123456789abcdef0123456789abcdef"));
        QSignalSpy clicked(notice, &Notice::buttonClicked);
        notice->button()->click();
        QCOMPARE(clicked.size(), 1);
        notice->show(Tone::Good, u"Done."_s);
        QVERIFY(!copy->isVisible() && !notice->button()->isVisible());
    }

    void notice_otherLanguage_isSpokenAtOnce()
    {
        auto* notice = shown(new Notice);
        notice->show(Error{.kind = ErrorKind::Offline});
        const QString english = notice->text();
        QTranslator chinese;
        QVERIFY(chinese.load(u":/i18n/countinghouse_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&chinese);
        QTRY_VERIFY(notice->text() != english);
        QStringList said{notice->text(), notice->accessibleName()};
        for (const QAbstractButton* button : notice->findChildren<QAbstractButton*>()) {
            if (button != notice->button())
                said += {button->text(), button->accessibleName(), button->toolTip()};
        }
        QCoreApplication::removeTranslator(&chinese);
        for (const QString& text : said)
            QVERIFY2(!text.contains(QRegularExpression(u"[A-Za-z]"_s)), qPrintable(text));
        QTRY_COMPARE(notice->text(), english);
    }

    void formField_withAProblem_saysSoInWordsAndToScreenReaders()
    {
        auto* edit = new QLineEdit;
        auto* field = shown(new FormField(u"&Carrier"_s, edit));
        QCOMPARE(edit->accessibleName(), u"Carrier"_s);
        field->setHint(u"Who takes it"_s);
        QCOMPARE(edit->accessibleDescription(), u"Who takes it"_s);
        field->setProblem(u"Choose one."_s);
        QVERIFY(field->hasProblem());
        QCOMPARE(edit->accessibleDescription(), u"Choose one."_s);
        QCOMPARE(field->findChild<TextLabel*>()->text(), u"Choose one."_s);
        field->setProblem({});
        QVERIFY(!field->hasProblem());
        QCOMPARE(field->findChild<TextLabel*>()->text(), u"Who takes it"_s);
    }

    void searchField_whileTyping_asksOnceWhenItPauses()
    {
        auto* search = shown(new SearchField(u"Search"_s));
        QSignalSpy asked(search, &SearchField::searchRequested);
        QTest::keyClicks(search, u"lamp"_s);
        QCOMPARE(asked.size(), 0);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), u"lamp"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QTest::keyClicks(search, u"s"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(asked.last().first().toString(), u"lamps"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(asked.last().first().toString(), QString());
        QCOMPARE(asked.size(), 3);
        QSignalSpy down(search, &SearchField::downPressed);
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(down.size(), 1);
    }

    void segments_byKeyboardAndMouse_chooseOne()
    {
        auto* control = new SegmentedControl(u"Period"_s);
        for (const QString& text : {u"Day"_s, u"Week"_s, u"Month"_s})
            control->addSegment(text);
        shown(control);
        QSignalSpy changed(control, &SegmentedControl::currentChanged);
        control->setCurrentIndex(1);
        QCOMPARE(control->currentIndex(), 1);
        QCOMPARE(changed.size(), 0);
        const auto segments = control->findChildren<QAbstractButton*>();
        segments[1]->setFocus();
        control->setSegmentEnabled(2, false);
        QTest::keyClick(segments[1], Qt::Key_Right);
        QCOMPARE(control->currentIndex(), 1);
        control->setSegmentEnabled(2, true);
        QTest::keyClick(segments[1], Qt::Key_Right);
        QCOMPARE(control->currentIndex(), 2);
        QCOMPARE(changed.size(), 1);
        QVERIFY(segments[2]->hasFocus());
        QTest::mouseClick(segments[0], Qt::LeftButton);
        QCOMPARE(changed.last().first().toInt(), 0);
        QAccessibleInterface* said = QAccessible::queryAccessibleInterface(segments[0]);
        QCOMPARE(said->role(), QAccessible::RadioButton);
        QVERIFY(said->state().checked);
        QCOMPARE(said->text(QAccessible::Name), u"Day"_s);
    }

    void progressLine_withFigures_writesThem()
    {
        auto* line = shown(new ProgressLine);
        const Formats formats(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone::utc());
        line->set({.text = u"Fetching orders"_s,
                   .done = 4'120,
                   .total = 10'000,
                   .perSecond = 812,
                   .timeLeft = std::chrono::seconds(7)},
                  formats);
        QCOMPARE(line->accessibleName(), u"Fetching orders"_s);
        QCOMPARE(line->accessibleDescription(), u"4,120 of 10,000 · 812/s · 7 s left"_s);
        QSignalSpy stopped(line, &ProgressLine::stopRequested);
        line->findChild<QToolButton*>()->click();
        QCOMPARE(stopped.size(), 1);
        // Drawn as far as it is.
        const QImage image = line->grab().toImage();
        const QColor accent = colorsOf(line->palette()).accent;
        QCOMPARE(image.pixelColor(line->width() * 4 / 10, line->height() - 2).rgb(), accent.rgb());
        QVERIFY(image.pixelColor(line->width() * 5 / 10, line->height() - 2).rgb() != accent.rgb());
    }

    void plainTip_whatLooksLikeHtml_isShownAsItIs()
    {
        const QString text = u"<b>Anna</b> &amp; co\n  <img src=\"http://probe/\">"_s;
        QVERIFY(Qt::mightBeRichText(plainTip(text)));
        QTextDocument shown;
        shown.setHtml(plainTip(text));
        QCOMPARE(shown.toPlainText(), text);
        QCOMPARE(plainTip({}), QString());
    }

    void textLabel_tooNarrow_elidesAndNeverInterpretsHtml()
    {
        auto* label = shown(new TextLabel(u"<b>A very long name of somebody</b>"_s));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        label->setElided(true);
        QVERIFY(label->minimumSizeHint().width() < 80);
        label->setElided(false);
        QVERIFY(label->wordWrap());
    }

    void emptyState_withAButton_offersIt()
    {
        auto* empty = shown(new EmptyState);
        empty->set("inbox"_L1, u"Nothing here"_s, u"Add something."_s, u"Add"_s);
        QSignalSpy clicked(empty, &EmptyState::buttonClicked);
        auto* button = empty->findChild<QPushButton*>();
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(clicked.size(), 1);
        empty->set("inbox"_L1, u"Nothing here"_s, {});
        QVERIFY(!button->isVisible());
    }

    void card_tallerThanItsRows_keepsThemAtTheTop()
    {
        auto* card = shown(new Card(u"Customer"_s));
        auto* row = new TextLabel(u"Amélie"_s);
        card->body()->addWidget(row);
        card->setFixedHeight(400);
        QTRY_COMPARE(card->height(), 400);
        QTRY_VERIFY2(row->height() < 40, qPrintable(QString::number(row->height())));
        QTRY_VERIFY(row->mapTo(card, QPoint()).y() < 60);
        auto* filling = new QWidget;
        filling->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        card->body()->addWidget(filling);
        QTRY_VERIFY(filling->height() > 280);
    }

private:
    template <class W> W* shown(W* widget)
    {
        m_column->addWidget(widget);
        m_column->addStretch(1);
        QCoreApplication::sendPostedEvents();
        return widget;
    }

    std::unique_ptr<QWidget> m_window;
    QVBoxLayout* m_column = nullptr;
};

QTEST_MAIN(tst_Widgets)
#include "tst_Widgets.moc"

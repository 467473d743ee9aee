// SPDX-License-Identifier: Apache-2.0
#include "tests/support/UiTest.h"
#include "tests/ui/activity/Entries.h"
#include "tests/ui/shell/ShellFixture.h"
#include "ui/activity/OperationCorrection.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace ch;
using namespace ch::test;
using namespace Qt::Literals::StringLiterals;
using Kind = OperationKind;
using ui::OperationCorrection;

namespace {

QJsonObject objectOf(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class tst_OperationCorrection : public UiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTheme(); }

    void canBeCorrected_eachKind_hasFieldsIfSo();
    void body_nothingTouched_isTheRequestsOwn();
    void body_parcel_takesCarrierAndNumber();
    void body_partOfLines_canBecomeAllThatIsLeft();
    void body_neededFieldEmpty_isNothing();
    void body_optionalFieldEmpty_isLeftOut();
    void body_adjustmentOfNothing_isNothing();
    void fields_staleCount_startFromWhatIsThereNow();
    void fields_haveNames();

private:
    std::unique_ptr<OperationCorrection> correct(Kind kind, const QByteArray& body, const QByteArray& facts = {})
    {
        PendingOperation entry = makeEntry(1, kind, OperationState::Refused, body);
        entry.facts = facts;
        return std::make_unique<OperationCorrection>(entry, m_fixture.context);
    }

    ShellFixture m_fixture;
};

void tst_OperationCorrection::canBeCorrected_eachKind_hasFieldsIfSo()
{
    for (int i = 0; i <= int(Kind::Count); ++i) {
        const auto widget = correct(Kind(i), "{}");
        QCOMPARE(!widget->findChildren<QLabel*>().isEmpty(), ui::canBeCorrected(Kind(i)));
    }
}

void tst_OperationCorrection::body_nothingTouched_isTheRequestsOwn()
{
    const QByteArray body =
        R"({"carrier":"DHL","tracking_no":"1Z","lines":[{"line_no":1,"quantity":9007199254740993}],"notify":true})";
    QCOMPARE(objectOf(correct(Kind::Ship, body)->body()), objectOf(body));
}

void tst_OperationCorrection::body_parcel_takesCarrierAndNumber()
{
    const auto widget = correct(Kind::Ship, R"({"carrier":"DHL","tracking_no":"1Z","notify":true})");
    QSignalSpy edits(widget.get(), &OperationCorrection::edited);
    auto* carrier = widget->findChild<QComboBox*>();
    QVERIFY(carrier->findText(u"UPS"_s) >= 0);
    carrier->setEditText(u" My courier "_s);
    widget->findChildren<QLineEdit*>().back()->setText(u"2Z "_s);
    QVERIFY(edits.size() >= 2);
    const QJsonObject wanted{{u"carrier"_s, u"My courier"_s}, {u"tracking_no"_s, u"2Z"_s}, {u"notify"_s, true}};
    QCOMPARE(objectOf(widget->body()), wanted);
}

void tst_OperationCorrection::body_partOfLines_canBecomeAllThatIsLeft()
{
    const auto widget =
        correct(Kind::Ship, R"({"carrier":"DHL","tracking_no":"1Z","lines":[{"line_no":1,"quantity":3}]})");
    auto* all = widget->findChild<QCheckBox*>();
    QVERIFY(all);
    all->click();
    QVERIFY(!objectOf(widget->body()).contains(u"lines"));
    all->click();
    QCOMPARE(objectOf(widget->body()).value(u"lines").toArray().size(), 1);
}

void tst_OperationCorrection::body_neededFieldEmpty_isNothing()
{
    const auto widget = correct(Kind::Note, R"({"text":"x"})");
    widget->findChild<QLineEdit*>()->setText(u"  "_s);
    QCOMPARE(widget->body(), QByteArray());
    widget->findChild<QLineEdit*>()->setText(u"y"_s);
    QCOMPARE(objectOf(widget->body()).value(u"text").toString(), u"y"_s);
}

void tst_OperationCorrection::body_optionalFieldEmpty_isLeftOut()
{
    const auto widget = correct(Kind::Cancel, R"({"reason":"FRAUD","note":"x"})");
    widget->findChildren<QLineEdit*>().back()->clear();
    QCOMPARE(objectOf(widget->body()), (QJsonObject{{u"reason"_s, u"FRAUD"_s}}));
    auto* reason = widget->findChild<QComboBox*>();
    reason->setCurrentIndex(reason->findData(u"OTHER"_s));
    QCOMPARE(objectOf(widget->body()).value(u"reason").toString(), u"OTHER"_s);
}

void tst_OperationCorrection::body_adjustmentOfNothing_isNothing()
{
    const auto widget = correct(Kind::Adjust, R"({"sku":"A","delta":-3,"reason":"LOST"})");
    auto* delta = widget->findChild<QSpinBox*>();
    QCOMPARE(delta->value(), -3);
    delta->setValue(0);
    QCOMPARE(widget->body(), QByteArray());
    delta->setValue(-2);
    QCOMPARE(objectOf(widget->body()).value(u"delta").toInt(), -2);
    QCOMPARE(objectOf(widget->body()).value(u"sku").toString(), u"A"_s);
}

void tst_OperationCorrection::fields_staleCount_startFromWhatIsThereNow()
{
    const auto widget = correct(Kind::Count, R"({"sku":"A","counted":10,"expected":12,"reason":"COUNTED"})",
                                R"({"sku":"A","on_hand":11,"available":9})");
    QCOMPARE(objectOf(widget->body()).value(u"expected").toInt(), 11);
    QCOMPARE(objectOf(widget->body()).value(u"counted").toInt(), 10);
}

void tst_OperationCorrection::fields_haveNames()
{
    const auto widget = correct(Kind::Count, R"({"sku":"A","counted":10,"expected":12,"reason":"COUNTED"})");
    for (const QWidget* field : widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (field->focusPolicy() != Qt::NoFocus)
            QVERIFY(!field->accessibleName().isEmpty());
    }
}

QTEST_MAIN(tst_OperationCorrection)
#include "tst_OperationCorrection.moc"

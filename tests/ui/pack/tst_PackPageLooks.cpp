// SPDX-License-Identifier: Apache-2.0
// The page in each look, stage by stage.
#include "tests/support/Reach.h"
#include "tests/ui/pack/PackFixture.h"

#include <QPainter>

using namespace ch;
using namespace ch::test;

class PackPageLooksTest : public PackPageCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startService(); }
    void init() { takeBench(); }
    void cleanup() { leaveBench(); }

    void looks_nothingClippedNothingNameless_data();
    void looks_nothingClippedNothingNameless();
    void obstacles_areClear();

private:
    /// One of each article of the order, as a shop has them: on white.
    /// From a ground of their own colour.
    bool pillsStandOut() const
    {
        const ui::PackStation& station = m_desk->page->station();
        const QImage picture = m_desk->page->station().grab().toImage();
        const QColor surface = ui::colorsOf(station.palette()).surface;
        int seen = 0;
        for (const auto* pill : station.findChildren<ui::Pill*>()) {
            if (!pill->isVisible())
                continue;
            ++seen;
            if (picture.pixelColor(pill->mapTo(&station, QPoint(-2, pill->height() / 2))) != surface)
                return false;
        }
        return seen > 0 && picture.pixelColor(2, 2) != surface;
    }
    void keepPictures(const QString& folder)
    {
        for (const PackLine& line : m_desk->flow().session().lines()) {
            QImage image(900, 700, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor::fromHsv(line.lineNo * 57 % 360, 140, 170));
            painter.drawRoundedRect(300, 150, 300, 420, 60, 60);
            painter.setBrush(QColor::fromHsv(line.lineNo * 57 % 360, 90, 230));
            painter.drawRoundedRect(340, 260, 220, 180, 20, 20);
            painter.end();
            QVERIFY(image.save(QString(folder + u'/' + line.sku + u".png")));
        }
        ui::keepPackSettings(*m_desk->ui.preferences, {.pictures = folder});
    }
};

void PackPageLooksTest::looks_nothingClippedNothingNameless_data()
{
    addLooks();
}

void PackPageLooksTest::looks_nothingClippedNothingNameless()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, zh);
    const Look look{.isDark = dark, .isChinese = zh};
    const Spoken spoken(look);
    useTheme(dark ? ui::ColorScheme::Dark : ui::ColorScheme::Light);
    QTRY_COMPARE(ui::isDark(m_desk->ui.host.palette()), dark);
    m_desk->ui.context->setLocale(look.locale());
    const auto shot = [&](const QString& name) {
        // Lists are laid out when the event loop comes round.
        QTest::qWait(20);
        // The last is 1280×800 at 150 %.
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080), QSize(853, 533)}) {
            m_desk->ui.host.resize(size);
            picture(m_desk->ui.host, u"pack-%1-%2-%3"_s.arg(name, look.name()).arg(size.width()), size);
            QCOMPARE(clippedIn(&m_desk->ui.host), QStringList());
        }
        QCOMPARE(namelessIn(m_desk->page), QStringList());
        m_desk->ui.host.resize(1280, 800);
        if (dark || zh)
            return;
        QCOMPARE(smallTargetsIn(&m_desk->ui.host).join(u'\n'), QString());
        QCOMPARE(unreachedByTab(m_desk->ui.host, &m_desk->ui.host).join(u'\n'), QString());
    };
    shot(u"1list"_s);
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->page->pickList().model().rowCount() > 0);
    shot(u"2pick"_s);
    const desk::PackWork order = m_desk->workWith(4, 3);
    QVERIFY(m_desk->open(order));
    m_desk->scanUntil(order.units - order.packed - 2);
    shot(u"3right"_s);
    const QTemporaryDir pictures;
    keepPictures(pictures.path());
    m_desk->page->enter();
    QTRY_VERIFY(!m_desk->page->findChild<ui::PackNextCard*>()->picture().isNull());
    shot(u"3picture"_s);
    m_desk->scanner.scan(u"4006381333931"_s);
    QTRY_COMPARE(m_desk->band().tone(), ui::Tone::Bad);
    shot(u"4wrong"_s);
    QVERIFY(pillsStandOut());
    m_desk->scanUntil(0);
    shot(u"5label"_s);
    if (QTest::currentTestFailed())
        return;
    m_desk->flow().backToPacking();
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F8);
    QTRY_VERIFY(!m_desk->flow().session().isComplete());
    QTest::keyClick(m_desk->ui.host.windowHandle(), Qt::Key_F6);
    ui::Sheet* const count = m_desk->ui.sheet();
    picture(m_desk->ui.host, u"pack-6count-%1"_s.arg(look.name()));
    QCOMPARE(clippedIn(count), QStringList());
    QCOMPARE(namelessIn(count), QStringList());
    QCOMPARE(smallTargetsIn(count).join(u'\n'), QString());
    QCOMPARE(unreachedByTab(m_desk->ui.host, count).join(u'\n'), QString());
    count->close();
    QVERIFY(m_desk->unpack());
    useTheme();
}

/// What stops a packer: somebody else has the order, or it is not to be packed any more.
void PackPageLooksTest::obstacles_areClear()
{
    const desk::PackWork work = m_desk->workWith(2);
    OtherPerson office(m_service->url());
    office.step(work.id, u"claim"_s, {}, "PUT");
    m_desk->scanner.scan(work.orderNo);
    QVERIFY(m_desk->waitForStage(Stage::Blocked));
    const auto shot = [&](const QString& name) {
        QTest::qWait(20);
        picture(m_desk->ui.host, u"pack-%1-light-en-1280"_s.arg(name));
        QCOMPARE(clippedIn(&m_desk->ui.host), QStringList());
        QCOMPARE(namelessIn(&m_desk->ui.host), QStringList());
        QCOMPARE(smallTargetsIn(&m_desk->ui.host).join(u'\n'), QString());
    };
    shot(u"7blocked"_s);
    QVERIFY(press(m_desk->page, u"Take over…"_s));
    auto* sheet = m_desk->ui.sheet<ui::PackTakeOverSheet>();
    shot(u"8takeover"_s);
    sheet->close();
    office.step(work.id, u"claim"_s, {}, "DELETE");
    office.step(work.id, u"hold"_s, {{u"reason"_s, u"address"_s}});
    m_desk->ui.desk.workspace->syncNow();
    QVERIFY(m_desk->waitForStage(Stage::Gone));
    shot(u"9hold"_s);
    m_desk->flow().leave();
    office.step(work.id, u"hold"_s, {}, "DELETE");
}

QTEST_MAIN(PackPageLooksTest)
#include "tst_PackPageLooks.moc"

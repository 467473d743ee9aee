// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/ProductPictures.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

class ProductPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_names_areTriedInTheirOrder();
    void read_codesThatLeadElsewhere_areNoFiles();
    void read_noPicture_isNone();
    void read_large_isMadeSmaller();
    void of_line_isReadOnce_andAnewFromAnotherFolder();

private:
    void write(const QString& name, const QColor& color, QSize size = {4, 4})
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        QVERIFY(image.save(m_folder.filePath(name)));
    }

    QTemporaryDir m_folder;
};

void ProductPicturesTest::read_names_areTriedInTheirOrder()
{
    write(u"TEA-1.png"_s, Qt::red);
    write(u"4006381333931.JPG"_s, Qt::blue);
    write(u"v1.2 blend.png"_s, Qt::green);
    const auto first = [this](const QStringList& names) {
        const QImage image = readProductPicture(m_folder.path(), names);
        return image.isNull() ? QColor() : image.pixelColor(1, 1);
    };
    QCOMPARE(first({u"TEA-1"_s, u"4006381333931"_s}), QColor(Qt::red));
    QVERIFY(first({u"TEA-2"_s, u"4006381333931"_s}).blue() > 200);
    QCOMPARE(first({u"v1.2 blend"_s, QString()}), QColor(Qt::green));
}

void ProductPicturesTest::read_codesThatLeadElsewhere_areNoFiles()
{
    write(u"secret.png"_s, Qt::red);
    QVERIFY(QDir(m_folder.path()).mkpath(u"shop"_s));
    const QString shop = m_folder.filePath(u"shop"_s);
    QVERIFY(!readProductPicture(m_folder.path(), {u"secret"_s}).isNull());
    for (const QString& code : {u"../secret"_s, m_folder.filePath(u"secret"_s), u"..\\secret"_s, u":secret"_s, u"."_s})
        QVERIFY2(readProductPicture(shop, {code}).isNull(), qPrintable(code));
}

void ProductPicturesTest::read_noPicture_isNone()
{
    QFile file(m_folder.filePath(u"TEXT-1.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no picture");
    file.close();
    QVERIFY(QDir(m_folder.path()).mkpath(u"FOLDER-1.png"_s));
    for (const QString& code : {u"TEXT-1"_s, u"FOLDER-1"_s, u"NOTHING-1"_s})
        QVERIFY2(readProductPicture(m_folder.path(), {code}).isNull(), qPrintable(code));
    QVERIFY(readProductPicture(m_folder.filePath(u"gone"_s), {u"TEA-1"_s}).isNull());
}

void ProductPicturesTest::read_large_isMadeSmaller()
{
    write(u"LARGE-1.png"_s, Qt::red, {4000, 1000});
    QCOMPARE(readProductPicture(m_folder.path(), {u"LARGE-1"_s}).size(), QSize(1024, 256));
}

void ProductPicturesTest::of_line_isReadOnce_andAnewFromAnotherFolder()
{
    write(u"CUP-1.png"_s, Qt::red);
    ProductPictures pictures;
    QSignalSpy arrived(&pictures, &ProductPictures::arrived);
    PackLine cup;
    cup.sku = u"CUP-1"_s;
    PackLine pot;
    pot.sku = u"POT-1"_s;
    QVERIFY(pictures.of(cup).isNull());
    pictures.setFolder(m_folder.path());
    QVERIFY(pictures.of(pot).isNull());
    QVERIFY(pictures.of(cup).isNull());
    QVERIFY(pictures.of(cup).isNull());
    QTRY_VERIFY(!pictures.of(cup).isNull());
    QCOMPARE(pictures.of(cup).pixelColor(0, 0), QColor(Qt::red));
    // Of what is not there nobody is told.
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(pictures.of(cup).cacheKey(), pictures.of(cup).cacheKey());
    const QTemporaryDir other;
    pictures.setFolder(other.path());
    QVERIFY(pictures.of(cup).isNull());
    pictures.setFolder(m_folder.path());
    QVERIFY(pictures.of(cup).isNull());
    QVERIFY(arrived.wait());
    QVERIFY(!pictures.of(cup).isNull());
}

QTEST_GUILESS_MAIN(ProductPicturesTest)
#include "tst_ProductPictures.moc"

// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PictureReader.h"
#include "ui/pack/ProductPictures.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#endif

using namespace ch;
using namespace ch::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

#ifdef Q_OS_LINUX
/// A file that nobody else can open until this is gone, as on a share that hangs: the system waits 45 seconds for the holder of a
/// lease.
class HungFile
{
public:
    explicit HungFile(const QString& path) : m_file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC))
    {
        // Who waits is told of by a signal that would else end the program.
        std::signal(SIGIO, SIG_IGN);
        if (::fcntl(m_file, F_SETLEASE, F_WRLCK) != 0)
            qFatal("no lease");
    }
    ~HungFile() { ::close(m_file); }
    HungFile(const HungFile&) = delete;
    HungFile& operator=(const HungFile&) = delete;

    /// Somebody tries to open it.
    bool isWaitedFor() const { return ::fcntl(m_file, F_GETLEASE) != F_WRLCK; }

private:
    int m_file;
};

int threads()
{
    return int(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}
#endif

} // namespace

class ProductPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_names_areTriedInTheirOrder();
    void read_codesThatLeadElsewhere_areNoFiles();
    void read_noPicture_isNone();
    void read_large_isMadeSmaller();
    void of_line_isReadOnce_andAnewFromAnotherFolder();
    void end_folderHangs_isNotWaitedFor();
    void otherFolder_whileOneHangs_isRead();

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

void ProductPicturesTest::end_folderHangs_isNotWaitedFor()
{
#ifdef Q_OS_LINUX
    write(u"HUNG-1.png"_s, Qt::red);
    write(u"NEXT-1.png"_s, Qt::red);
    const int before = threads();
    {
        const HungFile hung(m_folder.filePath(u"HUNG-1.png"_s));
        auto pictures = std::make_unique<ProductPictures>();
        pictures->setFolder(m_folder.path());
        PackLine line;
        for (const QString& sku : {u"HUNG-1"_s, u"NEXT-1"_s}) {
            line.sku = sku;
            QVERIFY(pictures->of(line).isNull());
        }
        QTRY_VERIFY(hung.isWaitedFor());
        QElapsedTimer time;
        time.start();
        pictures.reset();
        // The share would take 45 s.
        QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(threads(), before + 1);
    }
    // It answers at last: what was left behind reads it, tells nobody, and ends.
    QTRY_COMPARE(threads(), before);
#else
    QSKIP("a file that hangs needs a lease");
#endif
}

void ProductPicturesTest::otherFolder_whileOneHangs_isRead()
{
#ifdef Q_OS_LINUX
    write(u"STUCK-1.png"_s, Qt::red);
    const QTemporaryDir other;
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QVERIFY(image.save(other.filePath(u"STUCK-1.png"_s)));
    const int before = threads();
    {
        const HungFile hung(m_folder.filePath(u"STUCK-1.png"_s));
        ProductPictures pictures;
        PackLine line;
        line.sku = u"STUCK-1"_s;
        pictures.setFolder(m_folder.path());
        QVERIFY(pictures.of(line).isNull());
        QTRY_VERIFY(hung.isWaitedFor());
        pictures.setFolder(other.path());
        QTRY_VERIFY(!pictures.of(line).isNull());
        QCOMPARE(pictures.of(line).pixelColor(0, 0), QColor(Qt::blue));
    }
    QTRY_COMPARE(threads(), before);
#else
    QSKIP("a file that hangs needs a lease");
#endif
}

QTEST_GUILESS_MAIN(ProductPicturesTest)
#include "tst_ProductPictures.moc"

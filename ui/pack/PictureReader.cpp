// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PictureReader.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPromise>

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace ch::ui {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kLargest(1024, 1024);
constexpr qint64 kMostBytes = 32 * 1024 * 1024;
/// A picture that is being decoded is ready by then; a share that is silent for longer is not waited for.
constexpr auto kPatience = 250ms;
/// As cameras and shops name them; on some systems a name is another in other letters.
constexpr std::array kEndings{".jpg"_L1, ".jpeg"_L1, ".png"_L1, ".webp"_L1, ".JPG"_L1, ".JPEG"_L1, ".PNG"_L1};

/// Codes come from a shop's articles: none may lead out of the folder.
bool isFileName(const QString& name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\') &&
           !name.contains(u':');
}

/// Empty: no file, or a large one.
QByteArray bytesOf(const QString& path)
{
    const QFileInfo info(path);
    if (!info.isFile() || info.size() > kMostBytes)
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}

QImage decoded(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.width() > kLargest.width() || size.height() > kLargest.height())
        reader.setScaledSize(size.scaled(kLargest, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    return image.isNull() ? image : image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

QImage readProductPicture(const QString& folder, const QStringList& names, const std::stop_token& stop)
{
    const QDir place(folder);
    for (const QString& name : names) {
        if (!isFileName(name))
            continue;
        for (const QLatin1StringView ending : kEndings) {
            const QByteArray bytes = bytesOf(place.filePath(QString(name + ending)));
            // What hung may go on when the program is ending: decoders may be gone by then.
            if (stop.stop_requested())
                return {};
            if (QImage image = bytes.isEmpty() ? QImage() : decoded(bytes); !image.isNull())
                return image;
        }
    }
    return {};
}

struct PictureReader::State
{
    struct Job
    {
        QStringList names;
        QPromise<QImage> promise;
    };

    const QString folder;
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable ended;
    std::deque<Job> jobs;
    std::stop_source stop;
    bool isOver = false;
};

PictureReader::PictureReader(const QString& folder)
    : m_state(new State{.folder = folder, .mutex = {}, .wake = {}, .ended = {}, .jobs = {}, .stop = {}})
    , m_thread([state = m_state] { work(state); })
{}

PictureReader::~PictureReader()
{
    std::deque<State::Job> unread;
    std::unique_lock lock(m_state->mutex);
    m_state->stop.request_stop();
    unread.swap(m_state->jobs);
    m_state->wake.notify_one();
    const bool isOver = m_state->ended.wait_for(lock, kPatience, [this] { return m_state->isOver; });
    lock.unlock();
    if (isOver)
        m_thread.join();
    else
        m_thread.detach();
}

QFuture<QImage> PictureReader::read(const QStringList& names)
{
    State::Job job{.names = names, .promise = {}};
    job.promise.start();
    QFuture<QImage> future = job.promise.future();
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->jobs.push_back(std::move(job));
    }
    m_state->wake.notify_one();
    return future;
}

void PictureReader::work(const std::shared_ptr<State>& state)
{
    std::unique_lock lock(state->mutex);
    const std::stop_token stop = state->stop.get_token();
    for (;;) {
        state->wake.wait(lock, [&] { return stop.stop_requested() || !state->jobs.empty(); });
        if (stop.stop_requested())
            break;
        State::Job job = std::move(state->jobs.front());
        state->jobs.pop_front();
        lock.unlock();
        const QImage image = readProductPicture(state->folder, job.names, stop);
        lock.lock();
        if (stop.stop_requested())
            break;
        job.promise.addResult(image);
        job.promise.finish();
    }
    state->isOver = true;
    state->ended.notify_one();
}

} // namespace ch::ui

// SPDX-License-Identifier: Apache-2.0
// Reads pictures of products one after the other, from a folder that may be on a share which hangs.
// Thread of the windows; files are read on a thread of its own, which nobody waits for longer than a moment.
#pragma once

#include <QFuture>
#include <QImage>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <thread>

namespace ch::ui {

class PictureReader
{
public:
    explicit PictureReader(const QString& folder);
    /// What is queued is not read any more. A reading that hangs is left behind: when the share answers it ends by itself, and
    /// touches nothing but its own.
    ~PictureReader();
    PictureReader(const PictureReader&) = delete;
    PictureReader& operator=(const PictureReader&) = delete;

    /// As readProductPicture().
    QFuture<QImage> read(const QStringList& names);

private:
    struct State;
    static void work(const std::shared_ptr<State>& state);

    /// Shared with the thread, which may be there longer.
    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

/// The picture of the first of these names in the folder; null: there is none that can be read, or it was stopped. Any thread.
QImage readProductPicture(const QString& folder, const QStringList& names, const std::stop_token& stop = {});

} // namespace ch::ui

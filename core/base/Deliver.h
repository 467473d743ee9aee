// SPDX-License-Identifier: Apache-2.0
// Brings a future's result to an object on that object's thread: the only way from a lane to a widget.
// Called on the receiver's thread.
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace ch {

/// Calls `onResult(T)` once the future has its result (onResult() for a future of nothing), on the receiver's thread and never
/// inside this call. Nothing is called once the receiver is gone, or if the future was cancelled before it had a result. A watcher, because continuations of
/// Qt 6.4 abort or read freed memory when their context dies first.
template <class T, class Fn> void deliver(const QFuture<T>& future, QObject* receiver, Fn onResult)
{
    auto* watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, onResult = std::move(onResult)]() mutable {
                         watcher->deleteLater();
                         const QFuture<T> finished = watcher->future();
                         if constexpr (std::is_void_v<T>) {
                             if (!finished.isCanceled())
                                 onResult();
                         } else if (finished.resultCount() > 0) {
                             // Not result(), which copies: a list of a million rows is 8 MB.
                             onResult(*finished.constBegin());
                         }
                     });
    watcher->setFuture(future);
}

} // namespace ch

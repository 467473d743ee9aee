// SPDX-License-Identifier: Apache-2.0
// Writes pictures, reports and figures where a person wants them, and says so.
// Thread of the windows; files are written on a lane of its own.
#pragma once

#include "core/base/Lane.h"
#include "ui/kit/UiContext.h"
#include "ui/sales/FigureTable.h"

#include <QPointer>

#include <functional>

namespace ch::ui {

class SalesFiles : public QObject
{
    Q_OBJECT

public:
    /// `host`: over which the system's dialog opens.
    SalesFiles(UiContext& context, QWidget* host);
    ~SalesFiles() override;

    /// Asks where, then writes. `suffix` without a dot.
    void askAndSave(const QByteArray& bytes, const QString& name, const QString& suffix);
    void askAndSave(const FigureTable& table, const QString& name, TableFormat format);

    void save(const QByteArray& bytes, const QString& path);
    void save(const FigureTable& table, const QString& path, TableFormat format);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const ch::Error& error);

private:
    void ask(const QString& name, const QString& suffix, const std::function<void(const QString&)>& then);
    void tell(const QFuture<Result<QString>>& written);

    UiContext& m_context;
    QPointer<QWidget> m_host;
    QString m_folder;
    Lane m_lane;
};

} // namespace ch::ui
